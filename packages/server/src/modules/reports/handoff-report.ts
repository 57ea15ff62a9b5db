import type { HandoffDirection, QueryLeadHandoffsArgs, ServiceLevel } from '../../graphql/resolver-types.generated.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { compareKeys, type DimensionValue, dimensionValues } from './dimension-value.ts'
import { type Filter, readFilter } from './filter.ts'
import type { KeyedRow } from './keyed-row.ts'
import { type LedgerDimension, ledgerDimensions } from './ledger.ts'
import { type Ratio, ratio } from './ratio.ts'
import { type ReportMeta, reportMeta, truncation } from './report-meta.ts'
import { optionalDimensions, type ReportQuestion, uncomparedQuestion } from './report-question.ts'
import { slaWarnings } from './sla-warnings.ts'

export type HandoffQuestion = ReportQuestion & {
  readonly direction: HandoffDirection
  readonly groupBy: readonly LedgerDimension[]
  readonly filter: Filter<LedgerDimension> | null
  /** What came of them is told as of then. */
  readonly asOf: Date
}

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
}

type HandoffReport = {
  readonly rows: readonly HandoffRow[]
  readonly total: HandoffRow
  readonly sla: ServiceLevel | null
  readonly meta: ReportMeta
}

/** @throws AppError `RANGE_INVALID`, `INPUT_INVALID` */
export const handoffQuestion = (args: QueryLeadHandoffsArgs, workspace: Workspace, now: Date): HandoffQuestion => ({
  ...uncomparedQuestion(args.input, workspace, now),
  direction: args.direction,
  groupBy: optionalDimensions(args.groupBy),
  filter: readFilter(args.input.filter, ledgerDimensions),
  asOf: now,
})

export function handoffReport(question: HandoffQuestion, found: readonly CountedHandoffs[]): HandoffReport {
  const { workspace, groupBy } = question
  const rowOf = (row: CountedHandoffs): HandoffRow => handoffRow(question, row)
  const total = rowOf(found.find(({ isTotal }) => isTotal) ?? noHandoffs)
  const rows = found
    .filter(({ isTotal }) => !isTotal)
    .toSorted((a, b) => b.handedOver - a.handedOver || compareKeys(a.keys, b.keys))
  return {
    rows: groupBy.length === 0 ? [total] : rows.slice(0, question.mostRows).map(rowOf),
    total: { ...total, keys: [] },
    sla: serviceLevel(workspace),
    meta: reportMeta(question, [...slaWarnings(workspace, total.handedOver, 'handoffs'), truncation(question, rows)]),
  }
}

const noHandoffs: CountedHandoffs = {
  ...{ isTotal: true, keys: [], due: 0, answeredInTime: 0, p50: null, p90: null },
  ...(Object.fromEntries(handoffCounts.map((name) => [name, 0])) as Counts),
}

function handoffRow({ workspace, groupBy }: HandoffQuestion, row: CountedHandoffs): HandoffRow {
  const counts = Object.fromEntries(handoffCounts.map((name) => [name, row[name]])) as Counts
  return {
    ...counts,
    keys: row.isTotal ? [] : dimensionValues(groupBy, row.keys),
    answeredWithinSla: ratio(row.answeredInTime, row.due, workspace.minimumSample),
    responseTime: { count: row.worked, p50: row.p50, p90: row.p90 },
  }
}

function serviceLevel({ settings: { sla } }: Workspace): ServiceLevel | null {
  if (!sla) return null
  return {
    firstResponseSeconds: sla.sales.firstResponse / 1_000,
    acceptOrRefuseSeconds: sla.sales.acceptOrRefuse / 1_000,
    nurtureSeconds: sla.marketing.nurture / 1_000,
  }
}
