import type { DateBasis, LeadDimension, QueryReasonsArgs, ReasonKind } from '../../graphql/resolver-types.generated.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { compareKeys, type DimensionValue, dimensionValues } from './dimension-value.ts'
import { leadDimensions } from './dimensions.ts'
import { type Filter, readFilter } from './filter.ts'
import { type Ratio, ratio } from './ratio.ts'
import { type ReportMeta, reportMeta, truncation } from './report-meta.ts'
import { optionalDimensions, type ReportQuestion, uncomparedQuestion } from './report-question.ts'

/** What stands for a reason that nobody gave. */
export const unknownReason = '(unknown)'

export type ReasonQuestion = ReportQuestion & {
  readonly kind: ReasonKind
  readonly basis: DateBasis
  readonly groupBy: readonly LeadDimension[]
  readonly filter: Filter<LeadDimension> | null
}

/** Leads of one combination of keys for one reason. */
export type CountedReason = { readonly keys: readonly string[]; readonly reason: string; readonly leads: number }

export type ReasonRow = {
  readonly keys: readonly DimensionValue<LeadDimension>[]
  readonly reason: string
  readonly leads: number
  readonly share: Ratio
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
})

/** @param undated Leads of which nobody recorded when it happened, where only dated ones count. */
export function reasonReport(
  question: ReasonQuestion,
  counted: readonly CountedReason[],
  undated: number,
): ReasonReport {
  const { workspace, groupBy } = question
  const share = (of: readonly CountedReason[], part: readonly CountedReason[]): Ratio =>
    ratio(leadsOf(part), leadsOf(of), workspace.minimumSample)
  const rows = counted.toSorted(
    (a, b) => b.leads - a.leads || compareKeys([...a.keys, a.reason], [...b.keys, b.reason]),
  )
  return {
    rows: rows.slice(0, question.mostRows).map((row) => ({
      ...row,
      keys: dimensionValues(groupBy, row.keys),
      share: share(
        counted.filter(({ keys }) => compareKeys(keys, row.keys) === 0),
        [row],
      ),
    })),
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

const leadsOf = (rows: readonly CountedReason[]): number => rows.reduce((total, { leads }) => total + leads, 0)
