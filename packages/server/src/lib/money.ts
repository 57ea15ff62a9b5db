import { decimal } from './decimal.ts'
import { minorDigits } from './minor-digits.ts'

/** An exact amount. */
export type Money = { readonly minor: number | bigint; readonly currency: string }

/** The amount in the currency's main unit, with as many decimals as it has: `"12.50"`. */
export const amountOf = ({ minor, currency }: Money): string => decimal(minor, minorDigits(currency))
