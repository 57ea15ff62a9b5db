import { AppError } from '../../errors.ts'
import type { ReportInput } from '../../graphql/resolver-types.generated.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { resolveCompareRange } from './compare-range.ts'
import { type InstantRange, resolveRange } from './date-range.ts'

/** What every report is asked with, resolved. */
export type ReportQuestion = {
  readonly workspace: Workspace
  /** The zone in which the days of the range begin and end. */
  readonly zone: string
  readonly range: InstantRange
  /** What it is compared with: it ends where the range begins, or before. Null where with nothing. */
  readonly compareRange: InstantRange | null
  /** It is told from what was known then: when it is asked, unless of an earlier time. */
  readonly asOf: Date
  /** Rows that the answer has at most. */
  readonly mostRows: number
}

/** Rows that one report gives at most, unless asked by who can take more. */
export const mostRows = 1_000

/**
 * @param now As of when it is asked.
 * @throws AppError `RANGE_INVALID`, `INPUT_INVALID`
 */
export function reportQuestion(input: ReportInput, workspace: Workspace, now: Date): ReportQuestion {
  const zone = input.timeZone ?? workspace.timeZone
  const range = resolveRange(input.range, zone, now)
  const { compareTo } = input
  const compareRange = compareTo ? resolveCompareRange(compareTo, input.range, range, zone, now) : null
  return { workspace, zone, range, compareRange, asOf: now, mostRows }
}

/** The same question of the range that it is compared with. Null where it is compared with none. */
export const earlierQuestion = <Question extends ReportQuestion>(question: Question): Question | null =>
  question.compareRange && { ...question, range: question.compareRange, compareRange: null }

/**
 * Dimensions to group by, as asked.
 *
 * @throws AppError `INPUT_INVALID` where there is none, or one twice.
 */
export function distinctDimensions<Dimension extends string>(groupBy: readonly Dimension[]): readonly Dimension[] {
  if (groupBy.length === 0) throw new AppError('INPUT_INVALID', 'groupBy is empty: name at least one dimension')
  if (new Set(groupBy).size < groupBy.length) {
    throw new AppError('INPUT_INVALID', `groupBy is ${groupBy.join(', ')}: name each dimension once`)
  }
  return groupBy
}

/**
 * The same, where there need not be one.
 *
 * @throws AppError `INPUT_INVALID` where there is one twice.
 */
export const optionalDimensions = <Dimension extends string>(groupBy: readonly Dimension[]): readonly Dimension[] =>
  groupBy.length === 0 ? [] : distinctDimensions(groupBy)
