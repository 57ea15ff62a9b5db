import { test as law } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LeadOutcome, OutcomeCount } from './cumulative-incidence.ts'
import { type Projection, project, type WatchedLeads } from './projection.ts'
import { projectionCaveats } from './projection-caveats.ts'

const of = (...counts: readonly (readonly [outcome: LeadOutcome, days: number, leads: number])[]): WatchedLeads => ({
  outcomes: counts.map(([outcome, days, leads]) => ({ outcome, days, leads })),
  ...{ notRecorded: 0, undated: 0, wonBefore: 0 },
})
const close = (value: number) => expect.closeTo(value, 12)
const flagsOf = ({ verdict, tooYoung, beyondFollowUp, thin }: Projection) => ({
  verdict,
  tooYoung,
  beyondFollowUp,
  thin,
})

describe('how far a projection goes', () => {
  // 100 leads watched for 50 days, of which 20 are won on day 10; 29 watched for 90 days, of which none is.
  const leads = of(['WON', 10, 20], ['OPEN', 50, 80], ['OPEN', 90, 29])

  test('as far as 30 leads are still at risk: there is no number beyond, but the one of that day', () => {
    expect(project(leads, 90, 30)).toMatchObject({
      ...{ value: null, interval: null, supportedDays: 50, supportedValue: close(20 / 129), beyondFollowUp: true },
      supportedInterval: { low: expect.any(Number), high: expect.any(Number) },
      observed: { numerator: 20, denominator: 129 },
    })
    const { value, supportedDays, supportedValue } = project(leads, 50, 30)
    expect([value, supportedDays, supportedValue]).toEqual([close(20 / 129), 50, close(20 / 129)])
  })

  test('as far as each of 30 leads was watched, or decided: the share is then counted', () => {
    const decided = of(['WON', 10, 12], ['LOST', 20, 20], ['OPEN', 400, 8])
    expect(project(decided, 365, 30)).toMatchObject({ value: close(12 / 40), supportedDays: 365, maturity: close(1) })
    expect(project(of(['WON', 3, 10], ['LOST', 9, 20]), 365, 30)).toMatchObject({ value: close(1 / 3) })
  })

  test('nowhere with fewer than 30 leads', () => {
    const projection = project(of(['WON', 10, 9], ['OPEN', 400, 20]), 180, 10)
    expect(projection).toMatchObject({ value: null, supportedDays: null, supportedValue: null, maturity: null })
    expect(flagsOf(projection)).toEqual({ verdict: 'TOO_FEW', tooYoung: false, beyondFollowUp: true, thin: false })
  })
})

describe('the verdict', () => {
  /** 100 old leads of which 50 are won on day 100, and as many young ones, watched for 20 days. */
  const withYoung = (young: number): Projection =>
    project(of(['WON', 100, 50], ['OPEN', 365, 50], ['OPEN', 20, young]), 180, 30)

  test.each([
    // Half is to be expected; observed are 50 of 100 + the young.
    { young: 0, maturity: 1, verdict: 'JUDGEABLE' },
    { young: 24, maturity: 50 / 124 / 0.5, verdict: 'JUDGEABLE' },
    { young: 26, maturity: 50 / 126 / 0.5, verdict: 'TOO_YOUNG' },
    { young: 300, maturity: 0.25, verdict: 'TOO_YOUNG' },
  ])('is $verdict with $young young leads', ({ young, maturity, verdict }) => {
    const projection = withYoung(young)
    expect([projection.value, projection.maturity, projection.verdict]).toEqual([close(0.5), close(maturity), verdict])
    expect(projection.tooYoung).toBe(verdict === 'TOO_YOUNG')
  })

  test('is that nobody can tell yet, where nobody has watched for so long, however much has shown', () => {
    const sameDay = project(of(['WON', 10, 40], ['OPEN', 40, 60]), 180, 30)
    expect([sameDay.maturity, sameDay.verdict]).toEqual([1, 'TOO_YOUNG'])
  })

  test('of leads none of which is won is that they are', () => {
    expect(project(of(['OPEN', 200, 100]), 180, 30)).toMatchObject({ value: 0, maturity: null, verdict: 'JUDGEABLE' })
  })

  test('thin is what rests on fewer leads than the workspace wants', () => {
    expect(project(of(['OPEN', 200, 60]), 180, 61).thin).toBe(true)
    expect(project(of(['OPEN', 200, 61]), 180, 61).thin).toBe(false)
  })
})

describe('caveats name their numbers', () => {
  const caveats = (watched: WatchedLeads, recordedFrom: number | null = null): string[] =>
    projectionCaveats(project(watched, 180, 30), recordedFrom)

  test('none where there is nothing to doubt', () => {
    expect(caveats(of(['WON', 10, 20], ['OPEN', 365, 80]))).toEqual([])
  })

  test('what is left out, and what is odd', () => {
    // 17505 days after 1970-01-01: 5 December 2017.
    expect(caveats({ ...of(['OPEN', 200, 90]), notRecorded: 7, undated: 1, wonBefore: 2 }, 17_505)).toEqual([
      '7 of 98 leads are left out: they were created before 2017-12-05, when wins were not recorded.',
      '1 lead is left out: won on a day that nobody recorded.',
      '2 leads are counted as won at once: the CRM has the win before the lead.',
    ])
  })

  test('how far it goes, and how young the leads are', () => {
    // By day 40: 20 of 200 are won on day 5; of the 80 that are still watched on day 40, 8 are: .1 + .9 · .1 = .19.
    expect(caveats(of(['WON', 5, 20], ['OPEN', 20, 100], ['WON', 40, 8], ['OPEN', 40, 72]))).toEqual([
      expect.stringMatching(
        /^Too young to judge by 180 days: 30 leads or more were still open, and watched, for 40 days only\. By then 19\.0% \(\d+\.\d% to \d+\.\d%\) are to be expected to be won\.$/,
      ),
      'Too young to judge: 28 of 200 leads (14.0%) are won within 40 days so far, 73.7% of what is to be expected by then.',
    ])
  })

  test('that there are too few', () => {
    expect(caveats(of(['OPEN', 200, 12]))).toEqual(['Of 12 leads nothing is projected: that takes 30.'])
  })
})

const anOutcome: fc.Arbitrary<OutcomeCount> = fc.record({
  outcome: fc.constantFrom('WON', 'LOST', 'OPEN'),
  days: fc.nat(60),
  leads: fc.integer({ min: 1, max: 200 }),
})

law.prop([fc.array(anOutcome, { maxLength: 40 }), fc.integer({ min: 1, max: 70 })])(
  'no more is observed than is to be expected, and no number goes beyond what is supported',
  (outcomes, horizonDays) => {
    const projection = project({ ...of(), outcomes }, horizonDays, 30)
    const { supportedDays, supportedValue, observed, maturity, value } = projection
    expect((supportedValue ?? 1) - (observed.value ?? 0)).toBeGreaterThanOrEqual(-1e-12)
    expect(supportedDays ?? 0).toBeLessThanOrEqual(horizonDays)
    expect(value === null).toBe(supportedDays !== horizonDays)
    expect(maturity === null || (maturity >= 0 && maturity <= 1)).toBe(true)
  },
)
