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
import { besideEarlier } from './keyed-row.ts'
import { type LedgerDimension, ledgerDimensions } from './ledger.ts'
import { daysLonger, type ReportMeta, type ReportWarning, reportMeta, truncation } from './report-meta.ts'
import { optionalDimensions, type ReportQuestion, reportQuestion } from './report-question.ts'
import type { RowOrder } from './row-order.ts'
import { slaWarnings } from './sla-warnings.ts'

export type HandoffQuestion = ReportQuestion & {
  readonly direction: HandoffDirection
  readonly groupBy: readonly LedgerDimension[]
  readonly filter: Filter<LedgerDimension> | null
  readonly order: RowOrder<HandoffOrderField>
}

export type HandoffReport = {
  readonly rows: readonly HandoffRow[]
  readonly total: HandoffRow
  readonly sla: ServiceLevel | null
  readonly meta: ReportMeta
}

/** @throws AppError `RANGE_INVALID`, `INPUT_INVALID` */
export const handoffQuestion = (args: QueryLeadHandoffsArgs, workspace: Workspace, now: Date): HandoffQuestion => ({
  ...reportQuestion(args.input, workspace, now),
  direction: args.direction,
  groupBy: optionalDimensions(args.groupBy),
  filter: readFilter(args.input.filter, ledgerDimensions),
  order: args.orderBy ?? { by: 'HANDED_OVER', direction: 'DESC' },
})

/** @param earlier Of the range that the question is compared with; null where with none. */
export function handoffReport(
  question: HandoffQuestion,
  now: readonly CountedHandoffs[],
  earlier: readonly CountedHandoffs[] | null,
): HandoffReport {
  const { workspace, groupBy, mostRows } = question
  const total = handoffRow(question, { row: totalOf(now), before: earlier && totalOf(earlier) })
  const rows = besideEarlier(rowsOf(now), earlier && rowsOf(earlier), noHandoffs)
    .map((compared) => handoffRow(question, compared))
    .toSorted(byHandoffOrder(question.order))
  return {
    rows: groupBy.length === 0 ? [total] : rows.slice(0, mostRows),
    total,
    sla: serviceLevel(workspace),
    meta: reportMeta(question, [
      ...slaWarnings(workspace, total.handedOver, 'handoffs'),
      unequalAge(question, total),
      truncation(question, rows),
    ]),
  }
}

/** What still waits may yet be answered; what it is compared with has had longer for that. */
function unequalAge(question: HandoffQuestion, { untouched, previous }: HandoffRow): ReportWarning {
  return {
    code: 'IMMATURE_COMPARISON',
    message: `Still waiting for an answer are ${untouched} handoffs of the range and ${previous?.untouched ?? 0} of the range compared with, which have had ${daysLonger(question)} days longer: those of the range may yet be answered`,
    affectedCount: previous ? untouched : 0,
  }
}

const totalOf = (found: readonly CountedHandoffs[]): CountedHandoffs =>
  found.find(({ isTotal }) => isTotal) ?? noHandoffs
const rowsOf = (found: readonly CountedHandoffs[]): CountedHandoffs[] => found.filter(({ isTotal }) => !isTotal)

function serviceLevel({ settings: { sla } }: Workspace): ServiceLevel | null {
  if (!sla) return null
  return {
    firstResponseSeconds: sla.sales.firstResponse / 1_000,
    acceptOrRefuseSeconds: sla.sales.acceptOrRefuse / 1_000,
    nurtureSeconds: sla.marketing.nurture / 1_000,
  }
}
