import { fc, test as law } from '@fast-check/vitest'
import { BusinessHours, weekdays } from '@touchline/schema'
import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { businessClock } from './business-hours.ts'

const hourMs = 3_600_000
const at = (text: string): number => Date.parse(text)

const everyDay = (...intervals: string[]) => Object.fromEntries(weekdays.map((day) => [day, intervals]))
const workdays = (...intervals: string[]) => ({ ...everyDay(...intervals), saturday: [], sunday: [] })
const hours = (timeZone: string, week: object, holidays: string[] = []): BusinessHours =>
  BusinessHours.parse({ timeZone, week, holidays })

const berlin = (week: object, holidays?: string[]) => businessClock(hours('Europe/Berlin', week, holidays))

describe('open time, worked by hand', () => {
  const nineToFive = workdays('09:00-17:00')
  test.each([
    // Friday 16:00 to Monday 10:00 in Berlin.
    ['over a weekend', berlin(nineToFive), '2026-11-20T15:00Z', '2026-11-23T09:00Z', 2],
    ['over a lunch', berlin(workdays('09:00-12:00', '13:00-17:00')), '2026-11-23T08:00Z', '2026-11-23T16:00Z', 7],
    [
      'intervals that touch',
      berlin(workdays('09:00-12:00', '12:00-17:00')),
      '2026-11-23T08:00Z',
      '2026-11-23T16:00Z',
      8,
    ],
    ['a whole day', berlin(everyDay('00:00-24:00')), '2026-11-22T23:00Z', '2026-11-23T23:00Z', 24],
    [
      'past midnight',
      berlin({ monday: '22:00-24:00', tuesday: '00:00-06:00' }),
      '2026-11-23T11:00Z',
      '2026-11-24T11:00Z',
      8,
    ],
    // 25 and 26 December are a Friday and a Saturday.
    ['over holidays', berlin(nineToFive, ['2026-12-25', '2026-12-26']), '2026-12-24T08:00Z', '2026-12-28T16:00Z', 16],
    ['within a holiday', berlin(nineToFive, ['2026-12-25']), '2026-12-25T08:00Z', '2026-12-25T12:00Z', 0],
    [
      'a working day is 8 hours in spring',
      berlin(everyDay('09:00-17:00')),
      '2026-03-28T23:00Z',
      '2026-03-29T22:00Z',
      8,
    ],
    [
      'a working day is 8 hours in autumn',
      berlin(everyDay('09:00-17:00')),
      '2026-10-24T22:00Z',
      '2026-10-25T23:00Z',
      8,
    ],
    ['that night is 23 hours', berlin(everyDay('00:00-24:00')), '2026-03-28T23:00Z', '2026-03-29T22:00Z', 23],
    ['that night is 25 hours', berlin(everyDay('00:00-24:00')), '2026-10-24T22:00Z', '2026-10-25T23:00Z', 25],
    ['the hour that is skipped', berlin(everyDay('02:00-03:00')), '2026-03-28T23:00Z', '2026-03-29T22:00Z', 0],
    ['half in the hour that is skipped', berlin(everyDay('01:30-03:30')), '2026-03-28T23:00Z', '2026-03-29T22:00Z', 1],
    ['the hour that comes twice', berlin(everyDay('02:00-03:00')), '2026-10-24T22:00Z', '2026-10-25T23:00Z', 2],
    ['half of the hour that comes twice', berlin(everyDay('02:00-02:30')), '2026-10-24T22:00Z', '2026-10-25T23:00Z', 1],
    // The week in which New York's clocks go forward is three weeks before Berlin's: 09:00 is 13:00Z, not 14:00Z.
    ['New York', businessClock(hours('America/New_York', nineToFive)), '2026-03-06T21:00Z', '2026-03-09T14:00Z', 2],
    // 09:00 is 03:30Z.
    ['Kolkata', businessClock(hours('Asia/Kolkata', nineToFive)), '2026-11-23T03:00Z', '2026-11-23T04:00Z', 0.5],
    // Friday 30 December 2011 never was: Thursday's close to Saturday's midnight, with no day between them.
    [
      'Apia',
      businessClock(hours('Pacific/Apia', everyDay('00:00-24:00'))),
      '2011-12-30T09:00Z',
      '2011-12-30T11:00Z',
      2,
    ],
    ['a week of Apia', businessClock(hours('Pacific/Apia', nineToFive)), '2011-12-26T10:00Z', '2012-01-01T10:00Z', 32],
    ['nothing', berlin(nineToFive), '2026-11-23T09:00Z', '2026-11-23T09:00Z', 0],
    ['backwards', berlin(nineToFive), '2026-11-23T10:00Z', '2026-11-23T08:00Z', -2],
  ])('%s', (_, clock, from, to, expected) => {
    expect(clock.timeBetween(at(from), at(to)) / hourMs).toBe(expected)
  })

  test('five years of working days are reckoned at once', () => {
    const clock = berlin(workdays('09:00-17:00'))
    // 261 + 260 + 260 + 262 + 261 working days from 2021 to 2025.
    expect(clock.timeBetween(at('2020-12-31T23:00Z'), at('2025-12-31T23:00Z'))).toBe(1_304 * 8 * hourMs)
  })
})

describe('when it is due, worked by hand', () => {
  const nineToFive = berlin(workdays('09:00-17:00'), ['2026-12-25'])
  test.each([
    ['the same day', '2026-11-23T09:00Z', 4, '2026-11-23T13:00Z'],
    ['over a weekend', '2026-11-20T15:00Z', 4, '2026-11-23T11:00Z'],
    ['from outside hours', '2026-11-21T15:00Z', 1, '2026-11-23T09:00Z'],
    ['at closing, not at the next opening', '2026-11-23T15:00Z', 1, '2026-11-23T16:00Z'],
    ['over a holiday and a weekend', '2026-12-24T15:00Z', 2, '2026-12-28T09:00Z'],
    ['into summer time', '2026-03-27T15:00Z', 2, '2026-03-30T08:00Z'],
    ['into winter time', '2026-10-23T14:00Z', 2, '2026-10-26T09:00Z'],
    ['nothing more', '2026-11-21T15:00Z', 0, '2026-11-21T15:00Z'],
  ])('%s', (_, from, amount, due) => {
    expect(new Date(nineToFive.add(at(from), amount * hourMs))).toEqual(new Date(due))
  })

  test('a time that is negative or lies centuries ahead is refused', () => {
    expect(() => nineToFive.add(0, -1)).toThrow('Cannot add -1 ms')
    expect(() => nineToFive.add(0, Number.NaN)).toThrow('Cannot add NaN ms')
    expect(() => nineToFive.add(0, 1e13)).toThrow('more than a hundred years')
  })
})

test.each([
  ['2026-11-23T07:59:59.999Z', false],
  ['2026-11-23T08:00:00.000Z', true],
  ['2026-11-23T15:59:59.999Z', true],
  ['2026-11-23T16:00:00.000Z', false],
  ['2026-12-25T09:00:00.000Z', false],
])('at %s: open %s', (instant, open) => {
  expect(berlin(workdays('09:00-17:00'), ['2026-12-25']).isOpen(at(instant))).toBe(open)
})

describe('hours that make no sense are refused in words', () => {
  test.each([
    [{}, 'has no business hours at all'],
    [everyDay(), 'has no business hours at all'],
    [{ monday: '9-17' }, '"9-17" is no interval like 09:00-17:00'],
    [{ monday: '09:00-25:00' }, 'is no interval'],
    [{ monday: '22:00-06:00' }, '22:00-24:00 on this day and 00:00-06:00 on the next'],
    [{ monday: '09:00-09:00' }, 'ends where it begins'],
    [{ monday: ['09:00-12:00', '11:00-13:00'] }, 'hours that overlap'],
    [{ monday: 9 }, 'must be a list of hours'],
  ])('%j', (week, words) => {
    const parsed = BusinessHours.safeParse({ timeZone: 'UTC', week })
    expect(parsed.error?.issues.map(({ message }) => message)).toEqual([expect.stringContaining(words)])
  })

  test('a zone and a day that do not exist', () => {
    const parsed = BusinessHours.safeParse({
      timeZone: 'Berlin',
      week: { monday: '09:00-17:00' },
      holidays: ['2026-02-30'],
    })
    expect(parsed.error?.issues.map(({ path }) => path)).toEqual([['timeZone'], ['holidays', 0]])
  })
})

const time = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')

/** Of sorted distinct minutes, each pair is an interval; often they touch. */
const anyDay = fc
  .uniqueArray(fc.integer({ min: 0, max: 48 }), { maxLength: 6 })
  .map((halfHours) => halfHours.map((no) => no * 30).sort((a, b) => a - b))
  .map((edges) => edges.slice(1).flatMap((to, i) => (i % 3 === 2 ? [] : [`${time(edges[i] ?? 0)}-${time(to)}`])))

/** Around them, clocks are shifted, or a day is missing. */
const shifts = ['2026-03-29', '2026-10-25', '2026-03-08', '2026-11-01', '2011-12-30', '2026-04-05', '2026-06-15']

const anyHours = fc
  .record({
    timeZone: fc.constantFrom(
      'Europe/Berlin',
      'America/New_York',
      'Asia/Kolkata',
      'Pacific/Apia',
      'Australia/Lord_Howe',
      'UTC',
    ),
    week: fc.record(Object.fromEntries(weekdays.map((day) => [day, anyDay]))),
    holidays: fc.subarray([...shifts, '2026-03-30', '2026-10-26']),
  })
  .filter(({ week }) => Object.values(week).some((day) => day.length > 0))
  .map((given) => BusinessHours.parse(given))

const anyMinute = fc
  .record({ day: fc.constantFrom(...shifts), minutes: fc.integer({ min: -2_000, max: 4_000 }) })
  .map(({ day, minutes }) => at(`${day}T00:00Z`) + minutes * 60_000)

const anyInstant = fc.record({ minute: anyMinute, ms: fc.nat(59_999) }).map(({ minute, ms }) => minute + ms)

/** What the wall clock says, a minute at a time. */
function openByTheWall({ timeZone, week, holidays }: BusinessHours, instant: number): boolean {
  const local = DateTime.fromMillis(instant, { zone: timeZone })
  const day = weekdays[local.weekday - 1] ?? 'monday'
  const minutes = local.hour * 60 + local.minute
  return (
    !holidays.includes(local.toISODate() ?? '') && week[day].some(({ from, to }) => from <= minutes && minutes < to)
  )
}

describe('on any hours', () => {
  law.prop([anyHours, anyMinute, fc.nat(2_000)], { numRuns: 60 })(
    'the same as walking through every minute by the wall clock',
    (given, from, minutes) => {
      const clock = businessClock(given)
      const walked = Array.from({ length: minutes }, (_, i) => openByTheWall(given, from + i * 60_000))
      expect(clock.timeBetween(from, from + minutes * 60_000)).toBe(walked.filter(Boolean).length * 60_000)
      expect(clock.isOpen(from)).toBe(openByTheWall(given, from))
    },
  )

  law.prop([anyHours, fc.tuple(anyInstant, anyInstant, anyInstant)])(
    'two parts add up to the whole',
    (given, [a, b, c]) => {
      const { timeBetween } = businessClock(given)
      expect(timeBetween(a, b) + timeBetween(b, c)).toBe(timeBetween(a, c))
    },
  )

  law.prop([anyHours, anyInstant, fc.nat(400_000_000), fc.nat(400_000_000)])(
    'later is never less, and never more than the time that went by',
    (given, from, first, more) => {
      const { timeBetween } = businessClock(given)
      const [before, after] = [timeBetween(from, from + first), timeBetween(from, from + first + more)]
      expect(after).toBeGreaterThanOrEqual(before)
      expect(after - before).toBeLessThanOrEqual(more)
    },
  )

  law.prop([anyHours, anyInstant, fc.integer({ min: 1, max: 200_000_000 })])(
    'what is added has gone by when it is due, and not a millisecond before',
    (given, from, amount) => {
      const { add, timeBetween } = businessClock(given)
      const due = add(from, amount)
      expect(timeBetween(from, due)).toBe(amount)
      expect(timeBetween(from, due - 1)).toBe(amount - 1)
    },
  )
})
