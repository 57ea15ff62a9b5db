import { readFile } from 'node:fs/promises'
import { Settings } from '@touchline/schema'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { asWorkspace } from '../db/as-workspace.ts'
import type { Db } from '../db/database.ts'
import type { WrittenSettings } from '../modules/workspaces/written-settings.ts'
import { applySettings } from '../pipeline/apply-settings.ts'
import { test, workspace } from '../test/import-test.ts'

const mapping = `
system: google-ads
fields:
  day: Day
  amount: Cost
  currency: Currency code
  source: { constant: Google }
  medium: { constant: cpc }
  campaign: Campaign
`
const file = `Day,Campaign,Currency code,Cost
2026-05-01,Spring,EUR,120.50
2026-05-01,Brand,eur,7
2026-05-02,,,0
`

const stored = async (db: Db) =>
  (await db.selectFrom('spend').selectAll().orderBy('spend_day').orderBy('campaign').orderBy('version').execute()).map(
    ({ channel, source, campaign, version, amount_minor }) => [channel, source, campaign, version, amount_minor],
  )

test('rows are what was spent by day, channel, campaign and source, with both their times', async ({ desk }) => {
  await desk.put('mapping.yaml', mapping)
  await desk.put('file.csv', file)
  const before = Date.now()
  expect(await desk.run('spend')).toMatchObject({ read: 3, added: 3, updated: 0, rejected: 0 })
  expect(await stored(desk.db)).toEqual([
    ['Paid Search', 'google', 'Brand', 1, 700],
    ['Paid Search', 'google', 'Spring', 1, 12_050],
    ['Paid Search', 'google', '', 1, 0],
  ])
  const first = await desk.db.selectFrom('spend').selectAll().orderBy('spend_day').executeTakeFirstOrThrow()
  expect(first).toMatchObject({ backfilled: true, effective_at: new Date('2026-05-01T21:59:59.999Z') })
  expect(first.recorded_at.getTime()).toBeGreaterThanOrEqual(before)
})

test('the same file twice changes nothing, and another amount is a version more', async ({ desk }) => {
  await desk.put('mapping.yaml', mapping)
  await desk.put('file.csv', file)
  await desk.run('spend')
  expect(await desk.run('spend')).toMatchObject({ added: 0, updated: 0, unchanged: 3 })
  expect(desk.said().out).toContain('Nothing changed.')
  await desk.put('file.csv', file.replace('120.50', '121'))
  expect(await desk.run('spend')).toMatchObject({ added: 0, updated: 1, unchanged: 2 })
  expect(await stored(desk.db)).toContainEqual(['Paid Search', 'google', 'Spring', 1, 12_050])
  expect(await stored(desk.db)).toContainEqual(['Paid Search', 'google', 'Spring', 2, 12_100])
})

test('what cannot be taken says why, and costs no other row', async ({ desk }) => {
  await desk.put('mapping.yaml', 'system: books\nfields: { day: Day, channel: Channel, amount: Cost, currency: In }')
  await desk.put(
    'file.csv',
    `Day,Channel,Cost,In
2026-05-01,display,5,EUR
2026-05-01,Payd Search,5,EUR
2026-05-01,Paid Search,5,USD
2026-05-01,Paid Search,,EUR
2026-05-01,Paid Search,-5,EUR
2099-05-01,Paid Search,5,EUR
2026-05-01,Display,5,EUR
2026-05-01,,5,EUR
`,
  )
  expect(await desk.run('spend')).toMatchObject({ read: 8, added: 1, rejected: 7 })
  const errors = (await readFile(desk.path('file.csv.rejected.csv'), 'utf8')).trim().split('\n').slice(1)
  const words = [
    'channel: ""Payd Search"" is no channel that the rules know: did you mean ""Paid Search""?',
    'currency: the amount is in USD, the workspace in EUR: convert it first',
    'amount: column ""Cost"" is blank',
    'is negative: an amount is what was sold or spent',
    'day: 2099-05-01 lies ahead',
    'line 2 has the same day, channel, campaign and source: add them up in one row',
    'channel, source and medium are blank: nothing says what it was spent on',
  ]
  expect(errors).toEqual(words.map((each) => expect.stringContaining(each)))
})

test('a mapping that says nothing of the channel is refused', async ({ desk }) => {
  await desk.put('mapping.yaml', 'system: books\nfields: { day: Day, campaign: Campaign, amount: Cost }')
  await desk.put('file.csv', 'Day,Campaign,Cost\n')
  await expect(desk.run('spend')).rejects.toMatchObject({
    code: 'MAPPING_INVALID',
    message: expect.stringContaining('say what it was spent on: map channel, or source and medium'),
  })
})

/** As BI tools see it. */
const shown = (db: Db) =>
  asWorkspace(db, workspace.id, async (trx) => {
    const { rows } = await sql<{ channel: string; campaign: string; amount: string }>`
      select channel, campaign, amount from reporting.spend order by campaign, channel`.execute(trx)
    return rows.map(({ channel, campaign, amount }) => [channel, campaign, amount])
  })

test('other channel rules move what names no channel, and importing the same again adds nothing', async ({ desk }) => {
  const { db } = desk
  const settle = (channelRules: object[] | null, dryRun = false) =>
    applySettings(db, workspace.id, { channelRules } as WrittenSettings, {
      now: new Date(),
      dryRun,
      onProgress: () => {},
    })
  await desk.put('mapping.yaml', mapping)
  await desk.put('file.csv', file)
  await desk.run('spend')
  const named = mapping
    .replace('medium: { constant: cpc }', 'channel: { constant: Display }')
    .replace('google-ads', 'books')
  await desk.put('mapping.yaml', named)
  await desk.run('spend')

  const brand = [{ channel: 'Brand Search', when: { campaign: 'brand' } }]
  const before = await shown(db)
  expect(await settle(brand, true)).toMatchObject({ movedSpend: 1 })
  expect(await shown(db)).toEqual(before)
  expect(await settle(brand)).toMatchObject({ movedSpend: 1 })
  const after = [
    ['Display', '(none)', '0.00'],
    ['Paid Search', '(none)', '0.00'],
    ['Brand Search', 'Brand', '7.00'],
    ['Display', 'Brand', '7.00'],
    ['Display', 'Spring', '120.50'],
    ['Paid Search', 'Spring', '120.50'],
  ]
  expect(await shown(db)).toEqual(after)

  const ruled = Settings.parse({ channelRules: brand })
  await desk.put('mapping.yaml', mapping)
  expect(await desk.run('spend', {}, ruled)).toMatchObject({ added: 0, updated: 0, unchanged: 3 })
  await desk.put('file.csv', file.replace('eur,7', 'eur,8'))
  expect(await desk.run('spend', {}, ruled)).toMatchObject({ added: 0, updated: 1, unchanged: 2 })
  await settle(null)
  expect(await shown(db)).toContainEqual(['Paid Search', 'Brand', '8.00'])
  expect(await shown(db)).toHaveLength(6)
})

test('amounts that come to be of one channel are added up', async ({ desk }) => {
  await desk.put('mapping.yaml', mapping.replace('{ constant: cpc }', 'Medium'))
  await desk.put(
    'file.csv',
    'Day,Campaign,Currency code,Cost,Medium\n2026-05-01,A,EUR,1,cpc\n2026-05-01,A,EUR,2,email\n',
  )
  expect(await desk.run('spend')).toMatchObject({ added: 2, rejected: 0 })
  const channelRules = [{ channel: 'Ours', when: { campaign: 'a' } }] as never
  await applySettings(desk.db, workspace.id, { channelRules }, { now: new Date(), onProgress: () => {} })
  expect(await shown(desk.db)).toEqual([['Ours', 'A', '3.00']])
})

test('an amount in another currency is converted by the rate of its day; by other rates it is another amount', async ({
  desk,
}) => {
  await desk.put('mapping.yaml', 'system: books\nfields: { day: Day, channel: Channel, amount: Cost, currency: In }')
  await desk.put('file.csv', 'Day,Channel,Cost,In\n2026-05-01,Display,100,USD\n2026-05-02,Display,100,CHF\n')
  const at = (rate: string): Settings => ({ exchangeRates: [{ currency: 'USD', from: '2026-01-01', rate }] })
  expect(await desk.run('spend', {}, at('0.92'))).toMatchObject({ added: 1, rejected: 1 })
  expect(await readFile(desk.path('file.csv.rejected.csv'), 'utf8')).toContain('or settle on exchangeRates of CHF')
  expect(await desk.run('spend', {}, at('0.95'))).toMatchObject({ added: 0, updated: 1 })
  expect((await stored(desk.db)).map((row) => row.at(-1))).toEqual([9_200, 9_500])
})
