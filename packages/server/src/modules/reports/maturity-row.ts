import type { LeadDimension } from '../../graphql/resolver-types.generated.ts'
import { groupBy as byKey } from '../../lib/group-by.ts'
import { type DimensionValue, dimensionValues } from './dimension-value.ts'
import { type Compared, type KeyedRow, keyText } from './keyed-row.ts'
import type { CountedOutcome } from './lead-outcomes.queries.ts'
import { type Projection, project, type WatchedLeads } from './projection.ts'
import { projectionCaveats } from './projection-caveats.ts'
import type { Recording } from './recording.ts'
import { isoDay } from './recording.ts'
import { watchedLeads } from './watched-leads.ts'

/** Leads of one combination of keys, or all of them, and what became of them. */
export type WatchedRow = KeyedRow & { readonly watched: WatchedLeads }

/** A projection as reports tell it. */
export type ToldProjection = Projection & {
  /** Leads created before this day are left out. Null where none are. */
  readonly notRecordedBefore: string | null
  readonly caveats: readonly string[]
}

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

type Judging = { readonly horizonDays: number; readonly minimumSample: number; readonly recording: Recording }

const nothing: WatchedLeads = watchedLeads([])

/** No leads of a row. */
export const noWatched: WatchedRow = { isTotal: true, keys: [], watched: nothing }

/** One row per combination of keys, and one of all. */
export const watchedRows = (counted: readonly CountedOutcome[]): WatchedRow[] =>
  [...byKey(counted, keyText).values()].map((alike) => {
    const [{ isTotal, keys }] = alike
    return { isTotal, keys: isTotal ? [] : keys, watched: watchedLeads(alike) }
  })

function toldProjection(watched: WatchedLeads, judging: Judging): ToldProjection {
  const { horizonDays, minimumSample, recording } = judging
  const projection = project(watched, horizonDays, minimumSample)
  const { fromDay } = recording
  return {
    ...projection,
    notRecordedBefore: fromDay === null || projection.notRecorded === 0 ? null : isoDay(fromDay),
    caveats: projectionCaveats(projection, fromDay),
  }
}

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
