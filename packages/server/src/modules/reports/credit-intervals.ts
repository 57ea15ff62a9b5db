import { middle95 } from './bootstrap.ts'
import { keyText } from './keyed-row.ts'
import type { Interval } from './wilson.ts'

/** Where credit would lie in 95 of 100 cases, had as many others come by the same ways. */
export type CreditIntervals = {
  /** In conversions. */
  readonly credit: Interval
  /** Of the total. Null where nothing ever has a share. */
  readonly share: Interval | null
}

/** What each row is credited with, in conversions, each time that subjects are drawn anew. */
export type DrawnCredits = {
  /** What the rows are of: combinations of keys, as JSON. */
  readonly names: readonly string[]
  readonly draws: Iterable<Float64Array>
}

/** By the text of a row's keys. */
export function creditIntervals(
  names: readonly string[],
  draws: readonly Float64Array[],
): ReadonlyMap<string, CreditIntervals> {
  const totals = draws.map((credits) => credits.reduce((sum, credit) => sum + credit, 0))
  return new Map(
    names.map((name, row) => {
      const credits = draws.map((drawn) => drawn[row] as number)
      const shares = credits.flatMap((credit, i) => (totals[i] ? [credit / totals[i]] : []))
      const intervals = { credit: middle95(credits) ?? { low: 0, high: 0 }, share: middle95(shares) }
      return [keyText({ isTotal: false, keys: JSON.parse(name) as string[] }), intervals]
    }),
  )
}
