import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Lift, liftOf } from './lift.ts'
import type { Proportion } from './two-proportions.ts'

test('a lift is by how much of itself a share is larger: worked by hand', () => {
  // 6% rather than 5% is a fifth more. log(1.2) ± 1.96 √(1/60 − 1/1000 + 1/50 − 1/1000), of which the root is .186190.
  const { value, interval } = liftOf({ part: 60, of: 1_000 }, { part: 50, of: 1_000 })
  expect(value).toBeCloseTo(0.2, 12)
  expect(interval?.low).toBeCloseTo(Math.exp(Math.log(1.2) - 1.959964 * 0.18619) - 1, 5)
  expect(interval?.high).toBeCloseTo(Math.exp(Math.log(1.2) + 1.959964 * 0.18619) - 1, 5)
})

test('nothing is no multiple of something, and nothing at all of nothing', () => {
  expect(liftOf({ part: 0, of: 40 }, { part: 5, of: 40 })).toEqual({ value: -1, interval: null })
  expect(liftOf({ part: 5, of: 40 }, { part: 0, of: 40 })).toEqual({ value: null, interval: null })
  expect(liftOf({ part: 0, of: 0 }, { part: 5, of: 40 })).toEqual({ value: null, interval: null })
})

type Oracle = {
  readonly lift: readonly ({ readonly treated: Proportion; readonly control: Proportion } & Required<Lift>)[]
}
const oracle: Oracle = JSON.parse(
  readFileSync(new URL('../../../../../tests/oracles/experiments.json', import.meta.url), 'utf8'),
)

describe('the same as by statsmodels', () => {
  test.each(oracle.lift)('case %#', ({ treated, control, value, interval }) => {
    const lift = liftOf(treated, control)
    expect(lift.value).toBeCloseTo(value as number, 12)
    expect(lift.interval?.low).toBeCloseTo(interval?.low as number, 10)
    expect(lift.interval?.high).toBeCloseTo(interval?.high as number, 10)
  })
})
