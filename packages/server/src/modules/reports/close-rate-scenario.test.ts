import { readFileSync } from 'node:fs'
import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CloseRateScenario, closeRateScenario } from './close-rate-scenario.ts'
import { type CureModel, type DayCount, likelihood, pointOf, type WaitedLeads } from './mixture-cure.ts'
import { solve } from './newton.ts'

const days = (count: number): number[] => Array.from({ length: count }, (_, day) => day)

/** What is to be expected of so many leads of each age, parts of leads included. */
function expected({ neverWon, shape, scaleDays }: CureModel, leads: number, ages: readonly number[]): WaitedLeads {
  const still = (day: number): number => Math.exp(-((day / scaleDays) ** shape))
  const wins = leads * (1 - neverWon)
  return {
    won: ages.flatMap((age) =>
      days(age + 1).map((day) => ({ days: day, leads: wins * (still(day) - still(day + 1)) })),
    ),
    notWon: ages.map((age) => ({ days: age, leads: leads * neverWon + wins * still(age + 1) })),
  }
}

const times = (factor: number, { won, notWon }: WaitedLeads): WaitedLeads => {
  const more = (counts: readonly DayCount[]) => counts.map((at) => ({ days: at.days, leads: at.leads * factor }))
  return { won: more(won), notWon: more(notWon) }
}
const widthOf = (scenario: CloseRateScenario | null): number =>
  scenario ? scenario.interval.high - scenario.interval.low : Number.NaN

describe('worked by hand', () => {
  test('with enough time for all, it is the share that is won, and its interval that of a binomial share', () => {
    // 60 of 200, two on each of the first 30 days; the others were watched for ten years.
    const waited = { won: days(30).map((day) => ({ days: day, leads: 2 })), notWon: [{ days: 3_650, leads: 140 }] }
    const scenario = closeRateScenario(waited) as CloseRateScenario
    expect(scenario).toMatchObject({ leads: 200, won: 60, value: expect.closeTo(0.3, 9), watchedDays: 3_650 })
    expect(scenario.beyondWatched).toBeLessThan(1e-100)
    // Its ends are where the likelihood of 60 of 200 has fallen by 3.8415 / 2.
    const drop = (share: number): number => 2 * (60 * Math.log(0.3 / share) + 140 * Math.log(0.7 / (1 - share)))
    expect(drop(scenario.interval.low)).toBeCloseTo(3.841458820694, 6)
    expect(drop(scenario.interval.high)).toBeCloseTo(3.841458820694, 6)
    expect(scenario.interval.low).toBeLessThan(0.3)
    expect(scenario.interval.high).toBeGreaterThan(0.3)
  })

  test.each([
    { neverWon: 0.7, shape: 1.3, scaleDays: 40 },
    { neverWon: 0.8, shape: 0.7, scaleDays: 60 },
    { neverWon: 0.4, shape: 2, scaleDays: 90 },
  ])('of leads that are exactly as a model has them, it is that model: $neverWon, $shape, $scaleDays', (model) => {
    const scenario = closeRateScenario(expected(model, 1_000, [60, 120, 240, 400])) as CloseRateScenario
    expect(scenario.value).toBeCloseTo(1 - model.neverWon, 8)
    expect(scenario.shape).toBeCloseTo(model.shape, 8)
    expect(scenario.scaleDays).toBeCloseTo(model.scaleDays, 6)
    expect(scenario.interval.low).toBeLessThan(1 - model.neverWon)
    expect(scenario.interval.high).toBeGreaterThan(1 - model.neverWon)
  })

  test('half of the wins are there by the end of the median day', () => {
    // 20 · ln 2 = 13.86: in the course of day 13, which is the fourteenth. Of those that are won e^−(101 / 20) is beyond day 100.
    const scenario = closeRateScenario(expected({ neverWon: 0.5, shape: 1, scaleDays: 20 }, 500, [30, 100]))
    expect(scenario).toMatchObject({ medianDays: 13, watchedDays: 100 })
    expect(scenario?.beyondWatched).toBeCloseTo(Math.exp(-101 / 20), 8)
  })

  test('the derivatives are those of the value', () => {
    const waited = expected({ neverWon: 0.6, shape: 1.2, scaleDays: 30 }, 50, [0, 20, 90])
    const at = [0.3, -0.2, 3]
    const { gradient, hessian } = likelihood(waited, at)
    const aside = (i: number, by: number): number[] => at.map((value, j) => (i === j ? value + by : value))
    const step = 1e-5
    for (const i of [0, 1, 2]) {
      const [before, after] = [likelihood(waited, aside(i, -step)), likelihood(waited, aside(i, step))]
      expect(gradient[i]).toBeCloseTo((after.value - before.value) / (2 * step), 4)
      for (const j of [0, 1, 2]) {
        const bent = ((after.gradient[j] ?? 0) - (before.gradient[j] ?? 0)) / (2 * step)
        expect(hessian[i]?.[j]).toBeCloseTo(bent, 4)
      }
    }
  })

  test('equations are solved where the matrix is positive definite', () => {
    // 4x + 2y = 8, 2x + 3y = 8: x = 1, y = 2.
    const [x, y] = solve([[4, 2], [2, 3]], [8, 8]) as number[] // biome-ignore format: a matrix
    expect([x, y]).toEqual([expect.closeTo(1, 12), expect.closeTo(2, 12)])
    expect(solve([[1, 2], [2, 1]], [1, 1])).toBeNull() // biome-ignore format: a matrix
  })
})

describe('nothing is shown', () => {
  const model = { neverWon: 0.7, shape: 1, scaleDays: 30 }

  test('of leads of which none is won, or all are, or none are there', () => {
    expect(closeRateScenario({ won: [], notWon: [{ days: 90, leads: 500 }] })).toBeNull()
    expect(closeRateScenario({ won: days(60).map((day) => ({ days: day, leads: 5 })), notWon: [] })).toBeNull()
    expect(closeRateScenario({ won: [], notWon: [] })).toBeNull()
  })

  test('of fewer than 30 wins', () => {
    const wins = (count: number) => ({
      won: days(count).map((day) => ({ days: day, leads: 1 })),
      notWon: [{ days: 900, leads: 70 }],
    })
    expect(closeRateScenario(wins(29))).toBeNull()
    expect(closeRateScenario(wins(30))?.value).toBeCloseTo(0.3, 6)
  })

  test('where all wins are on one day: any curve that is steep enough will do', () => {
    const onDay = (day: number) => ({ won: [{ days: day, leads: 60 }], notWon: [{ days: 400, leads: 140 }] })
    expect([0, 1, 10, 300].map((day) => closeRateScenario(onDay(day)))).toEqual([null, null, null, null])
  })

  test('where the leads are too young to tell late wins from none', () => {
    expect(closeRateScenario(expected(model, 400, [5, 10]))).toBeNull()
    expect(closeRateScenario(expected(model, 400, [30, 365]))).not.toBeNull()
  })

  test('where wins go on as if there were no end', () => {
    const steady = { won: days(365).map((day) => ({ days: day, leads: 1 })), notWon: [{ days: 364, leads: 4_000 }] }
    expect(closeRateScenario(steady)).toBeNull()
  })
})

describe('laws', () => {
  const model = fc.record({
    neverWon: fc.double({ min: 0.3, max: 0.9, noNaN: true }),
    shape: fc.double({ min: 0.7, max: 2, noNaN: true }),
    scaleDays: fc.double({ min: 5, max: 40, noNaN: true }),
  })

  law.prop({ model }, { numRuns: 10 })('twice the leads say the same, and are surer', (given) => {
    const waited = expected(given.model, 500, [100, 400])
    const [once, twice] = [closeRateScenario(waited), closeRateScenario(times(2, waited))]
    expect(twice?.value).toBeCloseTo(once?.value ?? Number.NaN, 7)
    expect(twice?.scaleDays).toBeCloseTo(once?.scaleDays ?? Number.NaN, 5)
    expect(widthOf(twice) / widthOf(once)).toBeCloseTo(Math.SQRT1_2, 1)
  })

  law.prop({ model }, { numRuns: 10 })('in any order they say the same to the last bit', (given) => {
    const { won, notWon } = expected(given.model, 500, [100, 400])
    const whole = (counts: readonly DayCount[]) => counts.map((at) => ({ ...at, leads: Math.round(at.leads) }))
    const reversed = { won: whole(won).toReversed(), notWon: whole(notWon).toReversed() }
    expect(closeRateScenario(reversed)).toEqual(closeRateScenario({ won: whole(won), notWon: whole(notWon) }))
    expect(closeRateScenario(reversed)).toEqual(closeRateScenario(reversed))
  })
})

type Oracle = {
  readonly waited: WaitedLeads
  readonly value: number
  readonly low: number
  readonly high: number
  readonly shape: number
  readonly scaleDays: number
  readonly logLikelihood: number
}
const oracle: { readonly cases: readonly Oracle[] } = JSON.parse(
  readFileSync(new URL('../../../../../tests/oracles/close-rate-scenario.json', import.meta.url), 'utf8'),
)

describe('the same as by scipy', () => {
  test.each(oracle.cases)('case %#', ({ waited, value, low, high, shape, scaleDays, logLikelihood }) => {
    const scenario = closeRateScenario(waited) as CloseRateScenario
    expect(scenario.value).toBeCloseTo(value, 6)
    expect(scenario.interval.low).toBeCloseTo(low, 6)
    expect(scenario.interval.high).toBeCloseTo(high, 6)
    expect(scenario.shape).toBeCloseTo(shape, 5)
    expect(scenario.scaleDays).toBeCloseTo(scaleDays, 4)
    const fitted = { neverWon: 1 - scenario.value, shape: scenario.shape, scaleDays: scenario.scaleDays }
    expect(likelihood(waited, pointOf(fitted)).value).toBeCloseTo(logLikelihood, 6)
  })
})
