import type { ReportWarningCode } from '../../graphql/resolver-types.generated.ts'
import type { InstantRange } from './date-range.ts'
import type { ReportQuestion } from './report-question.ts'

/** A doubt about the data, with its size. */
export type ReportWarning = {
  readonly code: ReportWarningCode
  readonly message: string
  readonly affectedCount: number
}

/** What a report was computed from, and what to doubt in it. */
export type ReportMeta = {
  readonly range: InstantRange
  readonly timeZone: string
  readonly currency: string
  readonly warnings: readonly ReportWarning[]
}

/** Warnings that are about nothing are left out. */
export const reportMeta = (
  { range, zone, workspace }: ReportQuestion,
  warnings: readonly ReportWarning[],
): ReportMeta => ({
  range,
  timeZone: zone,
  currency: workspace.currency,
  warnings: warnings.filter(({ affectedCount }) => affectedCount > 0),
})

/** Rows that one report gives at most. */
export const mostRows = 1_000

export const truncation = (rows: readonly unknown[]): ReportWarning => {
  const affectedCount = Math.max(0, rows.length - mostRows)
  return {
    code: 'ROWS_TRUNCATED',
    message: `${affectedCount} of ${rows.length} rows are left out; the total counts them. Ask for a shorter range or fewer dimensions`,
    affectedCount,
  }
}
