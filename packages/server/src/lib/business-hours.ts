import { type BusinessHours, weekdays } from '@touchline/schema'
import { offsetAt, sameOffsetUntil } from './zone-offsets.ts'

const minuteMs = 60_000
const dayMs = 86_400_000
const weekMs = 7 * dayMs
/** 1970-01-01 was a Thursday: the Monday before it, on a clock that reads 0 at 1970-01-01 00:00. */
const firstMondayMs = -3 * dayMs
/** No deadline is further ahead. */
const horizonMs = 100 * 366 * dayMs

/**
 * Business hours made ready for reckoning. What is open is a matter of the clock on the wall: an hour that the clock
 * skips is never open, one that it shows twice may be open twice. How long it lasts is real time that goes by.
 */
export type BusinessClock = {
  /** Whether it is open at `at`. An interval's end is not in it. Instants are epoch milliseconds. */
  isOpen(at: number): boolean
  /** Open milliseconds from one instant to another; negative where `to` is the earlier. */
  timeBetween(from: number, to: number): number
  /**
   * The earliest instant by which `amountMs` of open time have gone by since `from`: `from` itself for none.
   *
   * @throws RangeError for a negative amount, and where it takes more than a hundred years.
   */
  add(from: number, amountMs: number): number
}

export function businessClock(hours: BusinessHours): BusinessClock {
  const { timeZone } = hours
  const openBefore = openTimeBefore(hours)
  /** Open time from `from` to `to`, between which the clock is not shifted. */
  const openWithin = ({ from, to, offsetMs }: Stretch): number =>
    openBefore(to + offsetMs) - openBefore(from + offsetMs)

  const forwards = (from: number, to: number): number => {
    let total = 0
    for (const stretch of stretches(from, to, timeZone)) total += openWithin(stretch)
    return total
  }

  return {
    isOpen(at) {
      const local = at + offsetAt(at, timeZone)
      return openBefore(local + 1) > openBefore(local)
    },
    timeBetween: (from, to) => (from <= to ? forwards(from, to) : 0 - forwards(to, from)),
    add(from, amountMs) {
      if (!(amountMs >= 0)) throw new RangeError(`Cannot add ${amountMs} ms of business hours`)
      let left = amountMs
      for (const stretch of stretches(from, from + horizonMs, timeZone)) {
        const open = openWithin(stretch)
        if (open >= left) {
          return smallest(stretch.from, stretch.to, (at) => openWithin({ ...stretch, to: at }) >= left)
        }
        left -= open
      }
      throw new RangeError(`${amountMs} ms of business hours take more than a hundred years`)
    },
  }
}

/** A part of time in which the zone's clock is not shifted: local time is `offsetMs` ahead of UTC. */
type Stretch = { readonly from: number; readonly to: number; readonly offsetMs: number }

function* stretches(from: number, to: number, timeZone: string): Generator<Stretch> {
  let start = from
  while (start < to) {
    const end = Math.min(to, sameOffsetUntil(start, timeZone))
    yield { from: start, to: end, offsetMs: offsetAt(start, timeZone) }
    start = end
  }
}

/**
 * Open milliseconds before a local time, counted from a fixed Monday: negative before it. Local times are epoch
 * milliseconds of a clock that is never shifted, so that every day has 24 hours.
 */
function openTimeBefore({ week, holidays }: BusinessHours): (local: number) => number {
  const days = weekdays.map((day) => week[day])
  const openInDay = (day: number, until: number): number =>
    (days[day] ?? []).reduce(
      (total, { from, to }) => total + Math.max(0, Math.min(until, to * minuteMs) - from * minuteMs),
      0,
    )
  const before = [0]
  for (const day of days.keys()) before.push((before[day] ?? 0) + openInDay(day, dayMs))
  const perWeek = before[7] ?? 0
  const closed = [...new Set(holidays)].map((date) => Date.parse(date))
  const weekdayOf = (dayStart: number): number => mod(dayStart - firstMondayMs, weekMs) / dayMs

  return (local) => {
    const into = mod(local - firstMondayMs, weekMs)
    const weeks = (local - firstMondayMs - into) / weekMs
    const day = Math.floor(into / dayMs)
    const inWeeks = weeks * perWeek + (before[day] ?? 0) + openInDay(day, into - day * dayMs)
    return closed.reduce(
      (total, holiday) =>
        holiday < local ? total - openInDay(weekdayOf(holiday), Math.min(dayMs, local - holiday)) : total,
      inWeeks,
    )
  }
}

/** The remainder that is never negative. */
const mod = (value: number, divisor: number): number => ((value % divisor) + divisor) % divisor

/** The smallest whole number from `low` to `high` that `holds`, as all after it do; `high` holds. */
function smallest(low: number, high: number, holds: (value: number) => boolean): number {
  let [from, to] = [low, high]
  while (from < to) {
    const middle = Math.floor((from + to) / 2)
    if (holds(middle)) to = middle
    else from = middle + 1
  }
  return from
}
