import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { splitExactly } from './split-exactly.ts'

describe('splitExactly', () => {
  test.each([
    { total: 10, shares: [1 / 3, 1 / 3, 1 / 3], parts: [4, 3, 3] },
    { total: 1, shares: [0.5, 0.5], parts: [1, 0] },
    { total: 100, shares: [0.4, 0.2, 0.4], parts: [40, 20, 40] },
    { total: 5, shares: [0, 1], parts: [0, 5] },
    { total: -5, shares: [0.5, 0.5], parts: [-3, -2] },
    { total: 0, shares: [0.3, 0.7], parts: [0, 0] },
  ])('$total by $shares is $parts', ({ total, shares, parts }) => {
    expect(splitExactly(total, shares)).toEqual(parts)
  })

  const anyShares = fc
    .array(fc.double({ min: 0.001, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 })
    .map((weights) => weights.map((weight) => weight / weights.reduce((sum, each) => sum + each, 0)))

  law.prop([fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), anyShares])(
    'loses and invents nothing',
    (total, shares) => {
      expect(splitExactly(total, shares).reduce((sum, part) => sum + part, 0)).toBe(total)
    },
  )

  law.prop([fc.integer({ min: 0, max: 10 ** 9 }), anyShares])(
    'gives each within one unit of its exact share',
    (total, shares) => {
      for (const [i, part] of splitExactly(total, shares).entries()) {
        expect(Math.abs(part - total * (shares[i] ?? 0))).toBeLessThan(1.000_001)
      }
    },
  )
})
