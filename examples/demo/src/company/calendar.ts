import { DateTime } from 'luxon'
import { openingsFrom, openLater } from './opening-hours.ts'
import { chance, integer, type Random } from './random.ts'

/** What the company calls a day, and how its CRM writes one. Instants are epoch milliseconds. */
export type Calendar = {
  /** The day the story is told: everything in it happened before. */
  readonly today: string
  /** Its first instant. */
  readonly until: number
  /** The first instant of the day so many days before today. */
  dayAgo(days: number): number
  /** Some time in working hours of the day of `at`. */
  workingTime(random: Random, at: number): number
  /** The same time of day so many days later, or the Monday after it where that is a weekend. */
  workdaysLater(at: number, days: number): number
  /** The instant so many minutes of business later. None: `at`, or where it is closed then, when it opens again. */
  businessLater(at: number, minutes: number): number
  day(at: number): string
  minute(at: number): string
  isoDay(at: number): string
  /** Between the days of two instants. */
  daysBetween(from: number, to: number): number
}

export const dayMs = 86_400_000
export const minuteMs = 60_000

export function calendarOf(today: string, zone: string): Calendar {
  const first = DateTime.fromISO(today, { zone }).startOf('day')
  const openings = openingsFrom(first.minus({ days: 380 }), 1_600)
  const local = (at: number): DateTime => DateTime.fromMillis(at, { zone })
  return {
    today,
    until: first.toMillis(),
    dayAgo: (days) => first.minus({ days }).toMillis(),
    workingTime: (random, at) =>
      local(at)
        .startOf('day')
        .set({ hour: integer(random, 8, 18), minute: integer(random, 0, 59), second: integer(random, 0, 59) })
        .toMillis(),
    workdaysLater: (at, days) => onWorkday(local(at).plus({ days })).toMillis(),
    businessLater: (at, minutes) => openLater(openings, at, minutes * minuteMs),
    day: (at) => local(at).toFormat('dd.MM.yyyy'),
    minute: (at) => local(at).toFormat('dd.MM.yyyy HH:mm'),
    isoDay: (at) => local(at).toFormat('yyyy-MM-dd'),
    daysBetween: (from, to) => Math.round(local(to).startOf('day').diff(local(from).startOf('day'), 'days').days),
  }
}

const onWorkday = (day: DateTime): DateTime => (day.weekday > 5 ? day.plus({ days: 8 - day.weekday }) : day)

/** The days that the story is told of. */
export const storyDays = 363

/** One of the last `days` days before today, seldom on a weekend: its first instant. */
export function anyDay(random: Random, calendar: Calendar, days = storyDays): number {
  const daysAgo = integer(random, 1, days)
  const day = calendar.dayAgo(daysAgo)
  const isWeekend = calendar.workdaysLater(day, 0) !== day
  return isWeekend && daysAgo > 3 && chance(random, 0.75) ? calendar.workdaysLater(day, 0) : day
}
