import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTouchline, type Touchline } from '../support/touchline.ts'

/*
 * Real leads and real deals, through the public doors. The expected numbers were worked out independently of this
 * project; they are in the README of the data's folder.
 */

const leadsMapping = `
system: olist
fields:
  id: mql_id
  createdAt: { column: first_contact_date, format: yyyy-MM-dd }
  source: origin
`

const dealsMapping = `
system: olist
fields:
  id: mql_id
  leadId: mql_id
  outcome: { constant: WON }
  closedAt: { column: won_date, format: yyyy-MM-dd HH:mm:ss }
`

type Row = {
  keys: { value: string | null }[]
  leads: number
  won: number
  lost: number
  open: number
  closeRate: { value: number; interval: { low: number; high: number } }
  daysToWin: { p50: number }
  wonWithin: { days: number; won: number; rate: { value: number } }[]
}

const query = `
  fragment Row on ChannelRow {
    keys { value }
    leads won lost open
    closeRate { value interval { low high } }
    daysToWin { p50 }
    wonWithin { days won rate { value } }
  }
  query ($dimension: LeadDimension!) {
    channelPerformance(
      input: { range: { between: { from: "2017-01-01", to: "2019-01-01" } } }
      groupBy: [$dimension]
      wonWithinDays: [30, 60, 90, 180, 365]
    ) { rows { ...Row } total { ...Row } }
  }`

let touchline: Touchline
let rows: Row[]
let total: Row

const olist = (name: string): string => join(process.env['TOUCHLINE_OLIST_DIR'] ?? '', name)

const importBoth = async (): Promise<string[]> => [
  await touchline.command(
    ...['import', 'leads', olist('olist_marketing_qualified_leads_dataset.csv')],
    ...['--mapping', await touchline.file('leads.yaml', leadsMapping)],
  ),
  await touchline.command(
    ...['import', 'opportunities', olist('olist_closed_deals_dataset.csv')],
    ...['--mapping', await touchline.file('deals.yaml', dealsMapping)],
  ),
]

const askBySource = async (): Promise<{ rows: Row[]; total: Row }> =>
  (await touchline.ask<{ channelPerformance: { rows: Row[]; total: Row } }>(query, { dimension: 'SOURCE' }))
    .channelPerformance

beforeAll(async () => {
  touchline = await startTouchline({ timeZone: 'UTC', currency: 'BRL' })
  await importBoth()
  ;({ rows, total } = await askBySource())
})

afterAll(() => touchline?.stop())

const percent = (share: number): string => (share * 100).toFixed(2)

describe('real leads, by source', () => {
  test.each([
    ['organic search', 2296, 271, '11.80', '10.55', '13.19', 14, '9.49'],
    ['paid search', 1586, 195, '12.30', '10.77', '14.00', 15, '9.46'],
    ['social', 1350, 75, '5.56', '4.46', '6.91', 30, '4.37'],
    ['unknown', 1099, 179, '16.29', '14.22', '18.59', 11, '14.29'],
    ['direct traffic', 499, 56, '11.22', '8.74', '14.29', 10, '10.02'],
    ['email', 493, 15, '3.04', '1.85', '4.96', 21, '2.43'],
    ['referral', 284, 24, '8.45', '5.74', '12.27', 18.5, '7.39'],
    ['other', 150, 4, '2.67', null, null, 9, '2.67'],
    ['display', 118, 6, '5.08', null, null, 8.5, '5.08'],
    ['other publicities', 65, 3, '4.62', null, null, 35, '4.62'],
    ['(unattributed)', 60, 14, '23.33', null, null, 7.5, '20.00'],
  ])('%s: %d leads, %d won', (source, leads, won, rate, low, high, medianDays, within90) => {
    const row = rows.find(({ keys }) => keys[0]?.value === source)
    expect(row).toMatchObject({ leads, won, lost: 0, open: leads - won, daysToWin: { p50: medianDays } })
    expect(percent(row?.closeRate.value ?? 0)).toBe(rate)
    expect(percent(row?.wonWithin.find(({ days }) => days === 90)?.rate.value ?? 0)).toBe(within90)
    if (low === null || high === null) return
    expect([row?.closeRate.interval.low ?? 0, row?.closeRate.interval.high ?? 0].map(percent)).toEqual([low, high])
  })

  test('no other source, and none left out', () => {
    expect(rows).toHaveLength(11)
    expect(rows.reduce((sum, { leads }) => sum + leads, 0)).toBe(8000)
  })

  test('all of them', () => {
    expect(total).toMatchObject({ leads: 8000, won: 842, daysToWin: { p50: 14 } })
    const { value, interval } = total.closeRate
    expect([value, interval.low, interval.high].map((share) => (share * 100).toFixed(3))).toEqual([
      '10.525',
      '9.871',
      '11.217',
    ])
    expect(total.wonWithin.map(({ days, won }) => [days, won])).toEqual([
      [30, 555],
      [60, 647],
      [90, 692],
      [180, 775],
      [365, 838],
    ])
    expect(((total.wonWithin[2]?.rate.value ?? 0) * 100).toFixed(3)).toBe('8.650')
  })

  test('importing the files again changes nothing, and rebuilding changes nothing', async () => {
    for (const summary of await importBoth()) expect(summary).toMatch(/: 0 added, 0 updated, [\d,]+ unchanged/)
    expect(await askBySource()).toEqual({ rows, total })
    await touchline.command('rebuild')
    expect(await askBySource()).toEqual({ rows, total })
  })
})

type Told = {
  value: number | null
  supportedDays: number
  supportedValue: number
  supportedInterval: { low: number; high: number }
  observed: { numerator: number; denominator: number; value: number; interval: { low: number; high: number } }
  maturity: number
  verdict: string
  notRecorded: number
  notRecordedBefore: string | null
  caveats: string[]
}
type Maturity = {
  total: { leads: number; projection: Told }
  recording: { since: string; silentMonths: { month: string }[] }
}

const askMaturity = async (from: string, to: string, horizonDays: number, asOf: string | null): Promise<Maturity> =>
  (
    await touchline.ask<{ cohortMaturity: Maturity }>(
      `query ($range: DateRangeInput!, $horizonDays: Int!, $asOf: DateTime) {
        cohortMaturity(input: { range: $range, asOf: $asOf }, horizonDays: $horizonDays) {
          total { leads projection {
            value supportedDays supportedValue supportedInterval { low high }
            observed { numerator denominator value interval { low high } }
            maturity verdict notRecorded notRecordedBefore caveats
          } }
          recording { since silentMonths { month } }
        }
      }`,
      { range: { between: { from, to } }, horizonDays, asOf },
    )
  ).cohortMaturity

/** Once 31 March 2018 was over. */
const endOfMarch = '2018-04-01T00:00:00Z'

describe('young leads are not judged by their raw rate', () => {
  test('what is projected of those of 2018 is what they reached later; the raw rate is not', async () => {
    const then = (await askMaturity('2018-01-01', '2018-04-01', 180, endOfMarch)).total.projection
    expect(percent(then.observed.value)).toBe('9.51')
    expect(then).toMatchObject({ value: null, verdict: 'TOO_YOUNG', notRecorded: 0 })
    const later = (await askMaturity('2018-01-01', '2018-04-01', then.supportedDays, null)).total.projection
    expect(later).toMatchObject({ verdict: 'JUDGEABLE', supportedDays: then.supportedDays })
    const reached = later.observed.value
    expect(then.supportedInterval.low).toBeLessThan(reached)
    expect(then.supportedInterval.high).toBeGreaterThan(reached)
    expect(then.observed.interval.high).toBeLessThan(reached)
  })

  test('what they reached within 180 days', async () => {
    const { projection } = (await askMaturity('2018-01-01', '2018-04-01', 180, null)).total
    expect(percent(projection.value ?? 0)).toBe('13.22')
  })

  test.each([endOfMarch, null])('before 5 December 2017 nobody recorded wins (as of %s)', async (asOf) => {
    const { total, recording } = await askMaturity('2017-01-01', '2018-01-01', 30, asOf)
    expect(recording.since).toBe('2017-12-05')
    expect(recording.silentMonths.map(({ month }) => month)).toEqual(
      expect.arrayContaining(['2017-07', '2017-08', '2017-09', '2017-10', '2017-11']),
    )
    expect(total.projection).toMatchObject({ notRecordedBefore: '2017-12-05', notRecorded: expect.any(Number) })
    expect(total.projection.notRecorded).toBeGreaterThan(1_000)
    expect(total.projection.caveats[0]).toBe(
      `${total.projection.notRecorded} of ${total.leads} leads are left out: they were created before 2017-12-05, when wins were not recorded.`,
    )
  })
})

test('organic and paid search cannot be told apart', async () => {
  type Ranked = { keys: { value: string }[]; group: number; standing: string }
  const { channelRanking } = await touchline.ask<{ channelRanking: { rows: Ranked[]; groups: number } }>(
    `{ channelRanking(input: { range: { between: { from: "2017-01-01", to: "2019-01-01" } } }, groupBy: [SOURCE], withinDays: 90) {
      rows { keys { value } group standing } groups
    } }`,
  )
  const groupOf = (source: string) => channelRanking.rows.find(({ keys }) => keys[0]?.value === source)?.group
  expect(groupOf('organic search')).toBe(groupOf('paid search'))
  expect(groupOf('social')).toBeGreaterThan(groupOf('paid search') ?? Number.NaN)
  expect(groupOf('unknown')).toBeLessThan(groupOf('organic search') ?? Number.NaN)
  expect(channelRanking.groups).toBeGreaterThanOrEqual(3)
})
