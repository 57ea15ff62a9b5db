import type { LeadAssignment } from '@touchline/schema'
import { AppError } from '../../errors.ts'
import type {
  LeadDimension,
  MaturityOrderField,
  QueryCohortMaturityArgs,
} from '../../graphql/resolver-types.generated.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { leadDimensions } from './dimensions.ts'
import { type Filter, readFilter } from './filter.ts'
import { numberBetween } from './number-between.ts'
import { optionalDimensions, type ReportQuestion, reportQuestion } from './report-question.ts'
import type { RowOrder } from './row-order.ts'

export type MaturityQuestion = ReportQuestion & {
  readonly assignBy: LeadAssignment
  readonly groupBy: readonly LeadDimension[]
  readonly filter: Filter<LeadDimension> | null
  readonly horizonDays: number
  /** Ages at which cohorts are looked at, in days. */
  readonly ages: readonly number[]
  /** When it is asked. */
  readonly now: Date
  readonly order: RowOrder<MaturityOrderField>
}

const mostAges = 24
const longestHorizon = 3_650

/** @throws AppError `RANGE_INVALID`, `INPUT_INVALID` */
export const maturityQuestion = (args: QueryCohortMaturityArgs, workspace: Workspace, now: Date): MaturityQuestion => ({
  ...reportQuestion(args.input, workspace, now),
  assignBy: args.assignBy,
  groupBy: optionalDimensions(args.groupBy),
  filter: readFilter(args.input.filter, leadDimensions),
  horizonDays: checkedHorizon(args.horizonDays),
  ages: checkedAges(args.ages),
  now,
  order: args.orderBy ?? { by: 'LEADS', direction: 'DESC' },
})

/** @throws AppError `INPUT_INVALID` */
export const checkedHorizon = (days: number): number => numberBetween('horizonDays', days, 1, longestHorizon)

/** @throws AppError `INPUT_INVALID` */
export function checkedAges(ages: readonly number[]): readonly number[] {
  if (ages.length < 1 || ages.length > mostAges) {
    throw new AppError('INPUT_INVALID', `ages are ${ages.length} numbers: give 1 to ${mostAges}`)
  }
  for (const age of ages) numberBetween('ages', age, 0, longestHorizon)
  return [...new Set(ages)].sort((a, b) => a - b)
}
