import { readFileSync } from 'node:fs'
import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timesOf } from './lift.ts'
import { type MixCell, type MixDifference, mixDifference } from './mix.ts'

const cells = (from: readonly number[], to: readonly number[]): MixCell[] =>
  from.map((count, i) => ({ from: count, to: to[i] as number }))

test('half and half beside all of one: worked by hand', () => {
  // Their mean is ¾ and ¼, of .811278 bits; half and half is of 1 bit, all of one of 0: .811278 − .5.
  // PSI of 10 and 10 beside 20 and 0: (20.5 − 10.5)/21 · ln(20.5/10.5) + (.5 − 10.5)/21 · ln(.5/10.5) = .318596 + 1.449775.
  // χ²: expected 15, 5, 15, 5, so 2 · (25/15 + 25/5) = 40/3, of which one degree of freedom is beyond in .0261%.
  const difference = mixDifference(cells([10, 10], [20, 0]))
  expect(difference).toEqual({
    divergenceBits: expect.closeTo(0.811278 - 0.5, 6),
    psi: expect.closeTo(0.318596 + 1.449775, 5),
    psiBand: 'LARGE',
    pValue: expect.closeTo(0.000261, 6),
    isSampled: false,
  })
})

test('mixes that share nothing are a bit apart, and the same mix nothing', () => {
  expect(mixDifference(cells([7, 0], [0, 9]))?.divergenceBits).toBe(1)
  expect(mixDifference(cells([20, 30], [40, 60]))).toMatchObject({ divergenceBits: 0, psiBand: 'STABLE', pValue: 1 })
})

test('of nobody there is no mix, and of a single value nothing to tell apart', () => {
  expect(mixDifference([])).toBeNull()
  expect(mixDifference(cells([3, 0], [0, 0]))).toBeNull()
  expect(mixDifference(cells([3, 0], [4, 0]))).toMatchObject({ divergenceBits: 0, pValue: null, isSampled: false })
})

test.each([
  [[60, 40], [65, 35], 'STABLE'],
  [[60, 40], [78, 22], 'MODERATE'],
  [[60, 40], [90, 10], 'LARGE'],
] as const)('%j beside %j is %s', (from, to, psiBand) => {
  expect(mixDifference(cells(from, to))).toMatchObject({ psiBand })
})

type Oracle = {
  readonly cases: readonly ({
    readonly from: readonly number[]
    readonly to: readonly number[]
    readonly indexOfFirst: { readonly value: number; readonly low: number; readonly high: number }
  } & MixDifference)[]
}
const oracle: Oracle = JSON.parse(
  readFileSync(new URL('../../../../../tests/oracles/mix.json', import.meta.url), 'utf8'),
)

describe('the same as by scipy and statsmodels', () => {
  test.each(oracle.cases)('$from beside $to', ({ from, to, indexOfFirst, ...expected }) => {
    const difference = mixDifference(cells(from, to))
    expect(difference?.divergenceBits).toBeCloseTo(expected.divergenceBits, 10)
    expect(difference?.psi).toBeCloseTo(expected.psi, 10)
    expect(difference?.isSampled).toBe(expected.isSampled)
    // Of 2,000 samples, a share is that uncertain.
    const p = expected.pValue as number
    const reach = expected.isSampled ? 4 * Math.sqrt((p * (1 - p)) / 2_000) + 0.001 : 1e-10
    expect(Math.abs((difference?.pValue as number) - p)).toBeLessThan(reach)
    const sum = (counts: readonly number[]): number => counts.reduce((all, count) => all + count, 0)
    const index = timesOf({ part: to[0] as number, of: sum(to) }, { part: from[0] as number, of: sum(from) })
    expect(index.value).toBeCloseTo(indexOfFirst.value, 10)
    expect(index.interval?.low).toBeCloseTo(indexOfFirst.low, 8)
    expect(index.interval?.high).toBeCloseTo(indexOfFirst.high, 8)
  })
})

const mix = fc.array(fc.record({ from: fc.nat(40), to: fc.nat(40) }), { minLength: 1, maxLength: 8 })

law.prop([mix], { numRuns: 40 })(
  'a difference is the same in both directions, within its bounds, and the same whenever it is asked for',
  (counts) => {
    const difference = mixDifference(counts)
    const back = mixDifference(counts.map(({ from, to }) => ({ from: to, to: from })))
    expect(mixDifference(counts)).toEqual(difference)
    expect(back === null).toBe(difference === null)
    if (!difference || !back) return
    expect(difference.divergenceBits).toBeCloseTo(back.divergenceBits, 10)
    expect(difference.divergenceBits).toBeLessThanOrEqual(1 + 1e-12)
    expect(difference.psi).toBeCloseTo(back.psi, 10)
    expect(difference.psi).toBeGreaterThanOrEqual(0)
    expect((difference.pValue ?? 1) > 0 && (difference.pValue ?? 1) <= 1).toBe(true)
  },
)
