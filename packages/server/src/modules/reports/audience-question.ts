import { AppError } from '../../errors.ts'
import type {
  AudienceFact,
  AudienceInput,
  Population,
  QueryAudienceMatchArgs,
  TouchpointDimension,
} from '../../graphql/resolver-types.generated.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { type InstantRange, resolveRange } from './date-range.ts'
import { touchpointDimensions } from './dimensions.ts'
import { type Filter, readFilter } from './filter.ts'
import { type ReportQuestion, reportQuestion } from './report-question.ts'

/** One of two populations. */
export type Audience = {
  readonly population: Population
  readonly range: InstantRange
  /** All of these hold. */
  readonly filters: readonly (Filter<TouchpointDimension> | null)[]
}

export type AudienceQuestion = Omit<ReportQuestion, 'compareRange'> & {
  readonly fact: AudienceFact
  readonly from: Audience
  readonly to: Audience
}

/** @throws AppError `RANGE_INVALID`, `INPUT_INVALID` */
export function audienceQuestion(args: QueryAudienceMatchArgs, workspace: Workspace, now: Date): AudienceQuestion {
  const { input, fact, from, to } = args
  if (input.compareTo) {
    throw new AppError(
      'INPUT_INVALID',
      'audienceMatch compares from with to: give their ranges, and leave out input.compareTo',
    )
  }
  const { compareRange: _, ...question } = reportQuestion(input, workspace, now)
  const both = readFilter(input.filter, touchpointDimensions)
  const audience = (asked: AudienceInput, at: string): Audience => ({
    population: asked.population,
    range: asked.range ? resolveRange(asked.range, question.zone, now) : question.range,
    filters: [both, readFilter(asked.filter, touchpointDimensions, at)],
  })
  return { ...question, fact, from: audience(from, 'from.filter'), to: audience(to, 'to.filter') }
}
