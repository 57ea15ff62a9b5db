import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { rateChange } from './newcombe.ts'
import { ratio } from './ratio.ts'

const rate = ([part, of]: readonly [part: number, of: number]) => ratio(part, of, 30)

describe('the difference of two shares', () => {
  test.each([
    // Newcombe 1998, table II, method 10.
    { now: [56, 70], before: [48, 80], value: 0.2, low: 0.0524, high: 0.3339 },
    { now: [9, 10], before: [3, 10], value: 0.6, low: 0.1705, high: 0.809 },
    { now: [5, 56], before: [0, 29], value: 0.0893, low: -0.0381, high: 0.1926 },
    { now: [0, 10], before: [0, 20], value: 0, low: -0.1611, high: 0.2775 },
    { now: [10, 10], before: [0, 20], value: 1, low: 0.6791, high: 1 },
  ] as const)('$now after $before lies between $low and $high', ({ now, before, value, low, high }) => {
    expect(rateChange(rate(now), rate(before))).toEqual({
      value: expect.closeTo(value, 4),
      interval: { low: expect.closeTo(low, 4), high: expect.closeTo(high, 4) },
    })
  })

  test('is unknown where nothing was seen now, or then', () => {
    const unknown = { value: null, interval: null }
    expect([rateChange(rate([0, 0]), rate([1, 2])), rateChange(rate([1, 2]), rate([0, 0]))]).toEqual([unknown, unknown])
  })
})

const aRate = fc
  .tuple(fc.nat(10_000), fc.nat(10_000))
  .filter(([part, rest]) => part + rest > 0)
  .map(([part, rest]) => rate([part, part + rest]))

law.prop([aRate, aRate])('any difference lies in its interval, and the other way round it is the opposite', (a, b) => {
  const [there, back] = [rateChange(a, b), rateChange(b, a)]
  const value = there.value ?? Number.NaN
  expect(there.interval?.low).toBeLessThanOrEqual(value + 1e-12)
  expect(there.interval?.high).toBeGreaterThanOrEqual(value - 1e-12)
  expect(there.interval?.low).toBeGreaterThanOrEqual(-1 - 1e-12)
  expect(there.interval?.high).toBeLessThanOrEqual(1 + 1e-12)
  expect(back.value).toBeCloseTo(-value, 12)
  expect(back.interval?.low).toBeCloseTo(-(there.interval?.high ?? 0), 12)
})
