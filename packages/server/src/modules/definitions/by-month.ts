import { groupBy } from '../../lib/group-by.ts'
import { compareText } from '../../lib/order.ts'

/** What became of the leads of a month. */
export type MonthOfLeads = {
  /** `YYYY-MM` in which they became leads. */
  readonly month: string
  readonly leads: number
  readonly met: number
  /** Of those who met it. */
  readonly metAndWon: number
  /** Of all. */
  readonly won: number
}

type Judged = { readonly month: string; readonly isMet: boolean; readonly isWon: boolean }

/** Counts leads by the month in which they became leads, oldest first. Months without a lead are left out. */
export const byMonth = (leads: readonly Judged[]): MonthOfLeads[] =>
  [...groupBy(leads, ({ month }) => month)]
    .map(([month, ofMonth]) => ({
      month,
      leads: ofMonth.length,
      met: ofMonth.filter(({ isMet }) => isMet).length,
      metAndWon: ofMonth.filter(({ isMet, isWon }) => isMet && isWon).length,
      won: ofMonth.filter(({ isWon }) => isWon).length,
    }))
    .sort((a, b) => compareText(a.month, b.month))
