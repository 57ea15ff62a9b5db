import { DateTime } from 'luxon'
import { AppError } from '../errors.ts'
import type { CompareInput, DatePreset, DateRangeInput, PreviousRange } from '../graphql/resolver-types.generated.ts'
import type { DayRange, InstantRange } from '../modules/reports/date-range.ts'
import { type Asked, choice, day, one, timeZone, wholeNumber } from './parameter.ts'
import { enumValues } from './schema-input.ts'

/** Which days an export covers. */
export const rangeParameters = {
  from: day('The first day. Together with `to`.'),
  to: day('The day after the last. Together with `from`.'),
  preset: choice(enumValues<DatePreset>('DatePreset'), null, 'A range with a name, instead of `from` and `to`.'),
  lastDays: wholeNumber('So many days, today the last of them, instead of `from` and `to`.'),
  timeZone: timeZone("The zone in which those days begin and end. The workspace's unless given."),
}

const previousRanges = enumValues<PreviousRange>('PreviousRange')

/** With which earlier days they are compared. */
export const compareParameters = {
  compareTo: one(
    `${previousRanges.join(' or ')}, or days like 2025-01-01/2025-02-01, the latter not in them`,
    'An earlier range to set beside it: there are `previous_…` columns then.',
    readCompareTo,
  ),
}

function readCompareTo(given: string): CompareInput | undefined {
  const previous = previousRanges.find((known) => known === given)
  if (previous) return { previous }
  const [from = '', to = '', ...more] = given.split('/')
  const isInterval = more.length === 0 && [from, to].every((text) => 'value' in rangeParameters.from.read(text))
  return isInterval ? { range: { between: { from, to } } } : undefined
}

type AskedRange = Asked<typeof rangeParameters>

/**
 * The range that was asked for. Null where none was.
 *
 * @throws AppError `PARAMETER_INVALID` for half a range, or more than one.
 */
export function rangeAsked({ from, to, preset, lastDays }: AskedRange): DateRangeInput | null {
  if ((from === null) !== (to === null)) {
    throw new AppError('PARAMETER_INVALID', `${from === null ? 'to' : 'from'} is given alone: give both from and to`)
  }
  const ranges: DateRangeInput[] = [
    ...(from !== null && to !== null ? [{ between: { from, to } }] : []),
    ...(preset === null ? [] : [{ preset }]),
    ...(lastDays === null ? [] : [{ lastDays }]),
  ]
  if (ranges.length > 1) {
    throw new AppError('PARAMETER_INVALID', 'More than one range is given: give from and to, preset or lastDays')
  }
  return ranges[0] ?? null
}

/** Reports cover this where no range is asked for. */
export const usualRange: DateRangeInput = { preset: 'LAST_12_MONTHS' }

/** The days of a range: for the name of a file. */
export const daysOf = ({ from, to }: InstantRange, zone: string): DayRange => {
  const dayOf = (at: Date): string => DateTime.fromJSDate(at, { zone }).toFormat('yyyy-MM-dd')
  return { from: dayOf(from), to: dayOf(to) }
}
