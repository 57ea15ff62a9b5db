import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ratio } from './ratio.ts'
import { wilson } from './wilson.ts'

describe('the interval of a share', () => {
  test.each([
    // z² = 3.841459. 0 of 1: 0 to z²/(1 + z²). 5 of 10: 1/2 ± z·√(0.025 + z²/400)/(1 + z²/10).
    { part: 0, of: 1, low: 0, high: 0.793450685 },
    { part: 1, of: 1, low: 0.206549315, high: 1 },
    { part: 5, of: 10, low: 0.236593091, high: 0.763406909 },
    // Newcombe 1998, table I, method 3.
    { part: 81, of: 263, low: 0.2553, high: 0.3662 },
    { part: 15, of: 148, low: 0.0624, high: 0.1605 },
    { part: 0, of: 20, low: 0, high: 0.1611 },
    { part: 1, of: 29, low: 0.0061, high: 0.1718 },
    // Close rates of a real marketing funnel, by channel.
    { part: 271, of: 2296, low: 0.1055, high: 0.1319 },
    { part: 195, of: 1586, low: 0.1077, high: 0.14 },
    { part: 75, of: 1350, low: 0.0446, high: 0.0691 },
    { part: 15, of: 493, low: 0.0185, high: 0.0496 },
    { part: 842, of: 8000, low: 0.09871, high: 0.11217 },
  ])('$part of $of lies between $low and $high', ({ part, of, low, high }) => {
    expect(wilson(part, of)).toEqual({ low: expect.closeTo(low, 4), high: expect.closeTo(high, 4) })
  })

  test('is unknown where nothing was seen', () => {
    expect(wilson(0, 0)).toBeNull()
  })
})

describe('any interval', () => {
  law.prop([fc.nat(10_000), fc.nat(10_000)])('holds the share that was seen, within 0 and 1', (part, rest) => {
    fc.pre(part + rest > 0)
    const { low, high } = wilson(part, part + rest) ?? { low: Number.NaN, high: Number.NaN }
    const seen = part / (part + rest)
    expect(low).toBeGreaterThanOrEqual(0)
    expect(high).toBeLessThanOrEqual(1)
    expect(low).toBeLessThanOrEqual(seen + 1e-12)
    expect(high).toBeGreaterThanOrEqual(seen - 1e-12)
  })
})

test('a ratio over nothing has no value and is thin', () => {
  expect(ratio(0, 0, 30)).toEqual({ numerator: 0, denominator: 0, value: null, interval: null, thin: true })
})

test('a ratio is thin below the minimum sample, not at it', () => {
  expect([ratio(3, 29, 30).thin, ratio(3, 30, 30).thin]).toEqual([true, false])
})
