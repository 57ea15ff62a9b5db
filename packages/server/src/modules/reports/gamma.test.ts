import { readFileSync } from 'node:fs'
import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { betaBelow, gammaBeyond, logGamma } from './gamma.ts'
import { chiSquaredBeyond } from './sample-ratio.ts'
import { t95, twoSidedT } from './student-t.ts'

test.each([
  { x: 1, gamma: 1 },
  { x: 5, gamma: 24 },
  { x: 0.5, gamma: Math.sqrt(Math.PI) },
  { x: 2.5, gamma: (3 / 4) * Math.sqrt(Math.PI) },
  { x: 18, gamma: 355_687_428_096_000 },
])('Γ($x), worked by hand', ({ x, gamma }) => {
  expect(logGamma(x)).toBeCloseTo(Math.log(gamma), 12)
})

test('of shape 1, Γ falls like e to the minus x; of whole shapes, it is what Poisson counts are', () => {
  expect(gammaBeyond(1, 3)).toBeCloseTo(Math.exp(-3), 14)
  // As likely as 0, 1 or 2 of a mean of 4: e⁻⁴ (1 + 4 + 8).
  expect(gammaBeyond(3, 4)).toBeCloseTo(13 * Math.exp(-4), 14)
})

test('of whole parameters, β is what binomial counts are: worked by hand', () => {
  // 2 or 3 of 3, at .3 each: 3 · .09 · .7 + .027.
  expect(betaBelow(2, 2, 0.3)).toBeCloseTo(0.216, 14)
  expect([betaBelow(2, 2, 0), betaBelow(2, 2, 1)]).toEqual([0, 1])
})

test('with one degree of freedom, t is 1 or more half of the time', () => {
  expect(twoSidedT(1, 1)).toBeCloseTo(0.5, 13)
})

type Oracle = {
  readonly chiSquared: readonly { readonly value: number; readonly degrees: number; readonly p: number }[]
  readonly studentT: readonly { readonly t: number; readonly degrees: number; readonly p: number }[]
  readonly t95: readonly { readonly degrees: number; readonly t: number }[]
}
const oracle: Oracle = JSON.parse(
  readFileSync(new URL('../../../../../tests/oracles/experiments.json', import.meta.url), 'utf8'),
)

describe('the same as by scipy', () => {
  test.each(oracle.chiSquared)('χ² beyond $value with $degrees degrees of freedom', ({ value, degrees, p }) => {
    expect(Math.abs(chiSquaredBeyond(value, degrees) / p - 1)).toBeLessThan(1e-11)
  })

  test.each(oracle.studentT)('t beyond $t with $degrees degrees of freedom', ({ t, degrees, p }) => {
    expect(Math.abs(twoSidedT(t, degrees) / p - 1)).toBeLessThan(1e-9)
  })

  test.each(oracle.t95)('95% within, with $degrees degrees of freedom', ({ degrees, t }) => {
    expect(Math.abs(t95(degrees) / t - 1)).toBeLessThan(1e-9)
  })
})

const shape = fc.double({ min: 0.5, max: 200, noNaN: true })
const chance = fc.double({ min: 0.001, max: 0.999, noNaN: true })

law.prop([shape, shape, chance])('what lies below and what lies beyond are all', (a, b, x) => {
  expect(betaBelow(a, b, x) + betaBelow(b, a, 1 - x)).toBeCloseTo(1, 11)
})

law.prop([shape, fc.double({ min: 0, max: 400, noNaN: true }), fc.double({ min: 0, max: 5, noNaN: true })])(
  'further out there is less',
  (a, x, further) => {
    expect(gammaBeyond(a, x + further)).toBeLessThanOrEqual(gammaBeyond(a, x) + 1e-12)
  },
)
