import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shrunken } from './shrinkage.ts'
import type { Proportion } from './two-proportions.ts'

const close = (value: number) => expect.closeTo(value, 12)

test('shares are drawn towards that of all: worked by hand', () => {
  // 30 of 100 and 10 of 100: of all .2, chance .2 · .8 = .16. Spread (100 · .01 + 100 · .01) / .16 − 1 = 11.5, of
  // 200 − 20000/200 − 1 = 99: likeness 11.5/99, weight 99/11.5 − 1 = 7.608696.
  const weight = 99 / 11.5 - 1
  const groups = [
    { part: 30, of: 100 },
    { part: 10, of: 100 },
  ]
  expect(shrunken(groups)).toEqual([
    close((30 + weight * 0.2) / (100 + weight)),
    close((10 + weight * 0.2) / (100 + weight)),
  ])
})

test('one win of two leads does not come first', () => {
  const [few, many, most] = shrunken([
    { part: 1, of: 2 },
    { part: 300, of: 1_000 },
    { part: 100, of: 1_000 },
  ])!
  expect(few).toBeLessThan(many!)
  expect(few).toBeGreaterThan(most!)
})

test('shares that differ no more than chance makes them differ are all that of all', () => {
  const alike = [
    { part: 10, of: 100 },
    { part: 11, of: 100 },
    { part: 9, of: 100 },
  ]
  expect(shrunken(alike)).toEqual([0.1, 0.1, 0.1].map(close))
  expect(shrunken([{ part: 3, of: 4 }])).toEqual([0.75])
  expect(
    shrunken([
      { part: 0, of: 4 },
      { part: 0, of: 9 },
    ]),
  ).toEqual([0, 0])
  expect(shrunken([])).toBeNull()
})

const aShare = fc
  .tuple(fc.nat(500), fc.nat(500))
  .filter(([part, rest]) => part + rest > 0)
  .map(([part, rest]): Proportion => ({ part, of: part + rest }))

law.prop([fc.array(aShare, { minLength: 1, maxLength: 20 })])(
  'a share ends between itself and that of all',
  (groups) => {
    const mean = groups.reduce((sum, { part }) => sum + part, 0) / groups.reduce((sum, { of }) => sum + of, 0)
    for (const [i, share] of shrunken(groups)!.entries()) {
      const own = groups[i]!.part / groups[i]!.of
      expect(share).toBeGreaterThanOrEqual(Math.min(own, mean) - 1e-12)
      expect(share).toBeLessThanOrEqual(Math.max(own, mean) + 1e-12)
    }
  },
)
