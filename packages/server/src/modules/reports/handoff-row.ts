import type { Workspace } from '../workspaces/workspace.ts'
import { type DimensionValue, dimensionValues } from './dimension-value.ts'
import type { Compared, KeyedRow } from './keyed-row.ts'
import type { LedgerDimension } from './ledger.ts'
import { type RateChange, rateChange } from './newcombe.ts'
import { type Ratio, ratio } from './ratio.ts'

export const handoffCounts = [
  'handedOver',
  'assigned',
  'worked',
  'reached',
  'accepted',
  'refused',
  'recycled',
  'untouched',
  'overdue',
] as const
type Counts = Readonly<Record<(typeof handoffCounts)[number], number>>

/** Handoffs of one combination of keys, or all of them. */
export type CountedHandoffs = KeyedRow &
  Counts & {
    /** Of how many the SLA says whether they were answered in time, and how many of these were. */
    readonly due: number
    readonly answeredInTime: number
    readonly p50: number | null
    readonly p90: number | null
  }

export type HandoffRow = Counts & {
  readonly keys: readonly DimensionValue<LedgerDimension>[]
  readonly answeredWithinSla: Ratio
  readonly responseTime: { readonly count: number; readonly p50: number | null; readonly p90: number | null }
  /** Null where the report is compared with nothing, as is the change. */
  readonly previous: HandoffRow | null
  readonly answeredWithinSlaChange: RateChange | null
}

/** Whose handoffs they are, and what they are grouped by. */
type Cut = { readonly workspace: Workspace; readonly groupBy: readonly LedgerDimension[] }

export const noHandoffs: CountedHandoffs = {
  ...{ isTotal: true, keys: [], due: 0, answeredInTime: 0, p50: null, p90: null },
  ...(Object.fromEntries(handoffCounts.map((name) => [name, 0])) as Counts),
}

export function handoffRow(cut: Cut, { row, before }: Compared<CountedHandoffs>): HandoffRow {
  const { workspace, groupBy } = cut
  const counts = Object.fromEntries(handoffCounts.map((name) => [name, row[name]])) as Counts
  const answeredWithinSla = ratio(row.answeredInTime, row.due, workspace.minimumSample)
  const previous = before && handoffRow(cut, { row: before, before: null })
  return {
    ...counts,
    keys: row.isTotal ? [] : dimensionValues(groupBy, row.keys),
    answeredWithinSla,
    responseTime: { count: row.worked, p50: row.p50, p90: row.p90 },
    previous,
    answeredWithinSlaChange: previous && rateChange(answeredWithinSla, previous.answeredWithinSla),
  }
}
