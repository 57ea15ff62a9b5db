import { DateTime } from 'luxon'
import { AppError } from '../../errors.ts'
import type { KpiBucket } from '../../graphql/resolver-types.generated.ts'
import type { InstantRange } from './date-range.ts'
import { mostRows } from './report-question.ts'

/** A week, month or quarter with a day in a range. */
export type Bucket = {
  /** Its first day, `YYYY-MM-DD`, whether or not it lies in the range. */
  readonly start: string
  /** Its days in the range. */
  readonly range: InstantRange
  /** Whether all its days are. */
  readonly isWhole: boolean
}

const units = { WEEK: 'week', MONTH: 'month', QUARTER: 'quarter' } as const satisfies Record<KpiBucket, string>

/**
 * The weeks, months or quarters of `zone` that a range touches, in time order.
 *
 * @throws AppError `INPUT_INVALID` where they are more than a report has rows.
 */
export function bucketsOf({ from, to }: InstantRange, bucket: KpiBucket, zone: string): readonly Bucket[] {
  const unit = units[bucket]
  const buckets: Bucket[] = []
  for (let start = DateTime.fromJSDate(from, { zone }).startOf(unit); start.toMillis() < to.getTime(); ) {
    const end = start.plus({ [unit]: 1 })
    buckets.push({
      start: start.toISODate() ?? '',
      range: {
        from: new Date(Math.max(start.toMillis(), from.getTime())),
        to: new Date(Math.min(end.toMillis(), to.getTime())),
      },
      isWhole: start.toMillis() >= from.getTime() && end.toMillis() <= to.getTime(),
    })
    if (buckets.length > mostRows) {
      throw new AppError(
        'INPUT_INVALID',
        `The range has more than ${mostRows} buckets of a ${unit}: make it shorter, or them longer`,
      )
    }
    start = end
  }
  return buckets
}
