import type { Milestone } from '@touchline/schema'
import { AppError } from '../../errors.ts'
import type {
  LeadDimension,
  QueryScoreEvaluationArgs,
  ScoreProbability,
} from '../../graphql/resolver-types.generated.ts'
import { policyOf } from '../channels/classify.ts'
import { parseDefinition } from '../definitions/parse-definition.ts'
import { type Score, scoresIn } from '../definitions/score.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { leadDimensions } from './dimensions.ts'
import { type Filter, readFilter } from './filter.ts'
import { numberBetween } from './number-between.ts'
import { type ReportQuestion, reportQuestion } from './report-question.ts'

export type ScoreQuestion = ReportQuestion & {
  readonly filter: Filter<LeadDimension> | null
  readonly score: Score
  readonly milestone: Milestone
  /** So long after a lead's creation it is scored. */
  readonly afterDays: number
  /** And so long after its creation it must have reached the milestone. */
  readonly horizonDays: number
  readonly probability: ScoreProbability
  /** When it is asked. */
  readonly now: Date
}

const longestHorizon = 3_650

/** @throws AppError `RANGE_INVALID`, `INPUT_INVALID`, `DEFINITION_INVALID` */
export function scoreQuestion(args: QueryScoreEvaluationArgs, workspace: Workspace, now: Date): ScoreQuestion {
  const { input, definition, score, milestone, horizonDays, probability } = args
  if (input.compareTo) {
    throw new AppError('INPUT_INVALID', 'scoreEvaluation is of one range: leave out input.compareTo')
  }
  if (milestone === 'LEAD') {
    throw new AppError('INPUT_INVALID', 'milestone is LEAD, which every lead has reached: name a later one')
  }
  numberBetween('horizonDays', horizonDays, 1, longestHorizon)
  return {
    ...reportQuestion(input, workspace, now),
    filter: readFilter(input.filter, leadDimensions),
    score: findScore(definition, policyOf(workspace).channels, score ?? null),
    ...{ milestone, horizonDays, probability, now },
    afterDays: numberBetween('afterDays', args.afterDays, 0, horizonDays - 1),
  }
}

/** @param path Of the score that is meant. Null: there is only one. */
function findScore(document: string, channels: readonly string[], path: string | null): Score {
  const scores = scoresIn(parseDefinition(document, 'definition', channels).rule)
  const paths = scores.map((score) => score.path).join(', ')
  if (scores.length === 0) throw new AppError('INPUT_INVALID', 'definition has no score: give one with points')
  const [first, second] = path === null ? scores : scores.filter((score) => score.path === path)
  if (!first) throw new AppError('INPUT_INVALID', `score is ${JSON.stringify(path)}: there is ${paths}`)
  if (second)
    throw new AppError('INPUT_INVALID', `definition has ${scores.length} scores: name one of ${paths} as score`)
  return first
}
