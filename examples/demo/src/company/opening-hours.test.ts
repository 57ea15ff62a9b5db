import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { calendarOf } from './calendar.ts'
import { holidaysOf } from './opening-hours.ts'

const calendar = calendarOf('2026-11-22', 'Europe/Berlin')
const at = (local: string): number => DateTime.fromISO(local, { zone: 'Europe/Berlin' }).toMillis()

describe('an answer so many business minutes later', () => {
  test.each([
    { what: 'on the same day', from: '2026-11-18T09:00', minutes: 90, answered: '2026-11-18T10:30' },
    { what: 'before opening, from opening on', from: '2026-11-18T03:00', minutes: 30, answered: '2026-11-18T09:00' },
    { what: 'at the end of the day, on the next', from: '2026-11-18T16:30', minutes: 60, answered: '2026-11-19T09:00' },
    { what: 'on Friday afternoon, on Monday', from: '2026-11-20T14:30', minutes: 60, answered: '2026-11-23T09:00' },
    { what: 'on Sunday, on Monday', from: '2026-11-15T12:00', minutes: 0, answered: '2026-11-16T08:30' },
    { what: 'over Easter', from: '2026-04-02T16:30', minutes: 60, answered: '2026-04-07T09:00' },
    { what: 'over the change of clocks', from: '2026-10-23T14:00', minutes: 120, answered: '2026-10-26T09:30' },
  ])('$what', ({ from, minutes, answered }) => {
    expect(calendar.businessLater(at(from), minutes)).toBe(at(answered))
  })
})

test('holidays move with Easter', () => {
  expect(holidaysOf(2026)).toEqual([
    ...['2026-01-01', '2026-04-03', '2026-04-06', '2026-05-01', '2026-05-14', '2026-05-25'],
    ...['2026-10-03', '2026-12-25', '2026-12-26'],
  ])
  expect(holidaysOf(2027)).toContain('2027-03-29')
})
