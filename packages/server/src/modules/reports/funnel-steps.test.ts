import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CountedStep, dealsOf, type FunnelJudging, funnelSteps } from './funnel-steps.ts'
import type { CountedExit } from './stage-exits.ts'

const step = (furthest: number, outcome: CountedStep['outcome'], leads: number, more: Partial<CountedStep> = {}) => ({
  ...{ keys: [], furthest, outcome, recorded: true, leads, implied: [0, 0, 0, 0, 0], undated: [0, 0, 0, 0, 0] },
  ...{ valueMinor: '0', valued: 0, cycleHours: 0, timed: 0 },
  ...more,
})

const judging: FunnelJudging = { minimumSample: 30, expectedDays: new Map([['MQL', 3]]), daysOfRange: 20 }
const stepsOf = (steps: readonly CountedStep[], exits: readonly CountedExit[] = []) =>
  funnelSteps({ steps, exits }, judging)

const counts: readonly CountedStep[] = [
  step(0, 'OPEN', 10),
  step(0, 'LOST', 5),
  step(1, 'OPEN', 7, { undated: [2, 0, 0, 0, 0] }),
  step(3, 'LOST', 8, { implied: [3, 8, 0, 0, 0] }),
  step(5, 'WON', 4, {
    implied: [4, 4, 4, 1, 0],
    undated: [0, 0, 0, 0, 2],
    timed: 1,
    cycleHours: 48,
    valued: 2,
    valueMinor: '500',
  }),
]

test('whoever came further came through every step before', () => {
  const steps = stepsOf(counts)
  expect(
    steps.map(({ milestone, reached, implied, undated, lostHere, stillHere }) => [
      ...[milestone, reached, implied, undated, lostHere, stillHere],
    ]),
  ).toEqual([
    ['LEAD', 34, 0, 0, 5, 10],
    ['MQL', 19, 7, 2, 0, 7],
    ['SAL', 12, 12, 0, 0, 0],
    ['SQL', 12, 4, 0, 8, 0],
    ['OPPORTUNITY', 4, 1, 0, 0, 0],
    ['WON', 4, 0, 2, 0, 0],
  ])
  expect(steps.map(({ fromPrevious }) => fromPrevious && [fromPrevious.numerator, fromPrevious.denominator])).toEqual([
    null,
    [19, 34],
    [12, 19],
    [12, 12],
    [4, 12],
    [4, 4],
  ])
  expect(steps.map(({ fromFirst }) => fromFirst.thin)).toEqual([false, false, false, false, false, false])
  expect(steps[2]?.fromPrevious?.thin).toBe(true)
})

test('to expect in a stage are arrivals per day times the days in it, as far as these can be told', () => {
  // 40 leads come in 20 days, 2 a day. 20 leave after a day, 20 after 3: 2 days each, so 4 are there at any time.
  const exit = { keys: [], milestone: 'MQL', exit: 'WENT_ON', isBackwards: false } as const
  const exits = [
    { ...exit, hours: 24, leads: 20 },
    { ...exit, hours: 72, leads: 20 },
  ]
  expect(stepsOf([step(2, 'OPEN', 40)], exits)[1]).toMatchObject({
    capacity: { arrivalsPerDay: 2, meanDays: 2, withinDays: 3, leads: 4 },
    time: { expectedDays: 3, leads: 40 },
  })
  // Who skipped it never came to it.
  const skipping = step(2, 'OPEN', 10, { implied: [10, 0, 0, 0, 0] })
  expect(stepsOf([step(2, 'OPEN', 40), skipping], exits)[1]?.capacity?.arrivalsPerDay).toBe(2)
  const yetToCome = { ...judging, daysOfRange: -1 }
  expect(funnelSteps({ steps: [], exits: [] }, yetToCome)[1]?.capacity).toEqual({
    ...{ arrivalsPerDay: null, meanDays: null, withinDays: null, leads: null },
  })
})

test('deals are of leads with an opportunity, of the time in which wins were recorded', () => {
  const before = step(5, 'WON', 9, { recorded: false, timed: 9, cycleHours: 999 })
  expect(dealsOf([...counts, step(4, 'OPEN', 6), step(4, 'LOST', 2), before])).toEqual({
    ...{ open: 6, won: 4, lost: 2, valued: 2, valueMinor: 500n, timed: 1, cycleHours: 48 },
  })
})

const someSteps = fc.array(
  fc
    .record({ furthest: fc.nat(5), isLost: fc.boolean(), leads: fc.integer({ min: 1, max: 100 }) })
    .map(({ furthest, isLost, leads }) => step(furthest, furthest === 5 ? 'WON' : isLost ? 'LOST' : 'OPEN', leads)),
  { maxLength: 20 },
)

describe('of any leads', () => {
  law.prop([someSteps])('each step has no more than the one before, and all that it lacks stopped there', (counted) => {
    const steps = stepsOf(counted)
    steps.forEach(({ reached, lostHere, stillHere, fromPrevious }, i) => {
      const next = steps[i + 1]
      if (next) expect(reached).toBe(next.reached + lostHere + stillHere)
      else expect([lostHere, stillHere]).toEqual([0, 0])
      if (fromPrevious?.value != null) expect(fromPrevious.value).toBeLessThanOrEqual(1)
    })
  })

  law.prop([someSteps])('the rates from step to step multiply to the rate from the first', (counted) => {
    const steps = stepsOf(counted)
    const product = steps.reduce((rate, { fromPrevious }) => rate * (fromPrevious?.value ?? 1), 1)
    const last = steps.at(-1)?.fromFirst.value ?? 1
    if (steps[4]?.reached) expect(product).toBeCloseTo(last, 9)
  })
})
