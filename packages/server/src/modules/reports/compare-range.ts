import { DateTime } from 'luxon'
import { AppError } from '../../errors.ts'
import type { CompareInput, DatePreset, PreviousRange } from '../../graphql/resolver-types.generated.ts'
import { type DateRange, type InstantRange, resolveRange } from './date-range.ts'

/** Presets of a calendar unit, whole or up to today. Of any other range the days are counted. */
const units: Partial<Record<DatePreset, { readonly unit: 'week' | 'month' | 'quarter' | 'year'; isWhole: boolean }>> = {
  WEEK_TO_DATE: { unit: 'week', isWhole: false },
  MONTH_TO_DATE: { unit: 'month', isWhole: false },
  QUARTER_TO_DATE: { unit: 'quarter', isWhole: false },
  YEAR_TO_DATE: { unit: 'year', isWhole: false },
  PREVIOUS_WEEK: { unit: 'week', isWhole: true },
  PREVIOUS_MONTH: { unit: 'month', isWhole: true },
  PREVIOUS_QUARTER: { unit: 'quarter', isWhole: true },
  LAST_12_MONTHS: { unit: 'year', isWhole: true },
}

/**
 * The earlier range that `asked` is to be compared with.
 *
 * @param range What `asked` came to, in `zone`.
 * @throws AppError `RANGE_INVALID`; `INPUT_INVALID` where the two have a day in common, or it is the later one.
 */
export function resolveCompareRange(
  compareTo: CompareInput,
  asked: DateRange,
  range: InstantRange,
  zone: string,
  now: Date,
): InstantRange {
  const earlier = compareTo.range
    ? resolveRange(compareTo.range, zone, now)
    : previous[compareTo.previous](asked, inZone(range, zone))
  if (earlier.to <= range.from) return earlier
  const [end, start] = [earlier.to, range.from].map((at) => DateTime.fromJSDate(at, { zone }).toISODate())
  throw new AppError('INPUT_INVALID', `compareTo ends ${end}: give days that end by ${start}, where the range begins`)
}

type Days = { readonly from: DateTime; readonly to: DateTime }

const inZone = ({ from, to }: InstantRange, zone: string): Days => ({
  from: DateTime.fromJSDate(from, { zone }),
  to: DateTime.fromJSDate(to, { zone }),
})

const previous: Record<PreviousRange, (asked: DateRange, range: Days) => InstantRange> = {
  PERIOD: ({ preset }, { from, to }) => {
    const days = Math.round(to.diff(from, 'days').days)
    const calendar = preset && units[preset]
    if (!calendar) return instants(from.minus({ days }), from)
    const start = from.minus({ [calendar.unit]: 1 })
    return instants(start, calendar.isWhole ? from : DateTime.min(start.plus({ days }), from))
  },
  YEAR: (_, { from, to }) => instants(from.minus({ years: 1 }), endAYearBefore(to)),
}

/** A year before the day that a range ends before. 29 February becomes 1 March, so that the 28th stays in the range. */
function endAYearBefore(to: DateTime): DateTime {
  const before = to.minus({ years: 1 })
  return before.day === to.day ? before : before.plus({ days: 1 })
}

const instants = (from: DateTime, to: DateTime): InstantRange => ({
  from: from.startOf('day').toJSDate(),
  to: to.startOf('day').toJSDate(),
})
