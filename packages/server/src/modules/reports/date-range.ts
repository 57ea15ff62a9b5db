import { DateTime } from 'luxon'
import { AppError } from '../../errors.ts'

/** Instants: `from` is in, `to` is not. */
export type InstantRange = { readonly from: Date; readonly to: Date }

/** Days, `YYYY-MM-DD`: `from` is in, `to` is not. */
export type DayRange = { readonly from: string; readonly to: string }

/** Ranges that move with the calendar, by where they begin and end, seen from the beginning of today. */
const presets = {
  TODAY: (today) => [today, today.plus({ days: 1 })],
  YESTERDAY: (today) => [today.minus({ days: 1 }), today],
  WEEK_TO_DATE: (today) => [today.startOf('week'), today.plus({ days: 1 })],
  MONTH_TO_DATE: (today) => [today.startOf('month'), today.plus({ days: 1 })],
  QUARTER_TO_DATE: (today) => [today.startOf('quarter'), today.plus({ days: 1 })],
  YEAR_TO_DATE: (today) => [today.startOf('year'), today.plus({ days: 1 })],
  PREVIOUS_WEEK: (today) => [today.startOf('week').minus({ weeks: 1 }), today.startOf('week')],
  PREVIOUS_MONTH: (today) => [today.startOf('month').minus({ months: 1 }), today.startOf('month')],
  PREVIOUS_QUARTER: (today) => [today.startOf('quarter').minus({ quarters: 1 }), today.startOf('quarter')],
  LAST_12_MONTHS: (today) => [today.plus({ days: 1 }).minus({ years: 1 }), today.plus({ days: 1 })],
} as const satisfies Record<string, (today: DateTime) => readonly [from: DateTime, to: DateTime]>

type DatePreset = keyof typeof presets

/** Exactly one of the three is given. */
export type DateRange = {
  readonly between?: DayRange | undefined
  readonly preset?: DatePreset | undefined
  readonly lastDays?: number | undefined
}

const mostDays = 36_500

/**
 * The instants that a range means in `zone`.
 *
 * @throws AppError `RANGE_INVALID` where no day is in it.
 */
export function resolveRange({ between, preset, lastDays }: DateRange, zone: string, now: Date): InstantRange {
  if (between) return daysBetween(between, zone)
  const today = DateTime.fromJSDate(now, { zone }).startOf('day')
  if (preset) return instants(...presets[preset](today))
  return lastDaysTo(today, lastDays ?? 0)
}

/** @throws AppError `RANGE_INVALID` where no day is in it. */
export function daysBetween({ from, to }: DayRange, zone: string): InstantRange {
  if (from >= to) throw new AppError('RANGE_INVALID', `No day is from ${from} to before ${to}`)
  return instants(DateTime.fromISO(from, { zone }).startOf('day'), DateTime.fromISO(to, { zone }).startOf('day'))
}

function lastDaysTo(today: DateTime, days: number): InstantRange {
  if (days < 1 || days > mostDays) throw new AppError('RANGE_INVALID', `lastDays is ${days}: give 1 to ${mostDays}`)
  const tomorrow = today.plus({ days: 1 })
  return instants(tomorrow.minus({ days }), tomorrow)
}

const instants = (from: DateTime, to: DateTime): InstantRange => ({ from: from.toJSDate(), to: to.toJSDate() })
