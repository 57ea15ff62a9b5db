import type { Milestone } from '@touchline/schema'
import type { DateBasis } from '../../graphql/resolver-types.generated.ts'
import type { EarnedCredit } from './earned-credit.ts'
import type { ReportWarning } from './report-meta.ts'
import type { ReportQuestion } from './report-question.ts'

type Asked = Pick<ReportQuestion, 'workspace'> & { readonly milestone: Milestone; readonly basis: DateBasis }

export const undatedWarning = ({ milestone, basis }: Asked, affectedCount: number): ReportWarning => ({
  code: 'UNDATED_CONVERSIONS',
  message: `${affectedCount} of the leads ${basis === 'COHORT' ? 'of the range' : 'of all time'} reached ${milestone} on a day that nobody recorded: no conversion, no credit`,
  affectedCount,
})

export const withoutAmount = ({ withoutValue, conversions }: EarnedCredit): ReportWarning => ({
  code: 'MISSING_AMOUNTS',
  message: `${withoutValue} of ${conversions} conversions have no amount: they add nothing to the value`,
  affectedCount: withoutValue,
})

/** Of those that passed the filter and of those that didn't: what a conversion was shared out by is the same for both. */
export const linearInstead = (affectedCount: number): ReportWarning => ({
  code: 'LINEAR_INSTEAD',
  message: `Of ${affectedCount} conversions CUSTOM gives every touchpoint nothing: they are shared out by LINEAR`,
  affectedCount,
})

/** To draw few anew tells little of those who might have come. */
export function fewConversions({ workspace }: Asked, rows: readonly EarnedCredit[]): ReportWarning {
  const affectedCount = rows.filter((row) => row.intervals && row.conversions < workspace.minimumSample).length
  const few = `fewer than ${workspace.minimumSample} conversions`
  const message = `${affectedCount} of ${rows.length} rows rest on ${few}: their intervals are narrower than they ought to be`
  return { code: 'SMALL_SAMPLE', message, affectedCount }
}
