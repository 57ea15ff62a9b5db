import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { splitByWeights } from './split-by-weights.ts'

describe('split by weights', () => {
  test.each([
    // Each third leaves as much: the first has the one that is left.
    { total: 10n, weights: [1, 1, 1], parts: [4n, 3n, 3n] },
    { total: -10n, weights: [1, 1, 1], parts: [-3n, -3n, -4n] },
    { total: 7n, weights: [0, 5, 0], parts: [0n, 7n, 0n] },
    // 11/10 and -1/10 of 20.
    { total: 20n, weights: [0.55, -0.05], parts: [22n, -2n] },
    // More than a number holds exactly.
    { total: 20_000_000_000_000_001n, weights: [1, 1], parts: [10_000_000_000_000_001n, 10_000_000_000_000_000n] },
  ])('$total by $weights is $parts', ({ total, weights, parts }) =>
    expect(splitByWeights(total, weights)).toEqual(parts),
  )

  const weights = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 })
  law.prop([fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), weights])('adds up exactly', (total, some) => {
    const parts = splitByWeights(total, [...some, 1])
    expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(total)
  })
})
