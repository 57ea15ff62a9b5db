import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sampleRatio } from './sample-ratio.ts'

test('counts are held against shares: worked by hand', () => {
  // 50² / 500 twice is 10, which χ² with one degree of freedom exceeds in .157% of cases.
  expect(sampleRatio([550, 450], [0.5, 0.5])).toEqual({ pValue: expect.closeTo(0.0015654, 7), mismatch: true })
  expect(sampleRatio([520, 480], [0.5, 0.5])).toMatchObject({ mismatch: false })
  expect(sampleRatio([900, 100], [0.9, 0.1])).toEqual({ pValue: 1, mismatch: false })
})

test('of one variant, or of nobody, there is nothing to compare', () => {
  expect(sampleRatio([500], [1])).toEqual({ pValue: null, mismatch: false })
  expect(sampleRatio([0, 0], [0.5, 0.5])).toEqual({ pValue: null, mismatch: false })
})

type Oracle = {
  readonly sampleRatio: readonly {
    readonly counts: readonly number[]
    readonly shares: readonly number[]
    readonly pValue: number
  }[]
}
const oracle: Oracle = JSON.parse(
  readFileSync(new URL('../../../../../tests/oracles/experiments.json', import.meta.url), 'utf8'),
)

test.each(oracle.sampleRatio)('$counts to $shares, the same as by scipy', ({ counts, shares, pValue }) => {
  expect(sampleRatio(counts, shares)).toEqual({ pValue: expect.closeTo(pValue, 12), mismatch: pValue < 0.01 })
})
