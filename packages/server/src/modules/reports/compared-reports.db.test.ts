import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { know, type Server, spend, test } from '../../test/graphql-test.ts'
import { aPerson, companyOf } from '../../test/random-company.ts'
import { january, sampleCompany } from '../../test/sample-company.ts'
import { leadDimensions, touchpointDimensions } from './dimensions.ts'

/*
 * What is compared, against asking for the two ranges one after the other.
 */

type Row = Readonly<Record<string, unknown>> & { readonly keys: readonly { readonly value: string }[] }
type Report = { readonly rows: readonly Row[]; readonly total: Readonly<Record<string, unknown>> }

const keysOf = ({ keys }: Row): string => keys.map(({ value }) => value).join(' | ')
const without = (row: object, name: string): object =>
  Object.fromEntries(Object.entries(row).filter(([key]) => key !== name))

/** Each row by its keys, as it is and as it was; null where it is no row. */
function sideBySide(now: Report, earlier: Report): Record<string, readonly [now: Row | null, earlier: Row | null]> {
  const find = (report: Report, key: string): Row | null => report.rows.find((row) => keysOf(row) === key) ?? null
  const keys = [...new Set([...now.rows, ...earlier.rows].map(keysOf))].sort()
  return Object.fromEntries(keys.map((key) => [key, [find(now, key), find(earlier, key)]]))
}

/** Expects `compared` to be `now` and `earlier` in one; `nothing` is a row of a report that counts nothing. */
function expectBoth(compared: Report, now: Report, earlier: Report, nothing: (report: Report) => object): void {
  const seen = compared.rows.map((row) => [keysOf(row), without(row, 'previous'), row['previous']])
  const expected = Object.entries(sideBySide(now, earlier)).map(([key, [is, was]]) => {
    const keys = (is ?? was)?.keys
    return [key, is ?? { keys, ...nothing(now) }, was ?? { keys, ...nothing(earlier) }]
  })
  expect(seen.sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))).toEqual(expected)
  expect(compared.total).toEqual({ ...now.total, previous: earlier.total })
}

async function report(server: Server, query: string, variables: object) {
  const { data, errors } = await server.ask(query, { variables: { ...variables } })
  expect(errors).toBeUndefined()
  return data.report
}

const counts = `leads mqls sals sqls opportunities won lost open revenue { amount } pipeline { amount }
  closeRate { numerator denominator value } winRate { numerator denominator } daysToWin { count p50 }
  wonWithin { days won } spend { amount } costPerLead { amount }`
const none = {
  ...{ leads: 0, mqls: 0, sals: 0, sqls: 0, opportunities: 0, won: 0, lost: 0 },
  revenue: { amount: '0.00' },
  pipeline: { amount: '0.00' },
  winRate: { numerator: 0, denominator: 0 },
  daysToWin: { count: 0, p50: null },
  ...{ spend: null, costPerLead: null },
}
const noCohort = {
  open: 0,
  closeRate: { numerator: 0, denominator: 0, value: null },
  wonWithin: [{ days: 30, won: 0 }],
}
const noConversion = { open: null, closeRate: null, wonWithin: [] }

const channels = (previous: string) => `query ($input: ReportInput!, $groupBy: [LeadDimension!]!, $basis: DateBasis!,
  $days: [Int!]) { report: channelPerformance(input: $input, groupBy: $groupBy, basis: $basis, wonWithinDays: $days) {
    rows { keys { value } ${counts} ${previous && `previous { keys { value } ${counts} }`} }
    total { keys { value } ${counts} ${previous && `previous { keys { value } ${counts} }`} } } }`

const earned = 'credit share value { amount } touchpoints conversions'
const ofTotal = 'conversions credit value { amount }'
const credits = (previous: string) => `query ($input: ReportInput!, $groupBy: [TouchpointDimension!]!,
  $milestone: Milestone!, $lookbackDays: Int) {
    report: attribution(input: $input, groupBy: $groupBy, milestone: $milestone, lookbackDays: $lookbackDays) {
      rows { keys { value } ${earned} ${previous && `previous { keys { value } ${earned} }`} }
      total { ${ofTotal} ${previous && `previous { ${ofTotal} }`} } } }`

const someOf = <Name extends string>(names: readonly Name[]) => fc.subarray([...names], { minLength: 1, maxLength: 3 })
const aFilter = { where: { dimension: 'CHANNEL', op: 'NEQ', values: ['Direct'] } }
const twoRanges = fc
  .uniqueArray(fc.integer({ min: 0, max: 130 }), { minLength: 4, maxLength: 4 })
  .map((days) =>
    days.sort((a, b) => a - b).map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10)),
  )
  .map(
    ([a = '', b = '', c = '', d = '']) => [{ between: { from: a, to: b } }, { between: { from: c, to: d } }] as const,
  )

describe.for([1, 2])('of company %i', (seed) => {
  test.beforeEach(async ({ db, workspaces }) => {
    const [persons = []] = fc.sample(fc.array(aPerson, { minLength: 40, maxLength: 40 }), { seed, numRuns: 1 })
    const spends = [
      spend('2026-03-10', 'Email', 500),
      spend('2026-04-10', 'Paid Search', 700),
      spend('2026-04-20', 'Email', 50),
    ]
    await know(db, workspaces[0], { ...companyOf(persons), spends })
  })

  test('any two ranges of channel performance are what each is by itself', async ({ server }) => {
    const question = fc.record({
      ranges: twoRanges,
      groupBy: someOf(leadDimensions),
      basis: fc.constantFrom('COHORT', 'CONVERSION'),
      filter: fc.constantFrom(null, aFilter),
    })
    await fc.assert(
      fc.asyncProperty(question, async ({ ranges: [before, range], basis, filter, groupBy }) => {
        const asked = { basis, groupBy, days: basis === 'COHORT' ? [30] : [] }
        const input = { filter, timeZone: 'America/New_York' }
        const one = { ...asked, input: { ...input, range, compareTo: { range: before } } }
        const compared = await report(server, channels('previous'), one)
        const now = await report(server, channels(''), { ...asked, input: { ...input, range } })
        const earlier = await report(server, channels(''), { ...asked, input: { ...input, range: before } })
        expectBoth(compared, now, earlier, () => ({ ...none, ...(basis === 'COHORT' ? noCohort : noConversion) }))
      }),
      { seed, numRuns: 25 },
    )
  })

  test('any two ranges of attribution are what each is by itself', async ({ server }) => {
    const question = fc.record({
      ranges: twoRanges,
      groupBy: someOf(touchpointDimensions),
      milestone: fc.constantFrom('LEAD', 'OPPORTUNITY', 'WON'),
      lookbackDays: fc.constantFrom(null, 14),
    })
    await fc.assert(
      fc.asyncProperty(question, async ({ ranges: [before, range], ...asked }) => {
        const one = { ...asked, input: { range, compareTo: { range: before } } }
        const compared = await report(server, credits('previous'), one)
        const now = await report(server, credits(''), { ...asked, input: { range } })
        const earlier = await report(server, credits(''), { ...asked, input: { range: before } })
        const share = ({ credit }: Report['total']): number | null => (Number(credit) === 0 ? null : 0)
        const nothing = {
          credit: '0.000000000',
          value: asked.milestone === 'LEAD' ? null : { amount: '0.00' },
          ...{ touchpoints: 0, conversions: 0 },
        }
        expectBoth(compared, now, earlier, ({ total }) => ({ ...nothing, share: share(total) }))
      }),
      { seed, numRuns: 20 },
    )
  })
})

describe('of the sample company', () => {
  test.beforeEach(({ db, workspaces }) => know(db, workspaces[0], sampleCompany))
  const february = 'range: { between: { from: "2026-01-26", to: "2026-02-05" } }'

  test('rates have the interval of their difference, and open leads are warned of', async ({ server }) => {
    const { data, errors } = await server.ask(`{ channelPerformance(input: { ${february}, compareTo: { range:
      { between: { from: "2026-01-01", to: "2026-01-26" } } } }) {
        total { leads won closeRateChange { value interval { low high } } winRateChange { value }
          previous { leads won previous { leads } closeRateChange { value } } }
        meta { compareRange { from to } warnings { code message affectedCount } } } }`)
    expect(errors).toBeUndefined()
    expect(data.channelPerformance.total).toEqual({
      leads: 1,
      won: 0,
      // 0 of 1, after 3 of 4. Wilson: 0 to 0.7935; 0.3006 to 0.9544.
      closeRateChange: {
        value: -0.75,
        interval: {
          low: expect.closeTo(-0.75 - 0.2044, 3),
          high: expect.closeTo(-0.75 + Math.hypot(0.7935, 0.4494), 3),
        },
      },
      winRateChange: { value: null },
      previous: { leads: 4, won: 3, previous: null, closeRateChange: null },
    })
    expect(data.channelPerformance.meta).toEqual({
      compareRange: { from: '2025-12-31T23:00:00.000Z', to: '2026-01-25T23:00:00.000Z' },
      warnings: [
        { code: 'SMALL_SAMPLE', message: expect.any(String), affectedCount: 1 },
        {
          code: 'IMMATURE_COMPARISON',
          message:
            'Still open are 1 leads of the range and 0 of the range compared with, whose leads have had 25 days longer: those of the range may yet catch up',
          affectedCount: 1,
        },
      ],
    })
  })

  test('credits are warned of likewise, and each range of its own gaps', async ({ server }) => {
    const { data } = await server.ask(`{ attribution(input: { ${february}, compareTo: { previous: PERIOD } }) {
      meta { warnings { code message affectedCount } } } }`)
    expect(data.attribution.meta.warnings).toEqual([
      { code: 'IMMATURE_COMPARISON', message: expect.stringContaining('10 days longer'), affectedCount: 1 },
      {
        code: 'UNDATED_CONVERSIONS',
        message: expect.stringMatching(/^In the range compared with: 1 of the leads/),
        affectedCount: 1,
      },
    ])
  })

  test('nothing is compared unless asked, and conversions of the range have nothing to catch up with', async ({
    server,
  }) => {
    const { data } = await server.ask(`{
      alone: channelPerformance(input: ${january}) {
        rows { previous { leads } closeRateChange { value } } total { previous { leads } winRateChange { value } }
        meta { compareRange { from } } }
      credit: attribution(input: ${january}) { rows { previous { credit } } total { previous { credit } } }
      events: channelPerformance(basis: CONVERSION, input: { ${february}, compareTo: { previous: YEAR } }) {
        total { closeRateChange { value } previous { leads closeRate { value } } } meta { warnings { code } } } }`)
    const nothing = { previous: null, closeRateChange: null }
    expect(data.alone).toEqual({
      rows: Array(5).fill(nothing),
      total: { previous: null, winRateChange: null },
      meta: { compareRange: null },
    })
    expect(data.credit).toEqual({ rows: Array(4).fill({ previous: null }), total: { previous: null } })
    expect(data.events.total).toEqual({ closeRateChange: null, previous: { leads: 0, closeRate: null } })
    expect(data.events.meta.warnings.map(({ code }: { code: string }) => code)).not.toContain('IMMATURE_COMPARISON')
  })
})
