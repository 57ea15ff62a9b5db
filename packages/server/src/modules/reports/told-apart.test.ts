import { readFileSync } from 'node:fs'
import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adjusted } from './false-discoveries.ts'
import { twoSided } from './normal.ts'
import { againstRest, groupsOf, isToldApart, restOf } from './told-apart.ts'
import { differenceByChance, type Proportion } from './two-proportions.ts'

const of = (...shares: readonly (readonly [part: number, of: number])[]): Proportion[] =>
  shares.map(([part, whole]) => ({ part, of: whole }))

test('two shares differ by chance, by the pooled z: worked by hand', () => {
  // 30 of 100 and 20 of 100: pooled .25, variance .25 · .75 · .02 = .00375, z = .1 / .061237 = 1.632993.
  expect(differenceByChance({ part: 30, of: 100 }, { part: 20, of: 100 })).toEqual(
    expect.closeTo(twoSided(0.1 / Math.sqrt(0.00375)), 12),
  )
  expect(twoSided(1.632993161855452)).toEqual(expect.closeTo(0.1024704348597487, 12))
})

test.each([
  ['nothing was seen of one', [0, 0], [3, 9]],
  ['none is won of either', [0, 5], [0, 9]],
  ['all are won of both', [5, 5], [9, 9]],
] as const)('where %s, nothing differs', (_, a, b) => {
  const [first, second] = of(a, b)
  expect(differenceByChance(first!, second!)).toBe(1)
})

test('many p-values are adjusted for being many: worked by hand', () => {
  // Sorted: .01 · 4/1 = .04, .02 · 4/2 = .04, .03 · 4/3 = .04, .5 · 4/4 = .5; each at most the next.
  expect(adjusted([0.03, 0.5, 0.01, 0.02])).toEqual([0.04, 0.5, 0.04, 0.04].map((p) => expect.closeTo(p, 12)))
  // .01 · 3 = .03; .04 · 3/2 = .06, but .05 · 3/3 = .05 is less.
  expect(adjusted([0.01, 0.04, 0.05])).toEqual([0.03, 0.05, 0.05].map((p) => expect.closeTo(p, 12)))
  expect(adjusted([])).toEqual([])
})

test('of few, by Fisher’s exact test: worked by hand', () => {
  // 3 of 4 and 0 of 4. Of the C(8,3) = 56 ways to have 3 won of 8, C(4,3) = 4 are all in the first, and 4 in the other.
  expect(differenceByChance({ part: 3, of: 4 }, { part: 0, of: 4 })).toEqual(expect.closeTo(8 / 56, 12))
})

describe('what can be told apart', () => {
  test('is one group where nothing can', () => {
    expect(groupsOf(of([12, 100], [11, 100], [10, 100]))).toEqual([1, 1, 1])
    expect(groupsOf([])).toEqual([])
  })

  test('begins a new group', () => {
    expect(groupsOf(of([300, 1_000], [290, 1_000], [100, 1_000], [95, 1_000], [10, 1_000]))).toEqual([1, 1, 2, 2, 3])
  })

  test('is asked of each pair: what is like its neighbours may still be unlike the first', () => {
    // 20% and 17% can't be told apart, nor 17% and 14%; 20% and 14% can (z = 3.6).
    const shares = of([200, 1_000], [170, 1_000], [140, 1_000])
    const [a, b, c] = shares
    expect([differenceByChance(a!, b!) > 0.05, differenceByChance(b!, c!) > 0.05]).toEqual([true, true])
    expect(groupsOf(shares)).toEqual([1, 1, 2])
  })

  test('is not what rests on a few leads, whatever their share', () => {
    expect(groupsOf(of([1, 3], [120, 1_000], [118, 1_000]))).toEqual([1, 1, 1])
  })
})

type Oracle = {
  readonly twoSided: readonly { readonly z: number; readonly p: number }[]
  readonly cases: readonly {
    readonly channels: readonly Proportion[]
    readonly byChance: readonly number[]
    readonly adjusted: readonly number[]
  }[]
}
const oracle: Oracle = JSON.parse(
  readFileSync(new URL('../../../../../tests/oracles/told-apart.json', import.meta.url), 'utf8'),
)

describe('the same as by scipy and statsmodels', () => {
  test.each(oracle.twoSided)('beyond $z', ({ z, p }) => {
    expect(Math.abs(twoSided(z) / p - 1)).toBeLessThan(1e-11)
  })

  test.each(oracle.cases)('channels against the rest: case %#', ({ channels, byChance, adjusted: expected }) => {
    const near = (p: number) => expect.closeTo(p, 11)
    expect(channels.map((channel, i) => differenceByChance(channel, restOf(channels, i)))).toEqual(byChance.map(near))
    expect(againstRest(channels)).toEqual(expected.map(near))
  })
})

const aShare = fc.tuple(fc.nat(500), fc.nat(500)).map(([part, rest]): Proportion => ({ part, of: part + rest }))
const shares = fc.array(aShare, { maxLength: 20 })

law.prop([aShare, aShare])('chance makes two shares differ either way alike, from never to always', (a, b) => {
  const chance = differenceByChance(a, b)
  expect(chance).toEqual(expect.closeTo(differenceByChance(b, a), 9))
  expect(chance >= 0 && chance <= 1).toBe(true)
})

law.prop([fc.array(fc.double({ min: 0, max: 1, noNaN: true }))])(
  'adjusting keeps the order and lowers none',
  (pValues) => {
    const after = adjusted(pValues)
    for (const [i, p] of pValues.entries()) {
      expect(after[i]).toBeGreaterThanOrEqual(p * (1 - 1e-12))
      expect(after[i]).toBeLessThanOrEqual(1)
      for (const [j, other] of pValues.entries()) if (p < other) expect(after[i]).toBeLessThanOrEqual(after[j]!)
    }
  },
)

law.prop([shares])('no two of a group can be told apart, and groups count up from 1', (channels) => {
  const groups = groupsOf(channels)
  const pairs = channels.flatMap((a, i) => channels.slice(i + 1).map((b, k) => ({ i, j: i + k + 1, a, b })))
  const chances = adjusted(pairs.map(({ a, b }) => differenceByChance(a, b)))
  for (const [k, { i, j }] of pairs.entries()) if (isToldApart(chances[k]!)) expect(groups[i]).not.toBe(groups[j])
  for (const [i, group] of groups.entries()) expect([groups[i - 1] ?? 1, (groups[i - 1] ?? 0) + 1]).toContain(group)
})
