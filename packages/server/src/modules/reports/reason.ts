import type {
  DateBasis,
  LeadDimension,
  QueryReasonsArgs,
  ReasonKind,
  ReasonOrderField,
} from '../../graphql/resolver-types.generated.ts'
import { groupBy } from '../../lib/group-by.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { dimensionValues } from './dimension-value.ts'
import { leadDimensions } from './dimensions.ts'
import { type Filter, readFilter } from './filter.ts'
import { type Ratio, ratio } from './ratio.ts'
import { byReasonOrder } from './reason-order.ts'
import { type CountedReason, type ReasonRow, unknownReason } from './reason-row.ts'
import { type ReportMeta, reportMeta, truncation } from './report-meta.ts'
import { optionalDimensions, type ReportQuestion, uncomparedQuestion } from './report-question.ts'
import type { RowOrder } from './row-order.ts'

export type ReasonQuestion = ReportQuestion & {
  readonly kind: ReasonKind
  readonly basis: DateBasis
  readonly groupBy: readonly LeadDimension[]
  readonly filter: Filter<LeadDimension> | null
  readonly order: RowOrder<ReasonOrderField>
}

export type ReasonReport = {
  readonly rows: readonly ReasonRow[]
  readonly total: number
  readonly unknown: Ratio
  readonly meta: ReportMeta
}

/** @throws AppError `RANGE_INVALID`, `INPUT_INVALID` */
export const reasonQuestion = (args: QueryReasonsArgs, workspace: Workspace, now: Date): ReasonQuestion => ({
  ...uncomparedQuestion(args.input, workspace, now),
  kind: args.kind,
  basis: args.basis,
  groupBy: optionalDimensions(args.groupBy),
  filter: readFilter(args.input.filter, leadDimensions),
  order: args.orderBy ?? { by: 'LEADS', direction: 'DESC' },
})

/** @param undated Leads of which nobody recorded when it happened, where only dated ones count. */
export function reasonReport(
  question: ReasonQuestion,
  counted: readonly CountedReason[],
  undated: number,
): ReasonReport {
  const { workspace } = question
  const share = (of: readonly CountedReason[], part: readonly CountedReason[]): Ratio =>
    ratio(leadsOf(part), leadsOf(of), workspace.minimumSample)
  const alike = groupBy(counted, keysText)
  const rows = counted.map((row) => ({
    ...row,
    keys: dimensionValues(question.groupBy, row.keys),
    share: share(alike.get(keysText(row)) ?? [], [row]),
  }))
  return {
    rows: rows.toSorted(byReasonOrder(question.order)).slice(0, question.mostRows),
    total: leadsOf(counted),
    unknown: share(
      counted,
      counted.filter(({ reason }) => reason === unknownReason),
    ),
    meta: reportMeta(question, [
      {
        code: 'UNDATED_CONVERSIONS',
        message: `Of ${undated} leads of all time nobody recorded when it happened: here they are not counted`,
        affectedCount: undated,
      },
      truncation(question, rows),
    ]),
  }
}

const keysText = ({ keys }: CountedReason): string => JSON.stringify(keys)

const leadsOf = (rows: readonly CountedReason[]): number => rows.reduce((total, { leads }) => total + leads, 0)
