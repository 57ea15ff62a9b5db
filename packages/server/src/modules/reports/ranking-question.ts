import type { LeadAssignment } from '@touchline/schema'
import { AppError } from '../../errors.ts'
import type { LeadDimension, QueryChannelRankingArgs } from '../../graphql/resolver-types.generated.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { leadDimensions } from './dimensions.ts'
import { type Filter, readFilter } from './filter.ts'
import { numberBetween } from './number-between.ts'
import { distinctDimensions, type ReportQuestion, reportQuestion } from './report-question.ts'

export type RankingQuestion = ReportQuestion & {
  readonly assignBy: LeadAssignment
  readonly groupBy: readonly LeadDimension[]
  readonly filter: Filter<LeadDimension> | null
  readonly withinDays: number
  /** When it is asked. */
  readonly now: Date
}

/** Each is held against each other one. */
const mostRanked = 200

/** @throws AppError `RANGE_INVALID`, `INPUT_INVALID` */
export function rankingQuestion(args: QueryChannelRankingArgs, workspace: Workspace, now: Date): RankingQuestion {
  const { input, assignBy, groupBy, withinDays } = args
  if (input.compareTo) {
    throw new AppError('INPUT_INVALID', 'channelRanking compares rows with each other: leave out input.compareTo')
  }
  return {
    ...reportQuestion(input, workspace, now),
    mostRows: mostRanked,
    assignBy,
    groupBy: distinctDimensions(groupBy),
    filter: readFilter(input.filter, leadDimensions),
    withinDays: numberBetween('withinDays', withinDays, 0, 3_650),
    now,
  }
}
