import { readFileSync } from 'node:fs'
import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Lag, lagCurve, shownBy } from './lag-curve.ts'

const lag = (days: number, watchedDays: number, leads: number): Lag => ({ days, watchedDays, leads })
const close = (value: number) => expect.closeTo(value, 12)

describe('worked by hand', () => {
  // Of what began 20 days ago, 10 leads came on day 2, 30 on day 8. Of what began 5 days ago, 20 came on day 2.
  const lags = [lag(2, 20, 10), lag(8, 20, 30), lag(2, 5, 20)]

  test('a day is held against those that could have come later and been seen', () => {
    const curve = lagCurve(lags, 20)
    expect(curve).toMatchObject({ withinDays: 20, leads: 60 })
    // On day 8, of the 40 of 20 days ago 30 came: a quarter had come before. The 20 of 5 days ago say nothing of that.
    expect(shownBy(curve, 7).value).toEqual(close(10 / 40))
    expect(shownBy(curve, 2).value).toEqual(close(10 / 40))
    expect(shownBy(curve, 1).value).toBe(0)
    expect(shownBy(curve, 8).value).toBe(1)
    expect(shownBy(curve, 20)).toEqual({ value: 1, interval: { low: 1, high: 1 } })
  })

  test('its interval is on the scale of log(−log)', () => {
    // 30 of 40: variance of the logarithm 30 / (40 · 10); ln .25 = −1.386.
    const reach = (1.959963984540054 * Math.sqrt(30 / 400)) / Math.log(4)
    expect(shownBy(lagCurve(lags, 20), 7).interval).toEqual({
      low: close(0.25 ** Math.exp(reach)),
      high: close(0.25 ** Math.exp(-reach)),
    })
  })

  test('of none and of all it is that of the leads that were held against each other', () => {
    const z2 = 1.959963984540054 ** 2
    // On day 2 all 30 that came by then: none before. After day 8, 40 of 40.
    expect(shownBy(lagCurve(lags, 20), 1).interval).toEqual({ low: 0, high: close(z2 / (30 + z2)) })
    expect(shownBy(lagCurve(lags, 20), 9).interval?.high).toBe(1)
  })

  test('nothing is told beyond the day by which 30 leads of old enough starts came', () => {
    const few = [lag(2, 20, 29), lag(2, 9, 1), lag(15, 20, 0)]
    expect(lagCurve(few, 180)).toMatchObject({ withinDays: 9, leads: 30 })
    expect(lagCurve([lag(2, 20, 29)], 180)).toMatchObject({ withinDays: null, leads: 0 })
    expect(shownBy(lagCurve([], 180), 3)).toEqual({ value: null, interval: null })
    expect(lagCurve([lag(2, 400, 40)], 180).withinDays).toBe(180)
  })
})

type Oracle = {
  readonly name: string
  readonly lags: readonly Lag[]
  readonly withinDays: number
  readonly expected: readonly { day: number; value: number; low: number; high: number }[]
}

const oracles: readonly Oracle[] = JSON.parse(
  readFileSync(new URL('../../../../../tests/oracles/lag-curve.json', import.meta.url), 'utf8'),
)

test.each(oracles)('the same as by survival, of R, with time reversed: $name', ({ lags, withinDays, expected }) => {
  const curve = lagCurve(lags, withinDays)
  expect(curve.withinDays).toBe(withinDays)
  const near = (value: number) => expect.closeTo(value, 10)
  for (const { day, value, low, high } of expected) {
    expect([day, shownBy(curve, day)]).toEqual([
      day,
      { value: near(value), interval: { low: near(low), high: near(high) } },
    ])
  }
})

const someLags = fc.array(
  fc
    .tuple(fc.nat(100), fc.nat(100), fc.integer({ min: 1, max: 40 }))
    .map(([a, b, leads]) => lag(Math.min(a, b), Math.max(a, b), leads)),
  { maxLength: 30 },
)

describe('of any lags', () => {
  law.prop([someLags, fc.nat(120)])('the share only grows with the days, and is all in the end', (lags, horizon) => {
    const curve = lagCurve(lags, horizon)
    if (curve.withinDays === null) return
    let before = 0
    for (let day = 0; day <= curve.withinDays; day++) {
      const { value, interval } = shownBy(curve, day)
      expect(value).toBeGreaterThanOrEqual(before)
      expect(value).toBeLessThanOrEqual(1)
      expect(interval?.low).toBeLessThanOrEqual((value ?? 0) + 1e-12)
      expect(interval?.high).toBeGreaterThanOrEqual((value ?? 1) - 1e-12)
      before = value ?? 1
    }
    expect(before).toBe(1)
  })

  law.prop([someLags, fc.nat(50)])('where all were watched for the whole time, it is what was counted', (lags, day) => {
    const watched = lags.map((each) => ({ ...each, watchedDays: 200 }))
    const curve = lagCurve(watched, 150)
    if (curve.withinDays === null) return
    const by = watched.reduce((sum, { days, leads }) => (days <= day ? sum + leads : sum), 0)
    expect(shownBy(curve, day).value).toBeCloseTo(by / curve.leads, 9)
  })
})

test('slow leads that recent starts can not show yet are not taken for none', () => {
  // A thousand leads come evenly over 100 days. Of every start as many days ago as 0 to 99, those that came by now are known.
  const lags = Array.from({ length: 100 }, (_, watched) =>
    Array.from({ length: watched + 1 }, (__, days) => lag(days, watched, 10)),
  ).flat()
  const curve = lagCurve(lags, 100)
  const raw = lags.filter(({ days }) => days < 50).reduce((sum, { leads }) => sum + leads, 0) / curve.leads
  expect(raw).toBeGreaterThan(0.7)
  expect(shownBy(curve, 49).value).toBeCloseTo(0.5, 1)
})
