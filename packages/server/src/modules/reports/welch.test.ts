import { readFileSync } from 'node:fs'
import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { replicates } from './bootstrap.ts'
import { type Earning, meanDifference } from './welch.ts'
import type { Interval } from './wilson.ts'

const each = (...amounts: readonly number[]): Earning[] => amounts.map((amount) => ({ amount, subjects: 1 }))

test('what subjects bring differs: worked by hand', () => {
  // Means 4 and 2, variances 4 and 1, of three each: error √(4/3 + 1/3) = √(5/3), t = 2/√(5/3) = 1.549193;
  // degrees of freedom (5/3)² / ((4/3)²/2 + (1/3)²/2) = 25/8.5 = 2.941176, of which 95% lie within 3.218759.
  const difference = meanDifference(each(2, 4, 6), each(1, 2, 3))
  expect(difference?.value).toBe(2)
  expect(difference?.pValue).toBeCloseTo(0.220881, 5)
  expect(difference?.interval?.low).toBeCloseTo(2 - 3.218759 * Math.sqrt(5 / 3), 4)
  expect(difference?.interval?.high).toBeCloseTo(2 + 3.218759 * Math.sqrt(5 / 3), 4)
})

test('of nobody nothing is known, and of subjects who all bring the same no chance', () => {
  expect(meanDifference([], each(1, 2))).toBeNull()
  expect(meanDifference(each(3), each(1, 2))).toMatchObject({ value: 1.5, interval: null, pValue: null })
  expect(meanDifference([{ amount: 0, subjects: 9 }], [{ amount: 0, subjects: 8 }])).toEqual({
    ...{ value: 0, interval: null, pValue: null },
    drawn: { low: 0, high: 0 },
  })
})

type Oracle = {
  readonly welch: readonly {
    readonly treated: readonly Earning[]
    readonly control: readonly Earning[]
    readonly value: number
    readonly interval: Interval
    readonly pValue: number
    readonly drawn: Interval & { readonly deviation: number }
  }[]
}
const oracle: Oracle = JSON.parse(
  readFileSync(new URL('../../../../../tests/oracles/experiments.json', import.meta.url), 'utf8'),
)

describe('the same as by statsmodels and numpy', () => {
  test.each(oracle.welch)('case %#', ({ treated, control, value, interval, pValue, drawn }) => {
    const difference = meanDifference(treated, control)
    const near = (by: number, other: number | undefined) => Math.abs((other as number) - by)
    expect(near(value, difference?.value)).toBeLessThan(1e-8)
    expect(near(pValue, difference?.pValue ?? Number.NaN)).toBeLessThan(1e-9)
    expect(near(interval.low, difference?.interval?.low)).toBeLessThan(1e-5)
    expect(near(interval.high, difference?.interval?.high)).toBeLessThan(1e-5)
    // An end of 200 draws is off by .2 deviations or so, one of 5,000 by .04, that of numpy by as much.
    for (const [times, within] of [
      [replicates, 0.7],
      [5_000, 0.2],
    ] as const) {
      const again = meanDifference(treated, control, times)?.drawn
      expect(near(drawn.low, again?.low)).toBeLessThan(within * drawn.deviation)
      expect(near(drawn.high, again?.high)).toBeLessThan(within * drawn.deviation)
    }
  })
})

const earnings = fc.array(fc.record({ amount: fc.nat(100_000), subjects: fc.integer({ min: 1, max: 50 }) }), {
  minLength: 1,
  maxLength: 8,
})

law.prop([earnings, earnings])('turned around, a difference is the opposite', (treated, control) => {
  const [there, back] = [meanDifference(treated, control), meanDifference(control, treated)]
  expect(there?.value).toBeCloseTo(-(back?.value ?? Number.NaN), 6)
  expect(there?.pValue ?? 0).toBeCloseTo(back?.pValue ?? 0, 9)
  expect(there?.interval?.low ?? 0).toBeCloseTo(-(back?.interval?.high ?? 0), 5)
})
