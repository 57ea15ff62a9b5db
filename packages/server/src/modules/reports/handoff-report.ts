import type {
  HandoffDirection,
  HandoffOrderField,
  QueryLeadHandoffsArgs,
  ServiceLevel,
} from '../../graphql/resolver-types.generated.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { type Filter, readFilter } from './filter.ts'
import { byHandoffOrder } from './handoff-order.ts'
import { type CountedHandoffs, type HandoffRow, handoffRow, noHandoffs } from './handoff-row.ts'
import { type LedgerDimension, ledgerDimensions } from './ledger.ts'
import { type ReportMeta, reportMeta, truncation } from './report-meta.ts'
import { optionalDimensions, type ReportQuestion, uncomparedQuestion } from './report-question.ts'
import type { RowOrder } from './row-order.ts'
import { slaWarnings } from './sla-warnings.ts'

export type HandoffQuestion = ReportQuestion & {
  readonly direction: HandoffDirection
  readonly groupBy: readonly LedgerDimension[]
  readonly filter: Filter<LedgerDimension> | null
  /** What came of them is told as of then. */
  readonly asOf: Date
  readonly order: RowOrder<HandoffOrderField>
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
  order: args.orderBy ?? { by: 'HANDED_OVER', direction: 'DESC' },
})

export function handoffReport(question: HandoffQuestion, found: readonly CountedHandoffs[]): HandoffReport {
  const { workspace, groupBy } = question
  const rowOf = (row: CountedHandoffs): HandoffRow => handoffRow(question, row)
  const total = rowOf(found.find(({ isTotal }) => isTotal) ?? noHandoffs)
  const rows = found
    .filter(({ isTotal }) => !isTotal)
    .map(rowOf)
    .toSorted(byHandoffOrder(question.order))
  return {
    rows: groupBy.length === 0 ? [total] : rows.slice(0, question.mostRows),
    total: { ...total, keys: [] },
    sla: serviceLevel(workspace),
    meta: reportMeta(question, [...slaWarnings(workspace, total.handedOver, 'handoffs'), truncation(question, rows)]),
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
