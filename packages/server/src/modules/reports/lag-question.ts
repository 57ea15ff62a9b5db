import type { LeadAssignment } from '@touchline/schema'
import { AppError } from '../../errors.ts'
import type { LagSubject, LeadDimension, QueryLagCurveArgs } from '../../graphql/resolver-types.generated.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { leadDimensions } from './dimensions.ts'
import { type Filter, readFilter } from './filter.ts'
import { checkedAges, checkedHorizon } from './maturity-question.ts'
import { type ReportQuestion, reportQuestion } from './report-question.ts'

export type LagQuestion = ReportQuestion & {
  readonly of: LagSubject
  readonly assignBy: LeadAssignment
  readonly filter: Filter<LeadDimension> | null
  readonly horizonDays: number
  readonly ages: readonly number[]
}

/** @throws AppError `RANGE_INVALID`, `INPUT_INVALID` */
export function lagQuestion(args: QueryLagCurveArgs, workspace: Workspace, now: Date): LagQuestion {
  const { input, of, assignBy, horizonDays, ages } = args
  if (input.compareTo) {
    throw new AppError('INPUT_INVALID', 'lagCurve holds starts against each other: leave out input.compareTo')
  }
  return {
    ...reportQuestion(input, workspace, now),
    ...{ of, assignBy },
    filter: readFilter(input.filter, leadDimensions),
    horizonDays: checkedHorizon(horizonDays),
    ages: checkedAges(ages),
  }
}
