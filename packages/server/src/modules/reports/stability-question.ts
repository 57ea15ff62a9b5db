import type { LeadAssignment } from '@touchline/schema'
import { AppError } from '../../errors.ts'
import type { LeadDimension, QueryStabilityArgs } from '../../graphql/resolver-types.generated.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { leadDimensions } from './dimensions.ts'
import { type Filter, readFilter } from './filter.ts'
import { numberBetween } from './number-between.ts'
import { distinctDimensions, type ReportQuestion, reportQuestion } from './report-question.ts'

export type StabilityQuestion = ReportQuestion & {
  readonly assignBy: LeadAssignment
  readonly groupBy: readonly LeadDimension[]
  readonly filter: Filter<LeadDimension> | null
  readonly acceptedWithinDays: number
  readonly wonWithinDays: number
}

const mostDays = 3_650

/** @throws AppError `RANGE_INVALID`, `INPUT_INVALID` */
export function stabilityQuestion(args: QueryStabilityArgs, workspace: Workspace, now: Date): StabilityQuestion {
  const { input, assignBy, groupBy, acceptedWithinDays, wonWithinDays } = args
  if (input.compareTo) {
    throw new AppError('INPUT_INVALID', 'stability compares weeks with each other: leave out input.compareTo')
  }
  return {
    ...reportQuestion(input, workspace, now),
    assignBy,
    groupBy: distinctDimensions(groupBy),
    filter: readFilter(input.filter, leadDimensions),
    acceptedWithinDays: numberBetween('acceptedWithinDays', acceptedWithinDays, 1, mostDays),
    wonWithinDays: numberBetween('wonWithinDays', wonWithinDays, 1, mostDays),
  }
}
