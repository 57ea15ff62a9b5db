import { groupBy } from '../../lib/group-by.ts'
import type { CreditIntervals } from './credit-intervals.ts'
import { type KeyedRow, keyText } from './keyed-row.ts'

/** Credit of one combination of keys, or all of it. Sums may exceed what a number holds exactly: they come as text. */
export type EarnedCredit = KeyedRow & {
  /** Billionths. */
  readonly credit: string
  readonly valueMinor: string
  readonly touchpoints: number
  readonly conversions: number
  readonly withoutValue: number
  /** Of the total by CUSTOM: conversions that were shared out by LINEAR. */
  readonly linearInstead?: number
  /** Of the credit, in conversions. Absent where nothing is left to chance. */
  readonly standardError?: number
  /** Absent or null where nobody asked, or nobody gave it anything. */
  readonly intervals?: CreditIntervals | null
}

/** One for each combination of keys, of many: no two of which are of the same conversion. */
export const addCredits = (sums: readonly EarnedCredit[]): EarnedCredit[] =>
  [...groupBy(sums, keyText).values()].map((alike) =>
    alike.reduce((a, b) => ({
      isTotal: a.isTotal,
      keys: a.keys,
      credit: String(BigInt(a.credit) + BigInt(b.credit)),
      valueMinor: String(BigInt(a.valueMinor) + BigInt(b.valueMinor)),
      touchpoints: a.touchpoints + b.touchpoints,
      conversions: a.conversions + b.conversions,
      withoutValue: a.withoutValue + b.withoutValue,
    })),
  )

export const noCredit: EarnedCredit = {
  isTotal: true,
  keys: [],
  credit: '0',
  valueMinor: '0',
  touchpoints: 0,
  conversions: 0,
  withoutValue: 0,
}
