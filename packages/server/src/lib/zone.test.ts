import { describe, expect, test } from 'vitest'
import { calendarDays, endOfDay, isTimeZone, startOfDay } from './zone.ts'

const berlin = 'Europe/Berlin'
const at = (text: string): number => Date.parse(text)

describe('days of a zone', () => {
  test('a day is as long as the zone makes it', () => {
    const hours = (date: string): number => (endOfDay(date, berlin) + 1 - startOfDay(date, berlin)) / 3_600_000
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-11-22')]).toEqual([23, 25, 24])
  })

  test.each([
    { from: '2026-11-22T22:59:00Z', to: '2026-11-22T23:01:00Z', days: 1 },
    { from: '2026-11-22T00:00:00Z', to: '2026-11-22T22:00:00Z', days: 0 },
    { from: '2026-03-28T12:00:00Z', to: '2026-03-30T11:00:00Z', days: 2 },
    { from: '2026-11-22T12:00:00Z', to: '2026-11-20T12:00:00Z', days: -2 },
  ])('from $from to $to it is $days days in Berlin', ({ from, to, days }) => {
    expect(calendarDays(at(from), at(to), berlin)).toBe(days)
  })
})

test.each([
  ['Europe/Berlin', true],
  ['UTC', true],
  ['Etc/GMT+5', true],
  ['UTC+5', false],
  ['+05:00', false],
  ['local', false],
  ['Mars/Olympus', false],
  ['', false],
])('%s names a zone: %s', (zone, is) => {
  expect(isTimeZone(zone)).toBe(is)
})
