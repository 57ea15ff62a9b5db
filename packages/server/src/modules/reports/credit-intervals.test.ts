import { readFileSync } from 'node:fs'
import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { poissonDraw, poissonTable } from '../../lib/poisson.ts'
import { markov } from '../attribution/markov.ts'
import { drawnAnew, middle95, replicates } from './bootstrap.ts'
import { type CreditIntervals, creditIntervals, type DrawnCredits } from './credit-intervals.ts'
import { drawnByModel, type TravelledAlike } from './drawn-by-model.ts'
import { type CreditedAlike, drawnByRule } from './drawn-by-rule.ts'
import type { NumberedPaths } from './numbered-paths.ts'
import type { Interval } from './wilson.ts'

type Ends = Interval & { readonly deviation: number }
type Oracle = {
  readonly poisson: readonly { readonly mean: number; readonly from: number; readonly cumulative: readonly number[] }[]
  readonly percentiles: Interval & { readonly values: readonly number[] }
  readonly cases: readonly {
    readonly name: 'LINEAR' | 'MARKOV'
    readonly journeys: readonly {
      readonly channels: readonly number[]
      readonly hasConverted: boolean
      readonly subjects: number
    }[]
    readonly credit: readonly number[]
    readonly intervals: { readonly credit: readonly Ends[]; readonly share: readonly Ends[] }
  }[]
}
const oracle: Oracle = JSON.parse(
  readFileSync(new URL('../../../../../tests/oracles/credit-intervals.json', import.meta.url), 'utf8'),
)

const named = (key: string): string => JSON.stringify([key])
const intervalsOf = ({ names, draws }: DrawnCredits): ReadonlyMap<string, CreditIntervals> =>
  creditIntervals(names, [...draws])

describe('numbers drawn as often as a Poisson variable of their mean says', () => {
  test('are found by their cumulative chance: worked by hand', () => {
    // Of mean 1: 0 in e⁻¹ = .3679 of all, 1 in as many, 2 in .1839, which is .9197 together.
    const table = poissonTable(1)
    expect([0, 0.36, 0.37, 0.73, 0.74, 0.91, 0.92].map((chance) => poissonDraw(table, chance))).toEqual([
      0, 0, 1, 1, 2, 2, 3,
    ])
    expect(poissonDraw(poissonTable(0), 0.999)).toBe(0)
  })

  test.each(oracle.poisson)('of mean $mean, the same as by scipy', ({ mean, from, cumulative }) => {
    const table = poissonTable(mean)
    expect(cumulative.map((_, i) => table.cumulative[from - table.least + i])).toEqual(
      cumulative.map((chance) => expect.closeTo(chance, 11)),
    )
  })
})

test('the middle 95% of few numbers, worked by hand', () => {
  // Of 39, from 1 to 39, the 40 · .025 = first and the 40 · .975 = 39th. Of 59, halfway from the first to the second.
  expect(middle95(Array.from({ length: 39 }, (_, i) => 39 - i))).toEqual({ low: 1, high: 39 })
  expect(middle95(Array.from({ length: 59 }, (_, i) => 59 - i))).toEqual({ low: 1.5, high: 58.5 })
  expect(middle95([10, 0])).toEqual({ low: 0, high: 10 })
  expect(middle95([])).toBeNull()
})

test('of 200 draws that lie as even as draws do, the middle 95% is that of what they are drawn from', () => {
  // The k-th of n uniform draws is k / (n + 1) on average: 5.025 / 201, and so on the other side.
  const even = Array.from({ length: 200 }, (_, i) => (i + 1) / 201)
  expect(middle95(even)).toEqual({ low: expect.closeTo(0.025, 12), high: expect.closeTo(0.975, 12) })
})

test('the middle 95% is the same as by numpy', () => {
  const { values, low, high } = oracle.percentiles
  expect(middle95(values)).toEqual({ low: expect.closeTo(low, 12), high: expect.closeTo(high, 12) })
})

describe('what a rule gives', () => {
  /** Nine are Email's, one of ten is half Email's and half Direct's. */
  const ten: readonly CreditedAlike[] = [
    { subjects: 9, names: [named('Email')], credits: [1e9] },
    { subjects: 1, names: [named('Direct'), named('Email')], credits: [5e8, 5e8] },
  ]

  test('is summed up as often as people are drawn: worked by hand', () => {
    const { names, draws } = drawnByRule(ten, 3)
    // The kinds come in the order of their names: Direct and Email first, then Email alone.
    const drawn = [...drawnAnew([{ subjects: 1 }, { subjects: 9 }], (counts) => [...counts], 3)]
    expect(names).toEqual([named('Direct'), named('Email')])
    expect([...draws].map((row) => [...row])).toEqual(
      drawn.map(([both = 0, email = 0]) => [both / 2, email + both / 2]),
    )
  })

  test('has a share that is sure where nobody else has one', () => {
    const intervals = intervalsOf(drawnByRule(ten.slice(0, 1)))
    expect(intervals.get(named('Email'))?.share).toEqual({ low: 1, high: 1 })
    // 9 of mean and variance: 9 ± 2 · 3 or so, less often more.
    expect(intervals.get(named('Email'))?.credit.low).toBeGreaterThan(2)
    expect(intervals.get(named('Email'))?.credit.high).toBeLessThan(17)
  })

  test('is nobody’s without anybody', () => {
    expect(intervalsOf(drawnByRule([]))).toEqual(new Map())
  })
})

const onlyMarkov = ({ keys, ways }: NumberedPaths) => markov(ways, keys.length, 1).shares

describe('what a model gives that learns from all', () => {
  test('is learned again from those who are drawn: worked by hand', () => {
    // Email > Direct and Email alone are won; nobody is without Email, so its effect is 1. Of n and m subjects Direct's is the
    // part n / (n + m): their shares are (n + m) and n to 2n + m, of n + m conversions.
    const alike: readonly TravelledAlike[] = [
      { subjects: 4, journeys: [{ steps: [named('Email'), named('Direct')], hasConverted: true }], unearned: [] },
      { subjects: 6, journeys: [{ steps: [named('Email')], hasConverted: true }], unearned: [named('(unattributed)')] },
    ]
    const { names, draws } = drawnByModel(alike, onlyMarkov, 5)
    const drawn = [...drawnAnew([{ subjects: 4 }, { subjects: 6 }], (counts) => [...counts], 5)]
    expect(names).toEqual([named('Direct'), named('Email'), named('(unattributed)')])
    expect([...draws].map((row) => [...row])).toEqual(
      drawn.map(([n = 0, m = 0]) => {
        const [direct, email] = [(n * (n + m)) / (2 * n + m), (n + m) ** 2 / (2 * n + m)]
        return [direct, email, m].map((credit) => expect.closeTo(credit, 9))
      }),
    )
  })

  test('is nothing where nobody who converted is drawn', () => {
    const alike = [{ subjects: 5, journeys: [{ steps: [named('Email')], hasConverted: false }], unearned: [] }]
    expect(intervalsOf(drawnByModel(alike, onlyMarkov)).get(named('Email'))).toEqual({
      credit: { low: 0, high: 0 },
      share: null,
    })
  })
})

describe.each(oracle.cases)('$name of journeys made at random', ({ name, journeys, credit, intervals }) => {
  const steps = (channels: readonly number[]) => channels.map((channel) => named(String(channel)))
  const drawn = (times?: number): DrawnCredits =>
    name === 'MARKOV'
      ? drawnByModel(
          journeys.map(({ channels, hasConverted, subjects }) => ({
            subjects,
            journeys: [{ steps: steps(channels), hasConverted }],
            unearned: [],
          })),
          onlyMarkov,
          times,
        )
      : drawnByRule(
          journeys
            .filter(({ hasConverted }) => hasConverted)
            .map(({ channels, subjects }) => {
              const names = [...new Set(steps(channels))]
              const part = (one: string) => steps(channels).filter((step) => step === one).length / channels.length
              return { subjects, names, credits: names.map((one) => part(one) * 1e9) }
            }),
          times,
        )

  // An end of 200 draws is off by .19 deviations or so, one of 5,000 by .04, that of numpy by as much.
  test.each([
    { times: replicates, within: 0.7 },
    { times: 5_000, within: 0.2 },
  ])('has the ends that numpy finds, give or take, of $times draws', ({ times, within }) => {
    const found = intervalsOf(drawn(times))
    credit.forEach((_, channel) => {
      const of = found.get(named(String(channel)))
      for (const [ends, expected] of [
        [of?.credit, intervals.credit[channel]],
        [of?.share, intervals.share[channel]],
      ] as const) {
        expect(Math.abs(ends!.low - expected!.low)).toBeLessThan(within * expected!.deviation)
        expect(Math.abs(ends!.high - expected!.high)).toBeLessThan(within * expected!.deviation)
      }
    })
  })

  test('has them around the credit itself', () => {
    const found = intervalsOf(drawn())
    credit.forEach((one, channel) => {
      const { low, high } = found.get(named(String(channel)))!.credit
      expect([low < one, one < high]).toEqual([true, true])
    })
  })
})

const aKind = fc
  .record({
    subjects: fc.integer({ min: 1, max: 50 }),
    given: fc.uniqueArray(fc.tuple(fc.constantFrom('Direct', 'Email', 'Paid Search'), fc.nat(1_000_000_000)), {
      selector: ([key]) => key,
      minLength: 1,
    }),
  })
  .map(({ subjects, given }): CreditedAlike => {
    return { subjects, names: given.map(([key]) => named(key)), credits: given.map(([, credit]) => credit) }
  })

law.prop([fc.array(aKind, { maxLength: 12 }), fc.integer()])(
  'the order of people changes nothing, nor in how many parts those who are alike come',
  (alike, seed) => {
    const [shuffledOnce = []] = fc.sample(fc.shuffledSubarray(alike, { minLength: alike.length }), { seed, numRuns: 1 })
    const inParts = shuffledOnce.flatMap((kind) =>
      kind.subjects > 1
        ? [
            { ...kind, subjects: 1 },
            { ...kind, subjects: kind.subjects - 1 },
          ]
        : [kind],
    )
    expect(intervalsOf(drawnByRule(inParts, 20))).toEqual(intervalsOf(drawnByRule(alike, 20)))
  },
)

law.prop([fc.array(aKind, { minLength: 1, maxLength: 12 })])('ends are in order, shares are from 0 to 1', (alike) => {
  for (const { credit, share } of intervalsOf(drawnByRule(alike, 20)).values()) {
    expect(0 <= credit.low && credit.low <= credit.high).toBe(true)
    if (share) expect(0 <= share.low && share.low <= share.high && share.high <= 1).toBe(true)
  }
})

law.prop([fc.nat(3_000), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })])(
  'what is drawn is a whole number, within ten deviations of the mean',
  (mean, chance) => {
    const drawn = poissonDraw(poissonTable(mean), chance)
    expect(Number.isInteger(drawn) && drawn >= 0).toBe(true)
    expect(Math.abs(drawn - mean)).toBeLessThanOrEqual(10 * Math.sqrt(mean) + 20)
  },
)
