import { describe, expect, test } from 'vitest'
import type { AppError } from '../../errors.ts'
import { type DateRange, resolveRange } from './date-range.ts'

/** A Sunday; in Auckland already Monday. */
const now = new Date('2026-11-22T13:30:00Z')

const resolved = (range: DateRange, zone = 'Europe/Berlin'): string[] => {
  const { from, to } = resolveRange(range, zone, now)
  return [from.toISOString(), to.toISOString()]
}

describe('on Sunday 22 November 2026 in Berlin, an hour ahead of UTC', () => {
  test.each([
    { preset: 'TODAY', from: '2026-11-21T23:00', to: '2026-11-22T23:00' },
    { preset: 'YESTERDAY', from: '2026-11-20T23:00', to: '2026-11-21T23:00' },
    { preset: 'WEEK_TO_DATE', from: '2026-11-15T23:00', to: '2026-11-22T23:00' },
    { preset: 'MONTH_TO_DATE', from: '2026-10-31T23:00', to: '2026-11-22T23:00' },
    // From October on, in summer time.
    { preset: 'QUARTER_TO_DATE', from: '2026-09-30T22:00', to: '2026-11-22T23:00' },
    { preset: 'YEAR_TO_DATE', from: '2025-12-31T23:00', to: '2026-11-22T23:00' },
    { preset: 'PREVIOUS_WEEK', from: '2026-11-08T23:00', to: '2026-11-15T23:00' },
    { preset: 'PREVIOUS_MONTH', from: '2026-09-30T22:00', to: '2026-10-31T23:00' },
    { preset: 'PREVIOUS_QUARTER', from: '2026-06-30T22:00', to: '2026-09-30T22:00' },
    { preset: 'LAST_12_MONTHS', from: '2025-11-22T23:00', to: '2026-11-22T23:00' },
  ] as const)('$preset is from $from to $to UTC', ({ preset, from, to }) => {
    expect(resolved({ preset })).toEqual([`${from}:00.000Z`, `${to}:00.000Z`])
  })
})

test('today is the day of the zone, not of UTC', () => {
  expect(resolved({ preset: 'TODAY' }, 'Pacific/Auckland')).toEqual([
    '2026-11-22T11:00:00.000Z',
    '2026-11-23T11:00:00.000Z',
  ])
})

test('the last days end with today', () => {
  expect(resolved({ lastDays: 1 })).toEqual(resolved({ preset: 'TODAY' }))
  expect(resolved({ lastDays: 30 })).toEqual(['2026-10-23T22:00:00.000Z', '2026-11-22T23:00:00.000Z'])
})

describe('days between', () => {
  test.each([
    {
      what: 'of 23 hours, when summer time begins',
      from: '2026-03-29',
      to: '2026-03-30',
      zone: 'Europe/Berlin',
      hours: 23,
    },
    { what: 'of 25 hours, when it ends', from: '2026-10-25', to: '2026-10-26', zone: 'Europe/Berlin', hours: 25 },
    {
      what: 'that begin at one, as midnight is skipped',
      from: '2017-10-15',
      to: '2017-10-16',
      zone: 'America/Sao_Paulo',
      hours: 23,
    },
    { what: 'of a leap year', from: '2024-02-28', to: '2024-03-01', zone: 'UTC', hours: 48 },
  ])('may be days $what', ({ from, to, zone, hours }) => {
    const range = resolveRange({ between: { from, to } }, zone, now)
    expect((range.to.getTime() - range.from.getTime()) / 3_600_000).toBe(hours)
  })

  test('begin with the first hour that the day has', () => {
    const between = { from: '2017-10-15', to: '2017-10-16' }
    expect(resolved({ between }, 'America/Sao_Paulo')).toEqual(['2017-10-15T03:00:00.000Z', '2017-10-16T02:00:00.000Z'])
  })
})

describe('a range without a day', () => {
  test.each([
    { between: { from: '2026-11-22', to: '2026-11-22' } },
    { between: { from: '2026-11-23', to: '2026-11-22' } },
    { lastDays: 0 },
    { lastDays: -3 },
  ])('%j is refused', (range) => {
    expect(() => resolved(range)).toThrow(expect.objectContaining({ code: 'RANGE_INVALID' }) as unknown as AppError)
  })
})
