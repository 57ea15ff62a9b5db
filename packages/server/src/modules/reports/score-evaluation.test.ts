import { readFileSync } from 'node:fs'
import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isotonic } from './isotonic.ts'
import { calibrationOf } from './score-calibration.ts'
import { asPartOf, type ForetoldLead, fitted } from './score-probabilities.ts'
import { areaUnderCurve, topDecile } from './score-ranking.ts'
import { scoreSteps } from './score-steps.ts'
import { type JudgedLead, type ScoredLeads, scoreTable } from './score-table.ts'

const close = (value: number, digits = 12) => expect.closeTo(value, digits)
const table = (...rows: readonly (readonly [points: number, leads: number, reached: number])[]): ScoredLeads[] =>
  rows.map(([points, leads, reached]) => ({ points, leads, reached }))

describe('worked by hand', () => {
  test('the area under the curve, with ties and its interval', () => {
    // 10 and 20 points reached it; 0, 0 and 10 didn't. Of 6 pairs 10 wins 2 and ties 1, 20 wins 3: 5.5 / 6.
    // Those that reached it are above 2.5/3 and 3/3 of the others: variance 2 · (1/12)² / 1 = 1/72. Below 2/2, 2/2 and 1.5/2 are
    // the others: ((1/12)² · 2 + (1/6)²) / 2 = 1/48. 1/72 / 2 + 1/48 / 3 = 1/72.
    const area = areaUnderCurve(table([0, 2, 0], [10, 2, 1], [20, 1, 1]))
    expect(area).toEqual({
      value: close(5.5 / 6),
      interval: { low: close(5.5 / 6 - 1.959963984540054 / Math.sqrt(72)), high: 1 },
    })
  })

  test('it has no interval where nothing varies, or of one of a kind; and is nothing where there is but one kind', () => {
    expect(areaUnderCurve(table([0, 5, 0], [10, 3, 3]))).toEqual({ value: 1, interval: null })
    expect(areaUnderCurve(table([0, 5, 1], [10, 3, 0]))).toEqual({ value: close(2 / 7), interval: null })
    expect(areaUnderCurve(table([0, 5, 0]))).toBeNull()
    expect(areaUnderCurve(table([0, 5, 5]))).toBeNull()
    expect(areaUnderCurve([])).toBeNull()
  })

  test('the top decile takes a part of those with as many points', () => {
    // A tenth of 20 are 2: the one with 30 points, and one of the four with 20, of which half reached it. 1.5 / 2 ÷ 4 / 20.
    const top = topDecile(table([0, 15, 1], [20, 4, 2], [30, 1, 1]))
    expect(top).toEqual({ leads: 2, reached: 1.5, share: 0.75, lift: close(3.75) })
    // A tenth of 5 is half a lead.
    expect(topDecile(table([0, 4, 0], [1, 1, 1]))).toEqual({ leads: 0.5, reached: 0.5, share: 1, lift: 5 })
    expect(topDecile(table([0, 5, 0]))).toBeNull()
  })

  test('isotonic regression puts together what falls, and goes straight in between', () => {
    // 1/2 and then 1/4 fall: together 2/6. Then 3/4.
    const expected = isotonic(table([10, 2, 1], [20, 4, 1], [30, 4, 3]))
    expect([0, 10, 20, 30, 40].map(expected)).toEqual([1 / 3, 1 / 3, 1 / 3, 0.75, 0.75].map((share) => close(share)))
    // Halfway from 1/3 to 3/4.
    expect(expected(25)).toEqual(close((1 / 3 + 3 / 4) / 2))
    // 1/1, then 0/1, then 0/2: all together 1/4.
    expect(isotonic(table([1, 1, 1], [2, 1, 0], [3, 2, 0]))(2)).toBe(0.25)
  })

  test('Brier, skill, calibration error and bins', () => {
    const foretold: ForetoldLead[] = [
      { probability: 0.05, hasReached: false },
      { probability: 0.15, hasReached: false },
      { probability: 0.15, hasReached: true },
      { probability: 1, hasReached: true },
    ]
    const calibration = calibrationOf(foretold, 2)
    // (.05² + .15² + .85² + 0) / 4 = .186875; against .5 · .5; (1 · .05 + 2 · .35 + 1 · 0) / 4.
    expect(calibration).toMatchObject({
      brier: close(0.186875),
      skill: close(1 - 0.186875 / 0.25),
      error: close(0.1875),
    })
    const bins = calibration?.bins.map(({ observed }) => [observed.denominator, observed.numerator, observed.thin])
    const none = [0, 0, true]
    expect(bins).toEqual([[1, 0, true], [2, 1, false], none, none, none, none, none, none, none, [1, 1, true]])
    expect(calibration?.bins[1]).toMatchObject({ from: 0.1, to: 0.2, foretold: close(0.15) })
    expect(calibration?.bins[2]).toMatchObject({ foretold: null, observed: { value: null, interval: null } })
    expect(calibrationOf([], 2)).toBeNull()
    expect(calibrationOf([{ probability: 0.5, hasReached: true }], 2)?.skill).toBeNull()
  })

  test('a step down is told', () => {
    const steps = scoreSteps(table([0, 10, 1], [10, 10, 5], [20, 10, 4]), 30)
    expect(steps.map(({ isFalling }) => isFalling)).toEqual([false, false, true])
    expect(steps[0]?.change).toBeNull()
    expect(steps[2]?.change?.value).toEqual(close(-0.1))
  })

  test('what became of a lead has no say in what is foretold of it', () => {
    const judged: JudgedLead[] = [0, 0, 0, 10, 20].map((points, i) => ({ points, hasReached: i === 1 || i === 4 }))
    const [first] = fitted(judged)
    // Of five leads each is foretold by the other four. Without the first, 0 points have 1/2 and 10 have 0/1: together 1/3.
    expect(first).toEqual({ probability: close(1 / 3), hasReached: false })
    const otherwise = judged.map((lead, i) => ({ ...lead, hasReached: i === 0 ? true : lead.hasReached }))
    expect(fitted(otherwise)[0]?.probability).toEqual(first?.probability)
    expect(fitted(judged.slice(1))).toEqual([])
  })

  test('points as a part of the most', () => {
    const judged = [-5, 0, 15, 30, 45].map((points) => ({ points, hasReached: true }))
    expect(asPartOf(judged, 30).map(({ probability }) => probability)).toEqual([0, 0, 0.5, 1, 1])
  })
})

type Case = {
  readonly points: readonly number[]
  readonly reached: readonly number[]
  readonly most: number
  readonly area: { readonly value: number; readonly low: number; readonly high: number }
} & Readonly<Record<'fitted' | 'asPartOfMost', Judgement>>

type Judgement = {
  readonly brier: number
  readonly skill: number
  readonly error: number
  readonly bins: readonly { readonly leads: number; readonly reached: number }[]
}

const oracle: { readonly cases: readonly Case[] } = JSON.parse(
  readFileSync(new URL('../../../../../tests/oracles/score-evaluation.json', import.meta.url), 'utf8'),
)

describe('as scipy has it', () => {
  test.each(oracle.cases.map((each, i) => [i, each] as const))('case %i', (_, each) => {
    const judged = each.points.map((points, i) => ({ points, hasReached: each.reached[i] === 1 }))
    const { value, low, high } = each.area
    expect(areaUnderCurve(scoreTable(judged))).toEqual({
      value: close(value, 10),
      interval: { low: close(low, 10), high: close(high, 10) },
    })
    for (const [foretold, expected] of [
      [fitted(judged), each.fitted],
      [asPartOf(judged, each.most), each.asPartOfMost],
    ] as const) {
      const calibration = calibrationOf(foretold, 30)
      expect(calibration).toMatchObject({
        ...{ brier: close(expected.brier, 10), skill: close(expected.skill, 10), error: close(expected.error, 10) },
      })
      expect(
        calibration?.bins.map(({ observed }) => ({ leads: observed.denominator, reached: observed.numerator })),
      ).toEqual(expected.bins)
    }
  })
})

const anyLeads = fc.array(fc.record({ points: fc.integer({ min: -3, max: 9 }), hasReached: fc.boolean() }), {
  minLength: 5,
  maxLength: 60,
})

describe('of any leads', () => {
  law.prop([anyLeads])('the score turned round tells apart as much less', (judged) => {
    const area = areaUnderCurve(scoreTable(judged))
    const turned = areaUnderCurve(scoreTable(judged.map((lead) => ({ ...lead, points: -lead.points }))))
    expect((area?.value ?? 0.5) + (turned?.value ?? 0.5)).toBeCloseTo(1, 9)
  })

  law.prop([anyLeads])('what is foretold never falls as points rise, and adds up to those who reached it', (judged) => {
    const rows = scoreTable(judged)
    const expected = rows.map(({ points }) => isotonic(rows)(points))
    expect(expected.every((share, i) => share >= (expected[i - 1] ?? 0))).toBe(true)
    const reached = judged.filter(({ hasReached }) => hasReached).length
    expect(rows.reduce((sum, { leads }, i) => sum + leads * (expected[i] ?? 0), 0)).toBeCloseTo(reached, 9)
  })

  law.prop([anyLeads])('every lead is in one bin, and what is foretold a probability', (judged) => {
    const foretold = fitted(judged)
    expect(foretold.every(({ probability }) => probability >= 0 && probability <= 1)).toBe(true)
    const { bins = [], brier = -1, error = -1 } = calibrationOf(foretold, 30) ?? {}
    expect(bins.reduce((sum, { observed }) => sum + observed.denominator, 0)).toBe(judged.length)
    for (const mean of [brier, error]) expect(Math.abs(mean - 0.5)).toBeLessThanOrEqual(0.5)
  })
})
