import { readFileSync } from 'node:fs'
import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  incidenceAt,
  incidenceCurve,
  incidenceVariance,
  type LeadOutcome,
  type OutcomeCount,
} from './cumulative-incidence.ts'

const of = (...counts: readonly (readonly [outcome: LeadOutcome, days: number, leads: number])[]): OutcomeCount[] =>
  counts.map(([outcome, days, leads]) => ({ outcome, days, leads }))
const won = (counts: readonly OutcomeCount[], day: number): number =>
  incidenceAt(incidenceCurve(counts), day)?.value ?? Number.NaN
const close = (value: number) => expect.closeTo(value, 12)

describe('worked by hand', () => {
  // Ten leads: 2 won on day 5; 1 lost on day 8; 3 open, watched for 8 days; 1 won on day 20; 3 open, watched for 40.
  const ten = of(['WON', 5, 2], ['LOST', 8, 1], ['OPEN', 8, 3], ['WON', 20, 1], ['OPEN', 40, 3])

  test.each([
    { day: 0, share: 0 },
    { day: 4, share: 0 },
    { day: 5, share: 2 / 10 },
    { day: 19, share: 2 / 10 },
    // Of the 8 of day 8 one is lost, so 8/10 · 7/8 = 7/10 go on; of the 4 still watched on day 20, 1 is won.
    { day: 20, share: 2 / 10 + (7 / 10) * (1 / 4) },
    { day: 365, share: 2 / 10 + (7 / 10) * (1 / 4) },
  ])('$share is won by day $day', ({ day, share }) => {
    expect(won(ten, day)).toEqual(close(share))
  })

  test('its variance is the sum over the days with an event', () => {
    // F = .375 on day 20. Day 5: F − F(5) = .175, 2 of 10, undecided 1. Day 8: the same .175, none won, 1 of 8 lost.
    // Day 20: 0, 1 of 4 won, undecided .7.
    const fifth = (0.175 ** 2 * 2) / (10 * 8) + (1 * 8 * 2) / 1000 - (2 * 0.175 * 1 * 2) / 100
    const eighth = (0.175 ** 2 * 1) / (8 * 7)
    const twentieth = (0.7 ** 2 * 3 * 1) / 64
    expect(incidenceVariance(incidenceCurve(ten), 20)).toEqual(close(fifth + eighth + twentieth))
  })

  test('its interval is on the scale of log(−log)', () => {
    // Two of ten, nobody out of sight yet: variance .2 · .8 / 10 = .016, ln .2 = −1.609.
    const reach = (1.959963984540054 * Math.sqrt(0.016)) / (0.2 * 1.6094379124341003)
    expect(incidenceAt(incidenceCurve(ten), 5)?.interval).toEqual({
      low: close(0.2 ** Math.exp(reach)),
      high: close(0.2 ** Math.exp(-reach)),
    })
  })

  test('of none or all, the interval is that of the leads whose answer is known', () => {
    // Day 4: all ten are watched, none is won. Wilson's upper end of 0 of 10 is z² / (10 + z²).
    const z2 = 1.959963984540054 ** 2
    expect(incidenceAt(incidenceCurve(ten), 4)?.interval).toEqual({ low: 0, high: close(z2 / (10 + z2)) })
    const all = incidenceAt(incidenceCurve(of(['WON', 3, 10])), 3)
    expect(all).toEqual({ value: 1, interval: { low: close(10 / (10 + z2)), high: close(1) } })
  })

  test('nothing is known of no leads', () => {
    expect(incidenceAt(incidenceCurve([]), 30)).toBeNull()
  })
})

type Oracle = {
  readonly name: string
  readonly counts: readonly OutcomeCount[]
  readonly expected: readonly { day: number; value: number; error: number; low: number | null; high: number | null }[]
}

const oracles: readonly Oracle[] = JSON.parse(
  readFileSync(new URL('../../../../../tests/oracles/cumulative-incidence.json', import.meta.url), 'utf8'),
)

test.each(oracles)('the same as by survival, of R: $name', ({ counts, expected }) => {
  const curve = incidenceCurve(counts)
  const near = (value: number) => expect.closeTo(value, 10)
  for (const { day, value, error, low, high } of expected) {
    const incidence = incidenceAt(curve, day)
    expect([incidence?.value, Math.sqrt(incidenceVariance(curve, day))]).toEqual([near(value), near(error)])
    if (low !== null && high !== null) expect(incidence?.interval).toEqual({ low: near(low), high: near(high) })
  }
})

const anOutcome = (...outcomes: LeadOutcome[]) =>
  fc.record({ outcome: fc.constantFrom(...outcomes), days: fc.nat(60), leads: fc.integer({ min: 1, max: 200 }) })
const leadsWith = (...outcomes: LeadOutcome[]) => fc.array(anOutcome(...outcomes), { minLength: 1, maxLength: 40 })
const aDay = fc.nat(70)
const total = (counts: readonly OutcomeCount[]): number => counts.reduce((sum, { leads }) => sum + leads, 0)

describe('of any leads', () => {
  const swapped = (counts: readonly OutcomeCount[]): OutcomeCount[] =>
    counts.map((count) => ({
      ...count,
      outcome: count.outcome === 'WON' ? 'LOST' : count.outcome === 'LOST' ? 'WON' : 'OPEN',
    }))

  law.prop([leadsWith('WON', 'LOST', 'OPEN'), aDay])('won, lost and undecided make up all', (counts, day) => {
    // Undecided: the product of what each day leaves, worked out apart.
    const undecided = [...new Set(counts.map(({ days }) => days))]
      .filter((days) => days <= day)
      .reduce((share, days) => {
        const decided = total(counts.filter((count) => count.days === days && count.outcome !== 'OPEN'))
        return share * (1 - decided / total(counts.filter((count) => count.days >= days)))
      }, 1)
    expect(won(counts, day) + won(swapped(counts), day) + undecided).toEqual(expect.closeTo(1, 9))
  })

  law.prop([leadsWith('WON', 'OPEN'), aDay])('it is 1 − Kaplan–Meier where nobody is lost', (counts, day) => {
    const curve = incidenceCurve(counts)
    const here = curve.filter((step) => step.day <= day)
    const survival = here.reduce((share, step) => share * (1 - step.won / step.atRisk), 1)
    const greenwood = here.reduce((sum, step) => sum + step.won / (step.atRisk * (step.atRisk - step.won)), 0)
    expect(incidenceAt(curve, day)?.value).toEqual(expect.closeTo(1 - survival, 9))
    if (survival > 1e-9) expect(incidenceVariance(curve, day)).toEqual(expect.closeTo(survival ** 2 * greenwood, 9))
  })

  law.prop([leadsWith('WON', 'LOST'), aDay])('it is the share itself where all is known', (counts, day) => {
    const share = total(counts.filter(({ outcome, days }) => outcome === 'WON' && days <= day)) / total(counts)
    expect(won(counts, day)).toEqual(expect.closeTo(share, 9))
    expect(incidenceVariance(incidenceCurve(counts), day)).toEqual(
      expect.closeTo((share * (1 - share)) / total(counts), 9),
    )
  })

  law.prop([leadsWith('WON', 'LOST', 'OPEN'), aDay])('it lies in its interval, within 0 and 1', (counts, day) => {
    const { value, interval } = incidenceAt(incidenceCurve(counts), day)!
    const ascending = [0, interval.low, value, interval.high, 1]
    for (const [i, end] of ascending.slice(1).entries()) expect(end).toBeGreaterThanOrEqual(ascending[i]! - 1e-12)
  })

  law.prop([leadsWith('WON', 'LOST', 'OPEN'), aDay])(
    'the order in which they are told changes no digit',
    (counts, day) => {
      expect(incidenceAt(incidenceCurve(counts.toReversed()), day)).toEqual(incidenceAt(incidenceCurve(counts), day))
    },
  )
})
