import type { LeadAssignment } from '@touchline/schema'
import { AppError } from '../../errors.ts'
import type { LeadDimension, QueryCloseRateSplitArgs } from '../../graphql/resolver-types.generated.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { leadDimensions } from './dimensions.ts'
import { type Filter, readFilter } from './filter.ts'
import { distinctDimensions, type ReportQuestion, reportQuestion } from './report-question.ts'

export type CloseRateQuestion = ReportQuestion & {
  readonly assignBy: LeadAssignment
  readonly groupBy: readonly LeadDimension[]
  readonly filter: Filter<LeadDimension> | null
}

/** @throws AppError `RANGE_INVALID`, `INPUT_INVALID` */
export function closeRateQuestion(args: QueryCloseRateSplitArgs, workspace: Workspace, now: Date): CloseRateQuestion {
  const { input, assignBy, groupBy } = args
  if (input.compareTo) {
    throw new AppError('INPUT_INVALID', 'closeRateSplit compares rows with all leads: leave out input.compareTo')
  }
  return {
    ...reportQuestion(input, workspace, now),
    assignBy,
    groupBy: distinctDimensions(groupBy),
    filter: readFilter(input.filter, leadDimensions),
  }
}
