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
