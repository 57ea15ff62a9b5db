import { DateTime } from 'luxon'
import { describe, expect, test } from 'vitest'
import { resolveCompareRange } from './compare-range.ts'
import { type DateRange, resolveRange } from './date-range.ts'

const zone = 'Europe/Berlin'

/** The days of the earlier range, and the first day after them. */
function compared(range: DateRange, compareTo: Parameters<typeof resolveCompareRange>[0], today: string): string {
  const now = DateTime.fromISO(`${today}T10:00`, { zone }).toJSDate()
  const { from, to } = resolveCompareRange(compareTo, range, resolveRange(range, zone, now), zone, now)
  return [from, to].map((at) => DateTime.fromJSDate(at, { zone }).toFormat("yyyy-MM-dd'T'HH")).join(' ')
}

const days = (from: string, to: string) => ({ between: { from, to } })

describe('the period before', () => {
  test.each([
    { range: days('2026-04-10', '2026-04-20'), was: '2026-03-31 2026-04-10' },
    // Over the day of 23 hours.
    { range: days('2026-03-30', '2026-03-31'), was: '2026-03-29 2026-03-30' },
    { range: { lastDays: 7 }, was: '2026-03-17 2026-03-24' },
    { range: { preset: 'TODAY' }, was: '2026-03-29 2026-03-30' },
    { range: { preset: 'YESTERDAY' }, was: '2026-03-28 2026-03-29' },
    // 30 March 2026 is a Monday.
    { range: { preset: 'WEEK_TO_DATE' }, was: '2026-03-23 2026-03-24' },
    // 30 days, of which February has 28.
    { range: { preset: 'MONTH_TO_DATE' }, was: '2026-02-01 2026-03-01' },
    { range: { preset: 'QUARTER_TO_DATE' }, was: '2025-10-01 2025-12-29' },
    { range: { preset: 'YEAR_TO_DATE' }, was: '2025-01-01 2025-03-31' },
    { range: { preset: 'PREVIOUS_WEEK' }, was: '2026-03-16 2026-03-23' },
    { range: { preset: 'PREVIOUS_MONTH' }, was: '2026-01-01 2026-02-01' },
    { range: { preset: 'PREVIOUS_QUARTER' }, was: '2025-07-01 2025-10-01' },
    { range: { preset: 'LAST_12_MONTHS' }, was: '2024-03-31 2025-03-31' },
  ] as const)('$range on 30 March 2026 is $was', ({ range, was }) => {
    const today = 'lastDays' in range || 'preset' in range ? '2026-03-30' : '2026-06-01'
    expect(compared(range, { previous: 'PERIOD' }, today)).toBe(was.replace(/(?<=\d)(?= |$)/g, 'T00'))
  })

  test('of a month up to the 15th is the month before up to the 15th', () => {
    expect(compared({ preset: 'MONTH_TO_DATE' }, { previous: 'PERIOD' }, '2026-05-15')).toBe(
      '2026-04-01T00 2026-04-16T00',
    )
  })
})

describe('the year before', () => {
  test.each([
    { range: days('2026-01-01', '2026-02-01'), was: '2025-01-01T00 2025-02-01T00' },
    { range: days('2025-02-01', '2025-03-01'), was: '2024-02-01T00 2024-03-01T00' },
    { range: days('2024-02-01', '2024-03-01'), was: '2023-02-01T00 2023-03-01T00' },
    { range: days('2024-02-28', '2024-02-29'), was: '2023-02-28T00 2023-03-01T00' },
    { range: days('2024-02-29', '2024-03-01'), was: '2023-02-28T00 2023-03-01T00' },
    { range: { preset: 'LAST_12_MONTHS' }, was: '2024-03-31T00 2025-03-31T00' },
  ] as const)('of $range is $was', ({ range, was }) => {
    expect(compared(range, { previous: 'YEAR' }, '2026-03-30')).toBe(was)
  })
})

describe('a range of one’s own', () => {
  test('is taken as it is', () => {
    const own = { range: days('2025-12-24', '2025-12-25') }
    expect(compared({ preset: 'TODAY' }, own, '2026-03-30')).toBe('2025-12-24T00 2025-12-25T00')
  })

  test.each([
    { compareTo: { range: days('2026-01-31', '2026-02-02') }, end: '2026-02-02' },
    { compareTo: { range: days('2027-01-01', '2027-02-01') }, end: '2027-02-01' },
  ])('that ends $end, after the other begins, is refused', ({ compareTo, end }) => {
    const message = `compareTo ends ${end}: give days that end by 2026-02-01, where the range begins`
    expect(() => compared(days('2026-02-01', '2026-03-01'), compareTo, '2026-03-30')).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', message }),
    )
  })
})

test('more than a year is not compared with the year before, which it has days of', () => {
  expect(() => compared({ lastDays: 400 }, { previous: 'YEAR' }, '2026-03-30')).toThrow('give days that end by')
})
