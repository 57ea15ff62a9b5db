import { DateTime, IANAZone } from 'luxon'

/** First millisecond of the day `date` (`YYYY-MM-DD`) in `zone`, as epoch milliseconds. */
export const startOfDay = (date: string, zone: string): number =>
  DateTime.fromISO(date, { zone }).startOf('day').toMillis()

/** Last millisecond of the day `date` (`YYYY-MM-DD`) in `zone`, as epoch milliseconds. */
export const endOfDay = (date: string, zone: string): number => DateTime.fromISO(date, { zone }).endOf('day').toMillis()

/** The day in `zone`, `YYYY-MM-DD`, of an instant in epoch milliseconds. */
export const dayAt = (at: number, zone: string): string => DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd')

/** Whole calendar days from one instant's day to another's, in `zone`. Negative where `to` is the earlier day. */
export function calendarDays(from: number, to: number, zone: string): number {
  return Math.round((utcDay(to, zone) - utcDay(from, zone)) / 86_400_000)
}

/** The instant's day in `zone`, as if that day were one of UTC: so that days are always 24 hours long. */
function utcDay(at: number, zone: string): number {
  const { year, month, day } = DateTime.fromMillis(at, { zone })
  return Date.UTC(year, month - 1, day)
}

/**
 * Whether it names a zone of the IANA database. Offsets do not: to PostgreSQL, `UTC+5` and `+05:00` lie west of Greenwich,
 * to everybody else east of it.
 */
export const isTimeZone = (zone: string): boolean => !/^[+-]/.test(zone) && IANAZone.isValidZone(zone)
