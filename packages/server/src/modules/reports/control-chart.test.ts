import { readFileSync } from 'node:fs'
import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binomialLimits } from './binomial-limits.ts'
import { type ChartJudging, type CountedWeek, controlChart } from './control-chart.ts'

const judging: ChartJudging = { withinDays: 30, minimumSample: 30, today: 700, isExperimental: false }

/** Weeks one after the other, from day 4 on, of so many leads each. */
const weeks = (of: number, ...parts: readonly number[]): CountedWeek[] =>
  parts.map((part, i) => ({ week: 4 + 7 * i, part, of }))
const signals = (counted: readonly CountedWeek[], more: Partial<ChartJudging> = {}) =>
  controlChart(counted, { ...judging, ...more }).points.map((point) => point.signals.join(' '))

describe('worked by hand', () => {
  test('the centre is the share of all weeks together, and limits are about three standard deviations from it', () => {
    const { centre, points, verdict } = controlChart(weeks(400, 100, 90, 110, 95, 105, 98, 102, 100), judging)
    expect([centre.numerator, centre.denominator, verdict]).toEqual([800, 3_200, 'STABLE'])
    // √(.25 · .75 / 400) = .02165: .185 and .315, give or take one of 400.
    for (const { low, high } of points) {
      expect(low).toBeCloseTo(0.25 - 3 * 0.02165, 2)
      expect(high).toBeCloseTo(0.25 + 3 * 0.02165, 2)
    }
  })

  test('a week beyond a limit is named', () => {
    expect(signals(weeks(100, 20, 21, 19, 20, 45, 20, 21, 19, 2, 20))).toEqual([
      ...['', '', '', '', 'ABOVE_LIMIT', '', '', '', 'BELOW_LIMIT', ''],
    ])
    expect(controlChart(weeks(100, 20, 21, 19, 20, 45, 20, 21, 19, 2, 20), judging).verdict).toBe('UNSTABLE')
  })

  test('eight weeks in a row on one side are a run, seven are none, and one on the centre ends it', () => {
    const run = weeks(100, ...Array(8).fill(23), ...Array(7).fill(17), 20, 20)
    // (184 + 119 + 40) of 1700 are 20.18%.
    expect(signals(run)).toEqual([...Array(8).fill('RUN_ABOVE'), ...Array(9).fill('RUN_BELOW')])
    const broken = weeks(100, ...Array(7).fill(22), 20, ...Array(7).fill(18), 20)
    expect(controlChart(broken, judging).centre.value).toBe(0.2)
    expect(signals(broken)).toEqual(Array(16).fill(''))
  })

  test('of few leads one won is no alarm, as it would be by three standard deviations', () => {
    // 1 of 5 in each tenth week: 2%. Three deviations above are .02 + 3 · √(.02 · .98 / 5) = .208; of 5, P(2 or more) = .0038.
    const rare = weeks(5, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    expect(signals(rare)[0]).toBe('')
    expect(binomialLimits(5, 0.02)).toEqual({ low: 0, high: 2 })
  })

  test('weeks whose leads have not all had their days are young, and judge nothing', () => {
    const counted = weeks(100, ...Array(8).fill(20), 1)
    // The last week begins on day 60 and ends on day 66: it is 30 days old on day 96.
    expect(controlChart(counted, { ...judging, today: 95 })).toMatchObject({
      ...{ verdict: 'STABLE', centre: { numerator: 160 }, points: { length: 8 } },
      young: [{ week: 60, soFar: { numerator: 1, denominator: 100 } }],
    })
    expect(controlChart(counted, { ...judging, today: 96 })).toMatchObject({ verdict: 'UNSTABLE', young: [] })
  })

  test('with fewer than eight weeks, or of a new source, there are no limits', () => {
    const few = controlChart(weeks(100, 1, 99, 1, 99, 1, 99, 1), judging)
    expect(few.verdict).toBe('TOO_FEW')
    expect(few.points[1]).toMatchObject({ low: null, high: null, signals: [], rate: { value: 0.99 } })
    const fresh = controlChart(weeks(3, 0, 3, 0, 3, 0, 3, 0, 3, 0), { ...judging, isExperimental: true })
    expect([fresh.verdict, fresh.points[1]?.high]).toEqual(['EXPERIMENTAL', null])
  })

  test('weeks without leads are none, and all or nothing is stable', () => {
    expect(controlChart(weeks(0, 0, 0), judging)).toMatchObject({ points: [], young: [], centre: { value: null } })
    expect(controlChart(weeks(9, ...Array(8).fill(9)), judging)).toMatchObject({
      verdict: 'STABLE',
      centre: { value: 1 },
    })
    expect(controlChart(weeks(9, ...Array(8).fill(0)), judging)).toMatchObject({
      verdict: 'STABLE',
      centre: { value: 0 },
    })
  })
})

type Limits = { readonly of: number; readonly share: number; readonly low: number; readonly high: number }
const oracle: readonly Limits[] = JSON.parse(
  readFileSync(new URL('../../../../../tests/oracles/binomial-limits.json', import.meta.url), 'utf8'),
)

test.each(oracle)('limits of $of at $share are those of scipy', ({ of, share, low, high }) => {
  expect(binomialLimits(of, share)).toEqual({ low, high })
})

const someWeeks = fc
  .array(fc.tuple(fc.nat(60), fc.nat(60)), { maxLength: 60 })
  .map((counted) =>
    counted.map(([a, b], i): CountedWeek => ({ week: 4 + 7 * i, part: Math.min(a, b), of: Math.max(a, b) })),
  )

describe('of any weeks', () => {
  law.prop([someWeeks, fc.nat(500)])(
    'each is a point, young, or without leads; and points make the centre',
    (counted, today) => {
      const { points, young, centre } = controlChart(counted, { ...judging, today })
      expect(points.length + young.length).toBe(counted.filter(({ of }) => of > 0).length)
      expect(points.reduce((sum, { rate }) => sum + rate.numerator, 0)).toBe(centre.numerator)
      expect(points.reduce((sum, { rate }) => sum + rate.denominator, 0)).toBe(centre.denominator)
    },
  )

  law.prop([someWeeks])(
    'the centre lies within every limit, and only what is beyond them is named for it',
    (counted) => {
      const { points, centre } = controlChart(counted, judging)
      for (const { low, high, rate, signals: named } of points.filter((point) => point.high !== null)) {
        expect(low ?? 1).toBeLessThanOrEqual((centre.value ?? 0) + 1e-12)
        expect(high ?? 0).toBeGreaterThanOrEqual((centre.value ?? 1) - 1 / rate.denominator)
        expect(named.includes('ABOVE_LIMIT')).toBe((rate.value ?? 0) > (high ?? 1) + 1e-12)
        expect(named.includes('BELOW_LIMIT')).toBe((rate.value ?? 0) < (low ?? 0) - 1e-12)
      }
    },
  )
})
