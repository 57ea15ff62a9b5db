import { fc, test as law } from '@fast-check/vitest'
import { type KpiTarget, type Metric, metrics } from '@touchline/schema'
import { describe, expect, test } from 'vitest'
import { daysBetween } from './date-range.ts'
import { asNumber, targetIn, targetsOf } from './kpi-target.ts'

const zone = 'Europe/Berlin'
const metricOf = (id: string): Metric => metrics.find((metric) => metric.id === id) as Metric
const target = (parts: Partial<KpiTarget>): KpiTarget => ({ metric: 'leads', per: 'MONTH', target: '31', ...parts })

const inDays = (targets: readonly KpiTarget[], from: string, to: string): number | null => {
  const metric = metricOf(targets[0]?.metric ?? 'leads')
  const units = targetIn(metric, targetsOf(metric, targets, 'MONTH'), daysBetween({ from, to }, zone), zone)
  return units === null ? null : asNumber(units)
}

describe('the target of days', () => {
  test.each([
    { what: 'a whole month', from: '2026-01-01', to: '2026-02-01', is: 31 },
    { what: 'a month in which the clock changes', from: '2026-03-01', to: '2026-04-01', is: 31 },
    { what: 'a day of 31', from: '2026-01-05', to: '2026-01-06', is: 1 },
    { what: 'a day of 28 and one of 31', from: '2026-02-28', to: '2026-03-02', is: 31 / 28 + 1 },
    { what: 'a year', from: '2026-01-01', to: '2027-01-01', is: 372 },
  ])('of $what is the sum of their shares', ({ from, to, is }) => {
    expect(inDays([target({})], from, to)).toBeCloseTo(is, 9)
  })

  test('per quarter is shared out over the days of the quarter', () => {
    expect(inDays([target({ per: 'QUARTER', target: '90' })], '2026-01-01', '2026-02-01')).toBe(31)
  })

  test('of what does not add up is the mean of the days', () => {
    const targets = [
      target({ metric: 'close_rate', target: '0.2' }),
      target({ metric: 'close_rate', target: '0.3', from: '2026-02' }),
    ]
    expect(inDays(targets, '2026-01-01', '2026-01-08')).toBe(0.2)
    expect(inDays(targets, '2026-01-30', '2026-02-03')).toBe(0.25)
  })

  test('changes with the month from which another holds', () => {
    const targets = [target({}), target({ target: '62', from: '2026-03' }), target({ target: '0', from: '2026-05' })]
    expect(inDays(targets, '2026-01-01', '2026-02-01')).toBe(31)
    expect(inDays(targets, '2026-03-01', '2026-04-01')).toBe(62)
    expect(inDays(targets, '2026-05-01', '2026-06-01')).toBe(0)
  })

  test('is unknown where some day has none', () => {
    expect(inDays([target({ from: '2026-02' })], '2026-01-31', '2026-02-02')).toBeNull()
    expect(inDays([target({ per: 'YEAR', from: '2026-02' })], '2026-03-01', '2026-04-01')).toBeNull()
    expect(inDays([], '2026-03-01', '2026-04-01')).toBeNull()
  })

  const aDay = fc
    .integer({ min: 0, max: 700 })
    .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10))
  law.prop([fc.uniqueArray(aDay, { minLength: 3, maxLength: 3 }), fc.constantFrom('MONTH', 'QUARTER', 'YEAR')])(
    'is that of the days before any day, and that of the days from it on',
    (days, per) => {
      const [from = '', between = '', to = ''] = [...days].sort()
      const of = (start: string, end: string): number =>
        inDays([target({ per, target: '1234.5' })], start, end) ?? Number.NaN
      expect(of(from, to)).toBeCloseTo(of(from, between) + of(between, to), 6)
    },
  )
})

describe('where there are targets for several periods', () => {
  const [month, quarter, year] = [target({}), target({ per: 'QUARTER' }), target({ per: 'YEAR' })]
  test.each([
    { bucket: 'QUARTER', all: [year, month, quarter], judgedBy: [quarter] },
    { bucket: 'WEEK', all: [year, month, quarter], judgedBy: [month] },
    { bucket: 'MONTH', all: [year, quarter], judgedBy: [quarter] },
    { bucket: 'MONTH', all: [target({ metric: 'won' })], judgedBy: [] },
  ] as const)('a $bucket is judged by those of its own, otherwise of the shortest', ({ bucket, all, judgedBy }) => {
    expect(targetsOf(metricOf('leads'), all, bucket)).toEqual(judgedBy)
  })
})
