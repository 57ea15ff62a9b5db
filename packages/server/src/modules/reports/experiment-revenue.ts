import { decimal } from '../../lib/decimal.ts'
import { minorDigits } from '../../lib/minor-digits.ts'
import type { Money } from '../../lib/money.ts'
import type { EarnedCount } from './experiments.queries.ts'
import { type Earning, meanDifference } from './welch.ts'
import type { Interval } from './wilson.ts'

type Decimals = { readonly low: string; readonly high: string }

/** How much more a subject of a variant brought than one of control. */
type RevenueDifference = {
  readonly perSubject: string
  readonly interval: Decimals | null
  readonly drawnInterval: Decimals | null
  readonly pValue: number | null
  readonly increment: Money
  readonly thin: boolean
}

/** What was won with the subjects of a variant. */
export type VariantRevenue = {
  readonly total: Money
  readonly perSubject: string | null
  readonly buyers: number
  readonly difference: RevenueDifference | null
}

/** Amounts of a variant, in minor units, with those who brought none. */
export type Earnings = {
  readonly kinds: readonly Earning[]
  readonly buyers: number
  readonly subjects: number
  readonly total: number
}

/** With fewer buyers, a single deal decides. */
export const fewestBuyers = 10

/** More digits than amounts have: what a visitor brings is rarely a cent. */
const moreDigits = 4

export function earningsOf(earned: readonly EarnedCount[], variant: string, subjects: number): Earnings {
  const own = earned.filter((row) => row.variant === variant)
  const buyers = own.reduce((sum, row) => sum + row.subjects, 0)
  const kinds = own.map((row) => ({ amount: Number(row.amount), subjects: row.subjects }))
  const others = subjects > buyers ? [{ amount: 0, subjects: subjects - buyers }] : []
  const total = kinds.reduce((sum, kind) => sum + kind.amount * kind.subjects, 0)
  return { kinds: [...kinds, ...others], buyers, subjects, total }
}

/** @param control Null where this is control itself. */
export function variantRevenue(earnings: Earnings, control: Earnings | null, currency: string): VariantRevenue {
  const { total, buyers, subjects } = earnings
  return {
    total: { minor: total, currency },
    perSubject: subjects === 0 ? null : exact(total / subjects, currency),
    buyers,
    difference: control && differenceFrom(earnings, control, currency),
  }
}

function differenceFrom(treated: Earnings, control: Earnings, currency: string): RevenueDifference | null {
  const difference = meanDifference(treated.kinds, control.kinds)
  if (!difference) return null
  const ends = (interval: Interval | null): Decimals | null =>
    interval && { low: exact(interval.low, currency), high: exact(interval.high, currency) }
  return {
    perSubject: exact(difference.value, currency),
    interval: ends(difference.interval),
    drawnInterval: ends(difference.drawn),
    pValue: difference.pValue,
    increment: { minor: whole(difference.value * treated.subjects), currency },
    thin: treated.buyers + control.buyers < fewestBuyers,
  }
}

const exact = (minor: number, currency: string): string =>
  decimal(whole(minor * 10 ** moreDigits), minorDigits(currency) + moreDigits)

/** There is no −0 among exact numbers. */
const whole = (value: number): number => Math.round(value) + 0
