import { DateTime } from 'luxon'

/** When sales of the sample company works. Nobody does on the days left out. */
export const openingHours = {
  monday: '08:30-17:00',
  tuesday: '08:30-17:00',
  wednesday: '08:30-17:00',
  thursday: '08:30-17:00',
  friday: '08:30-15:00',
} as const

/** By ISO weekday, Monday is 1: minutes of the day. */
const minutesByWeekday = Object.values(openingHours).map((hours) => hours.split('-').map(minutesOf))

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return hour * 60 + minute
}

/** Public holidays in all of Germany in a year: `2026-04-03`, in order. */
export function holidaysOf(year: number): string[] {
  const fixed = ['01-01', '05-01', '10-03', '12-25', '12-26'].map((day) => `${year}-${day}`)
  const moving = [-2, 1, 39, 50].map((days) => easterOf(year).plus({ days }).toFormat('yyyy-MM-dd'))
  return [...fixed, ...moving].sort()
}

/** @see https://en.wikipedia.org/wiki/Date_of_Easter#Anonymous_Gregorian_algorithm */
function easterOf(year: number): DateTime {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - (year % 4)) % 7
  const shift = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const days = epact + weekday - 7 * shift + 114
  return DateTime.utc(year, Math.floor(days / 31), (days % 31) + 1)
}

/** When it is open, as instants. */
type Opening = { readonly from: number; readonly to: number }

/** Every time that it is open in so many days from `first` on, in order. `first` is a day's first instant, in the zone. */
export function openingsFrom(first: DateTime, days: number): Opening[] {
  const holidays = new Set([0, 1, 2, 3, 4].flatMap((years) => holidaysOf(first.year + years)))
  return Array.from({ length: days }, (_, i) => first.plus({ days: i }))
    .filter((day) => !holidays.has(day.toFormat('yyyy-MM-dd')))
    .flatMap(openingsOf)
}

function openingsOf(day: DateTime): Opening[] {
  const [from, to] = minutesByWeekday[day.weekday - 1] ?? []
  const at = (minute: number): number => day.set({ hour: Math.floor(minute / 60), minute: minute % 60 }).toMillis()
  return from === undefined || to === undefined ? [] : [{ from: at(from), to: at(to) }]
}

/** The instant that lies so many milliseconds of opening hours after `at`. Never, where the openings end before that. */
export function openLater(openings: readonly Opening[], at: number, ms: number): number {
  let left = ms
  for (let i = firstAfter(openings, at); ; i += 1) {
    const opening = openings[i]
    if (!opening) return Number.POSITIVE_INFINITY
    const start = Math.max(at, opening.from)
    if (opening.to - start > left) return start + left
    left -= opening.to - start
  }
}

/** Of the openings that end after `at`, the first one's place in the list. */
function firstAfter(openings: readonly Opening[], at: number): number {
  let [low, high] = [0, openings.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((openings[middle]?.to ?? at) > at) high = middle
    else low = middle + 1
  }
  return low
}
