import type { LeadDimension } from '../../graphql/resolver-types.generated.ts'
import { groupBy as byKey } from '../../lib/group-by.ts'
import { type DimensionValue, dimensionValues } from './dimension-value.ts'
import { type Compared, type KeyedRow, keyText } from './keyed-row.ts'
import type { CountedOutcome } from './lead-outcomes.queries.ts'
import type { WatchedLeads } from './projection.ts'
import { type Judging, type ToldProjection, toldProjection } from './told-projection.ts'
import { watchedLeads } from './watched-leads.ts'

/** Leads of one combination of keys, or all of them, and what became of them. */
export type WatchedRow = KeyedRow & { readonly watched: WatchedLeads }

export type MaturityRow = {
  readonly keys: readonly DimensionValue<LeadDimension>[]
  readonly leads: number
  readonly won: number
  readonly lost: number
  readonly open: number
  readonly projection: ToldProjection
  /** Null where the report is compared with nothing. */
  readonly previous: MaturityRow | null
}

const nothing: WatchedLeads = watchedLeads([])

/** No leads of a row. */
export const noWatched: WatchedRow = { isTotal: true, keys: [], watched: nothing }

/** One row per combination of keys, and one of all. */
export const watchedRows = (counted: readonly CountedOutcome[]): WatchedRow[] =>
  [...byKey(counted, keyText).values()].map((alike) => {
    const [{ isTotal, keys }] = alike
    return { isTotal, keys: isTotal ? [] : keys, watched: watchedLeads(alike) }
  })

export function maturityRow(
  groupBy: readonly LeadDimension[],
  judging: Judging,
  { row, before }: Compared<WatchedRow>,
): MaturityRow {
  const { watched, keys } = row
  const count = (outcome: string): number =>
    watched.outcomes.reduce((sum, each) => (each.outcome === outcome ? sum + each.leads : sum), 0)
  const [won, lost, open] = [count('WON'), count('LOST'), count('OPEN')]
  return {
    keys: row.isTotal ? [] : dimensionValues(groupBy, keys),
    leads: won + lost + open + watched.undated + watched.notRecorded,
    ...{ won, lost, open },
    projection: toldProjection(watched, judging),
    previous: before && maturityRow(groupBy, judging, { row: before, before: null }),
  }
}
