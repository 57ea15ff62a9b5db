import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { stageCaveats } from './stage-caveats.ts'
import { type CountedExit, stayOf } from './stage-exits.ts'
import { timeInStage } from './time-in-stage.ts'

const exit = (way: CountedExit['exit'], days: number, leads: number, more: Partial<CountedExit> = {}): CountedExit => ({
  keys: [],
  milestone: 'MQL',
  exit: way,
  hours: days * 24,
  isBackwards: false,
  leads,
  ...more,
})

const time = (exits: readonly CountedExit[], expectedDays: number | null = null) =>
  timeInStage(stayOf(exits), expectedDays, 30)
const close = (value: number) => expect.closeTo(value, 12)

describe('of a hundred leads', () => {
  // 40 go on after 2 days and 20 after 6, 10 are lost after 4, 5 given back after 4; 25 are there for 10 days.
  const hundred = [
    exit('WENT_ON', 2, 40),
    exit('LOST', 4, 10),
    exit('GIVEN_BACK', 4, 5),
    exit('WENT_ON', 6, 20),
    exit('STILL_THERE', 10, 25),
  ]

  test('half had left after 4 days, and nobody knows when nine in ten will have', () => {
    expect(time(hundred)).toMatchObject({
      ...{ leads: 100, wentOn: 60, lost: 10, givenBack: 5, stillThere: 25 },
      median: { days: 4, beyondFollowUp: false },
      p90: { days: null, interval: null, beyondFollowUp: true },
      // Nobody was there and watched for less than the 10 days, so all is counted rather than estimated.
      supportedDays: 10,
      left: { value: close(0.75) },
      goneOn: { value: close(0.6) },
      becameLost: { value: close(0.1) },
      cameBack: { value: close(0.05) },
      goneOnSoFar: { numerator: 60, denominator: 100 },
      ...{ maturity: close(1), tooYoung: false, thin: false, expectedDays: null, overdue: null },
    })
  })

  test('those there for longer than expected are overdue', () => {
    expect(time(hundred, 5)).toMatchObject({ expectedDays: 5, overdue: 25, leftAsExpected: { value: close(0.55) } })
    expect(time(hundred, 10)).toMatchObject({ overdue: 0, leftAsExpected: { value: close(0.75) } })
    expect(time(hundred, 11)).toMatchObject({ overdue: 0, leftAsExpected: { value: null, interval: null } })
    expect(stageCaveats('MQL', time(hundred, 5))[1]).toMatch(
      /^25 of 25 leads in MQL are there for longer than the 5 days expected. 55.0% \(.*\) leave it by then.$/,
    )
  })
})

test('young leads are too young to judge, and it is said how far they can be', () => {
  // 10 of 100 go on on day 1; 60 have been there for 1 day; of 30, 15 go on on day 3; 15 are there for 4 days.
  const young = time([
    exit('WENT_ON', 1, 10),
    exit('STILL_THERE', 1, 60),
    exit('WENT_ON', 3, 15),
    exit('STILL_THERE', 4, 15),
  ])
  expect(young).toMatchObject({
    supportedDays: 3,
    // A tenth on day 1; of the nine tenths half on day 3.
    goneOn: { value: close(0.1 + 0.9 / 2) },
    goneOnSoFar: { numerator: 25, value: 0.25 },
    maturity: close(0.25 / 0.55),
    tooYoung: true,
    median: { days: 3 },
    p90: { beyondFollowUp: true },
  })
  expect(stageCaveats('MQL', young)).toEqual([
    expect.stringMatching(
      /^No 90th percentile of the time in MQL can be told: 30 leads or more were still there, and watched, for 3 days only. By then 55.0% \(\d+.\d% to \d+.\d%\) had left.$/,
    ),
    'Too young to judge: from MQL 25 of 100 leads (25.0%) have gone on within 3 days so far, 45.5% of what is to be expected by then.',
  ])
})

test('of fewer than 30 leads no time is told, however long they were watched', () => {
  const few = time([exit('WENT_ON', 1, 29)], 3)
  const unknown = { value: null, interval: null }
  expect(few).toMatchObject({
    ...{ leads: 29, wentOn: 29, supportedDays: null, thin: true, maturity: null, tooYoung: false },
    median: { days: null, beyondFollowUp: true },
    ...{ left: unknown, goneOn: unknown, leftAsExpected: unknown },
  })
  expect(stageCaveats('SQL', few)).toEqual(['Of 29 leads in SQL no time is told: that takes 30.'])
})

test('what nobody recorded is left out and named', () => {
  const stay = [
    exit('WENT_ON', 0, 2, { isBackwards: true }),
    exit('WENT_ON', 2, 48),
    exit('UNDATED', 0, 3),
    exit('NOT_RECORDED', 0, 9),
  ]
  expect(time(stay)).toMatchObject({ leads: 50, undated: 3, notRecorded: 9, backwards: 2, median: { days: 2 } })
  expect(stageCaveats('SAL', time(stay))).toEqual([
    '3 leads are left out: out of SAL on a day that nobody recorded.',
    '2 leads are counted as 0 days in SAL: the CRM has them leave before they came.',
  ])
})

const someExits = fc.array(
  fc
    .record({
      exit: fc.constantFrom('WENT_ON', 'LOST', 'GIVEN_BACK', 'STILL_THERE', 'UNDATED', 'NOT_RECORDED' as const),
      hours: fc.nat(2_000),
      leads: fc.integer({ min: 1, max: 60 }),
    })
    .map((told) => ({ keys: [], milestone: 'SAL' as const, isBackwards: false, ...told })),
  { maxLength: 40 },
)

describe('of any leads', () => {
  law.prop([someExits])('those that left each way and those still there are all', (exits) => {
    const { leads, wentOn, lost, givenBack, stillThere, undated, notRecorded } = time(exits)
    expect(wentOn + lost + givenBack + stillThere).toBe(leads)
    expect(leads + undated + notRecorded).toBe(exits.reduce((sum, each) => sum + each.leads, 0))
  })

  law.prop([someExits])('the shares gone each way add up to the share that left', (exits) => {
    const { left, goneOn, becameLost, cameBack, supportedDays } = time(exits)
    expect(left.value === null).toBe(supportedDays === null)
    expect((goneOn.value ?? 0) + (becameLost.value ?? 0) + (cameBack.value ?? 0)).toBeCloseTo(left.value ?? 0, 9)
  })

  law.prop([someExits])('nothing is told beyond what was watched, and nine in ten take no less than half', (exits) => {
    const { median, p90, supportedDays } = time(exits)
    for (const { days, interval, beyondFollowUp } of [median, p90]) {
      expect(days === null).toBe(beyondFollowUp)
      expect(days ?? 0).toBeLessThanOrEqual(supportedDays ?? 0)
      if (days !== null && interval) expect(interval.low).toBeLessThanOrEqual(days)
      if (days !== null && interval?.high != null) expect(interval.high).toBeGreaterThanOrEqual(days)
    }
    if (p90.days !== null) expect(p90.days).toBeGreaterThanOrEqual(median.days ?? Number.POSITIVE_INFINITY)
  })

  law.prop([someExits, fc.nat()])('the order in which they are counted changes nothing', (exits, seed) => {
    const turned = [...exits.slice(seed % (exits.length + 1)), ...exits.slice(0, seed % (exits.length + 1))]
    expect(time(turned, 7)).toEqual(time(exits, 7))
  })
})
