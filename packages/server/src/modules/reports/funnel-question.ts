import type { LeadAssignment } from '@touchline/schema'
import { AppError } from '../../errors.ts'
import type { LeadDimension, QueryFunnelArgs } from '../../graphql/resolver-types.generated.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { leadDimensions } from './dimensions.ts'
import { type Filter, readFilter } from './filter.ts'
import { optionalDimensions, type ReportQuestion, reportQuestion } from './report-question.ts'

export type FunnelQuestion = ReportQuestion & {
  readonly assignBy: LeadAssignment
  readonly groupBy: readonly LeadDimension[]
  readonly filter: Filter<LeadDimension> | null
}

/** @throws AppError `RANGE_INVALID`, `INPUT_INVALID` */
export function funnelQuestion(args: QueryFunnelArgs, workspace: Workspace, now: Date): FunnelQuestion {
  const { input, assignBy, groupBy } = args
  if (input.compareTo) {
    throw new AppError('INPUT_INVALID', 'funnel follows the leads of one range: leave out input.compareTo')
  }
  return {
    ...reportQuestion(input, workspace, now),
    assignBy,
    groupBy: optionalDimensions(groupBy),
    filter: readFilter(input.filter, leadDimensions),
  }
}
