import { AppError } from '../../errors.ts'
import type { ReportInput } from '../../graphql/resolver-types.generated.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { type InstantRange, resolveRange } from './date-range.ts'

/** What every report is asked with, resolved. */
export type ReportQuestion = {
  readonly workspace: Workspace
  /** The zone in which the days of the range begin and end. */
  readonly zone: string
  readonly range: InstantRange
}

/** @throws AppError `RANGE_INVALID` */
export function reportQuestion({ range, timeZone }: ReportInput, workspace: Workspace, now: Date): ReportQuestion {
  const zone = timeZone ?? workspace.timeZone
  return { workspace, zone, range: resolveRange(range, zone, now) }
}

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
