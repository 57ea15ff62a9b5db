import { AppError } from '../../errors.ts'
import type { LeadDimension, QueryLikeForLikeArgs } from '../../graphql/resolver-types.generated.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { type RankingQuestion, rankingQuestion } from './ranking-question.ts'
import { distinctDimensions } from './report-question.ts'

export type LikeForLikeQuestion = RankingQuestion & {
  /** What makes leads of one kind. */
  readonly over: readonly LeadDimension[]
}

/** @throws AppError `RANGE_INVALID`, `INPUT_INVALID` */
export function likeForLikeQuestion(args: QueryLikeForLikeArgs, workspace: Workspace, now: Date): LikeForLikeQuestion {
  const { over, groupBy, input } = args
  if (over.length === 0) throw new AppError('INPUT_INVALID', 'over is empty: name what makes leads alike')
  if (input.compareTo) {
    throw new AppError('INPUT_INVALID', 'likeForLike compares rows with all leads: leave out input.compareTo')
  }
  distinctDimensions([...groupBy, ...over])
  return { ...rankingQuestion(args, workspace, now), over }
}
