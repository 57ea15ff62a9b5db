import { readFileSync } from 'node:fs'
import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hypergeometricDraw } from './hypergeometric.ts'

const times = 60_000

/** How often each number is drawn, over chances that are spread evenly. */
function sharesOf(some: number, others: number, drawn: number): Map<number, number> {
  const shares = new Map<number, number>()
  for (let i = 0; i < times; i++) {
    const number = hypergeometricDraw(some, others, drawn, (i + 0.5) / times)
    shares.set(number, (shares.get(number) ?? 0) + 1 / times)
  }
  return shares
}

test('of two and two, two are drawn: worked by hand', () => {
  // C(4, 2) = 6 ways: none of the two in 1, one in 4, both in 1.
  const shares = sharesOf(2, 2, 2)
  expect([0, 1, 2].map((number) => shares.get(number))).toEqual([1 / 6, 4 / 6, 1 / 6].map((p) => expect.closeTo(p, 4)))
})

type Oracle = {
  readonly hypergeometric: readonly {
    readonly some: number
    readonly others: number
    readonly drawn: number
    readonly from: number
    readonly shares: readonly number[]
  }[]
}
const oracle: Oracle = JSON.parse(
  readFileSync(new URL('../../../../../tests/oracles/mix.json', import.meta.url), 'utf8'),
)

describe('as often as by scipy', () => {
  test.each(oracle.hypergeometric)('$drawn of $some and $others', ({ some, others, drawn, from, shares }) => {
    const drawnSo = sharesOf(some, others, drawn)
    for (const [i, share] of shares.entries()) expect(drawnSo.get(from + i) ?? 0).toBeCloseTo(share, 4)
  })
})

law.prop([fc.nat(3_000), fc.nat(3_000), fc.nat(6_000), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })])(
  'never more than there are',
  (some, others, asked, chance) => {
    const drawn = Math.min(asked, some + others)
    const number = hypergeometricDraw(some, others, drawn, chance)
    expect(number).toBeGreaterThanOrEqual(Math.max(0, drawn - others))
    expect(number).toBeLessThanOrEqual(Math.min(some, drawn))
    expect(Number.isInteger(number)).toBe(true)
  },
)
