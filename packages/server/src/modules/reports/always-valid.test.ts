import { readFileSync } from 'node:fs'
import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { poissonDraw, poissonTable } from '../../lib/poisson.ts'
import { seededRandom } from '../../lib/seeded-random.ts'
import { alpha, alwaysValid, isEnough, type StandingOnDay } from './always-valid.ts'
import { twoSided } from './normal.ts'
import { differenceByChance, type Proportion } from './two-proportions.ts'

const on = (day: number, treated: readonly [number, number], control: readonly [number, number]): StandingOnDay => ({
  day,
  treated: { part: treated[0], of: treated[1] },
  control: { part: control[0], of: control[1] },
})

test('one look: worked by hand', () => {
  // 80 and 50 of 1,000: .03 apart. Pooled .065, of one .065 · .935 = .060775: V = .060775 · .002 = .00012155,
  // τ = .3 · .060775 = .0182325, τ² = .000332424, and V + τ² = .000453974.
  // Λ = √(.00012155 / .000453974) · exp(.000332424 · .0009 / (2 · .00012155 · .000453974)) = .517442 · e^2.710934 = 7.784051.
  const { pValue, halfWidth, decidedOn } = alwaysValid([on(7, [80, 1_000], [50, 1_000])], 0.3)
  expect(pValue).toBeCloseTo(1 / 7.784051, 6)
  // √(.00012155 · .000453974 / .000332424 · (2 ln 20 + ln(.000453974 / .00012155))) = √(.000165994 · 7.309179).
  expect(halfWidth).toBeCloseTo(Math.sqrt(0.000165994 * 7.309179), 6)
  expect(decidedOn).toBeNull()
})

test('what was seen once stays seen, and the day on which it was', () => {
  const days = [on(1, [40, 500], [40, 500]), on(2, [120, 1_000], [60, 1_000]), on(3, [200, 3_000], [200, 3_000])]
  const { pValue, decidedOn } = alwaysValid(days, 0.3)
  expect(pValue).toBe(alwaysValid(days.slice(0, 2), 0.3).pValue)
  expect(decidedOn).toBe(2)
})

test('until there are subjects enough, and among them enough of either kind, nothing is said', () => {
  const few = [on(1, [20, 29], [0, 400]), on(2, [9, 400], [0, 400]), on(3, [400, 400], [391, 400])]
  expect(alwaysValid(few, 0.3)).toEqual({ pValue: null, halfWidth: null, decidedOn: null })
  expect(alwaysValid([], 0.3)).toEqual({ pValue: null, halfWidth: null, decidedOn: null })
  expect(alwaysValid([on(1, [10, 30], [0, 30])], 0.3).pValue).not.toBeNull()
})

type Oracle = {
  readonly alwaysValid: readonly {
    readonly expectedLift: number
    readonly days: readonly StandingOnDay[]
    readonly pValue: number
    readonly halfWidth: number
  }[]
}
const oracle: Oracle = JSON.parse(
  readFileSync(new URL('../../../../../tests/oracles/experiments.json', import.meta.url), 'utf8'),
)

describe('the same as by integrating over all differences that there could be', () => {
  test.each(oracle.alwaysValid)('case %#', ({ expectedLift, days, pValue, halfWidth }) => {
    const said = alwaysValid(days, expectedLift)
    expect(Math.abs((said.pValue as number) / pValue - 1)).toBeLessThan(1e-6)
    expect(Math.abs((said.halfWidth as number) / halfWidth - 1)).toBeLessThan(1e-6)
  })
})

const proportion = fc.tuple(fc.nat(400), fc.nat(4_000)).map(([part, rest]): Proportion => ({ part, of: part + rest }))
const anyLift = fc.double({ min: 0.01, max: 3, noNaN: true })

law.prop([proportion, proportion, anyLift])(
  'a single look rules out no difference exactly where the interval around the difference does',
  (treated, control, expectedLift) => {
    fc.pre(isEnough(treated, control))
    const { pValue, halfWidth } = alwaysValid([{ day: 1, treated, control }], expectedLift)
    const difference = Math.abs(treated.part / treated.of - control.part / control.of)
    fc.pre(Math.abs(difference - (halfWidth as number)) > 1e-9)
    expect((pValue as number) < alpha).toBe(difference > (halfWidth as number))
    // What is valid always is more careful than what is valid once.
    expect((pValue as number) + Number.MIN_VALUE ** 0.9).toBeGreaterThanOrEqual(twoSided(zOf(treated, control)))
  },
)

function zOf(treated: Proportion, control: Proportion): number {
  const pooled = (treated.part + control.part) / (treated.of + control.of)
  const error = Math.sqrt(pooled * (1 - pooled) * (1 / treated.of + 1 / control.of))
  return (treated.part / treated.of - control.part / control.of) / error
}

type Company = {
  readonly perDay: number
  /** Of those who come, so many are treated. */
  readonly split: number
  readonly rate: number
  readonly treatedRate: number
  /** So many days pass on average until somebody converts. */
  readonly delayDays: number
  readonly days: number
}

/** An experiment as it stood at the end of each day. */
function anExperiment(
  { perDay, split, rate, treatedRate, ...company }: Company,
  random: () => number,
): StandingOnDay[] {
  const treated = aVariant({ ...company, perDay: perDay * split, rate: treatedRate }, random)
  const control = aVariant({ ...company, perDay: perDay * (1 - split), rate }, random)
  return treated.map((proportion, day) => ({ day, treated: proportion, control: control[day] as Proportion }))
}

type Variant = Omit<Company, 'split' | 'treatedRate'>

function aVariant({ perDay, rate, delayDays, days }: Variant, random: () => number): Proportion[] {
  const perDayTable = poissonTable(perDay)
  const came = Array.from({ length: days }, () => poissonDraw(perDayTable, random()))
  const converted = came.flatMap((count, day) =>
    Array.from({ length: count }, () => (random() < rate ? day + waited(delayDays, random) : days)),
  )
  const reached = came.map((_, day) => converted.filter((on) => on === day).length)
  const [of, part] = [running(came), running(reached)]
  return came.map((_, day) => ({ part: part[day] as number, of: of[day] as number }))
}

const waited = (delayDays: number, random: () => number): number => Math.floor(-Math.log(1 - random()) * delayDays)

function running(counts: readonly number[]): number[] {
  let sum = 0
  return counts.map((count) => {
    sum += count
    return sum
  })
}

const experiments = 400

/** In how many of many experiments a difference was found at the end of any day: by the p-value that allows it, and by the other. */
function found(company: Company): { always: number; naively: number } {
  const random = seededRandom(11)
  let [always, naively] = [0, 0]
  for (let i = 0; i < experiments; i++) {
    const days = anExperiment(company, random)
    if (alwaysValid(days, 0.3).decidedOn !== null) always += 1
    if (days.some(({ treated, control }) => isEnough(treated, control) && differenceByChance(treated, control) < alpha))
      naively += 1
  }
  return { always: always / experiments, naively: naively / experiments }
}

describe('whoever looks every day', () => {
  const usual = { perDay: 80, split: 0.5, rate: 0.05, treatedRate: 0.05, delayDays: 0, days: 60 }

  test.each([
    ['as many in either, at once', usual],
    ['some days later', { ...usual, delayDays: 12 }],
    ['few in one', { ...usual, split: 0.12 }],
    ['most in one, and rarely', { ...usual, perDay: 200, split: 0.8, rate: 0.01, treatedRate: 0.01, delayDays: 5 }],
    ['often', { ...usual, perDay: 40, rate: 0.4, treatedRate: 0.4 }],
    ['most of all, but late', { ...usual, perDay: 30, rate: 0.8, treatedRate: 0.8, delayDays: 25 }],
  ] as const)('finds a difference where there is none in 5% of experiments at most: %s', (_, company) => {
    const { always, naively } = found(company)
    expect(always).toBeLessThanOrEqual(alpha)
    // So that the promise is worth something: who takes the usual p-value is wrong several times as often.
    expect(naively).toBeGreaterThan(3 * alpha)
  })

  test('finds one that is there', () => {
    expect(found({ ...usual, treatedRate: 0.09 }).always).toBeGreaterThan(0.9)
  })
})
