import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import type { Db } from '../../db/database.ts'
import { storeSpend } from '../../imports/store-spend.queries.ts'
import { deriveAll } from '../../pipeline/derive.ts'
import { allRows } from '../../test/all-rows.ts'
import { startExports } from '../../test/export-test.ts'
import {
  crmLead,
  deal,
  know,
  now,
  readingParts,
  type Server,
  spend,
  startServer,
  test,
  visit,
} from '../../test/graphql-test.ts'
import { storeRecords } from '../outcomes/store-records.queries.ts'
import type { Workspace } from '../workspaces/workspace.ts'

const range = '{ between: { from: "2026-01-01", to: "2026-06-01" } }'

const ask = async (
  server: Server,
  asOf: string | null,
  fields = 'total { leads won } rows { keys { value } leads }',
) => {
  const input = `{ range: ${range} ${asOf ? `asOf: "${asOf}"` : ''} }`
  const { data, errors } = await server.ask(`{ channelPerformance(input: ${input}) { ${fields} meta { asOf } } }`)
  expect(errors).toBeUndefined()
  return data.channelPerformance
}

const problemOf = async (server: Server, query: string) => {
  const { status, errors } = await server.ask(query)
  return [status, errors?.[0]?.extensions['code']]
}

const asOf = (instant: string) =>
  `channelPerformance(input: { range: ${range}, asOf: "${instant}" }) { total { leads } }`

/** Tells what a browser sent, and when it was received. */
const hear = (db: Db, company: Workspace, received: string, rows: ReturnType<typeof visit>) =>
  know(db, company, { events: rows.map((row) => ({ ...row, backfilled: false, received_at: received })) })

describe('what was known at an instant', () => {
  test('is told of persons as they are known today', async ({ server, db, workspaces: [company] }) => {
    const [page, identify] = visit(
      'ada',
      '2026-01-10T10:00:00.000Z',
      'https://shop.test/?utm_source=news&utm_medium=email',
    )
    if (!page || !identify) throw new Error('A visit is a page and who it is')
    await hear(db, company, '2026-01-10T10:00:00.000Z', [page])
    await hear(db, company, '2026-03-01T10:00:00.000Z', [{ ...identify, occurred_at: '2026-03-01T10:00:00.000Z' }])
    await know(db, company, { records: [crmLead('ada', { createdAt: '2026-02-01T10:00:00.000Z' })] })
    const { total, rows, meta } = await ask(server, '2026-02-10T00:00:00Z')
    expect(rows).toEqual([{ keys: [{ value: 'Email' }], leads: 1 }])
    expect(total).toEqual({ leads: 1, won: 0 })
    expect(meta).toEqual({ asOf: '2026-02-10T00:00:00.000Z' })
  })

  test('is what was said then, whatever was corrected since', async ({ server, db, workspaces: [company] }) => {
    const lead = { createdAt: '2026-02-01', owner: 'Olga' }
    const tell = (at: string, fields: object) =>
      storeRecords(db, company.id, [crmLead('ada', { ...lead, ...fields })], Date.parse(at))
    await tell('2026-02-02T09:00:00Z', {})
    await tell('2026-03-02T09:00:00Z', { wonAt: '2026-03-01T09:00:00.000Z' })
    await tell('2026-04-02T09:00:00Z', { owner: 'Otto' })
    await storeSpend(db, company.id, [spend('2026-02-10', 'Email', 500)], Date.parse('2026-02-11'))
    await deriveAll(db)
    const leads = (instant: string | null) => ask(server, instant, 'total { leads won spend { amount } }')
    const total = (leadsThen: number, won: number, amount: string | null) => ({
      total: { leads: leadsThen, won, spend: amount && { amount } },
    })
    expect(await leads('2026-01-15T00:00:00Z')).toMatchObject(total(0, 0, null))
    expect(await leads('2026-02-15T00:00:00Z')).toMatchObject(total(1, 0, '5.00'))
    expect(await leads('2026-03-15T00:00:00Z')).toMatchObject(total(1, 1, '5.00'))
    expect(await leads(null)).toMatchObject(total(1, 0, '5.00'))
  })

  test('is what is left of what could be derived', async ({ server, db, workspaces: [company] }) => {
    const records = ['ada', 'bob'].map((name) => crmLead(name, { createdAt: '2026-02-01', wonAt: '2026-05-01' }))
    await know(db, company, { records, events: visit('bob', '2026-05-02T10:00:00.000Z', 'https://shop.test/') })
    await sql`update event set body = '{"type":"page","url":"none"}' where type = 'page'`.execute(db)
    await sql`update crm_record set fields = '{"createdAt":"some day"}' where record_id = 'bob'`.execute(db)
    await sql`update crm_record set recorded_at = ${now}`.execute(db)
    expect(await ask(server, '2026-03-01T00:00:00Z', 'total { leads won }')).toMatchObject({
      total: { leads: 1, won: 0 },
    })
  })

  test('leaves no trace', async ({ server, db, workspaces: [company] }) => {
    await know(db, company, {
      records: [crmLead('ada', { createdAt: '2026-02-01' }), deal('ada', { outcome: 'WON', closedAt: '2026-05-01' })],
      events: visit('ada', '2026-01-10T10:00:00.000Z', 'https://shop.test/'),
    })
    const before = await allRows(db)
    await ask(server, '2026-01-01T00:00:00Z')
    await ask(server, '2026-03-01T00:00:00Z')
    expect(await allRows(db)).toEqual(before)
    expect(await ask(server, null)).toMatchObject({ total: { leads: 1, won: 1 } })
  })

  test('is the same in a file', async ({ db, reader, keys, workspaces: [company] }) => {
    await know(db, company, { records: [crmLead('ada', { createdAt: '2026-02-01', wonAt: '2026-05-01' })] })
    const exports = await startExports(readingParts(reader), keys[0])
    const won = async (file: string, more: string) =>
      (await exports.get(`/${file}.csv?from=2026-01-01&to=2026-06-01${more}`)).rows
    expect(await won('channel-performance', '&asOf=2026-04-01T00:00:00Z')).toMatchObject([{ leads: '1', won: '0' }])
    expect(await won('channel-performance', '')).toMatchObject([{ leads: '1', won: '1' }])
    expect(await won('reasons', '&kind=WIN&asOf=2026-04-01T00:00:00Z')).toEqual([])
    expect(await won('attribution', '&asOf=2026-04-01T00:00:00Z')).toEqual([])
    expect(await won('handoffs', '&asOf=2026-04-01T00:00:00Z')).toEqual([])
    expect(await won('kpis', '&ids=won&asOf=2026-04-01T00:00:00Z')).toMatchObject([{ value: '0' }])
    const state = async (more: string) =>
      (await exports.get(`/ledger.csv?asOf=2026-04-01T00:00:00Z${more}`)).rows.filter(({ leads }) => leads !== '0')
    for (const mqlAt of ['2026-05-10', '2026-03-01']) {
      await storeRecords(db, company.id, [crmLead('ada', { createdAt: '2026-02-01', mqlAt })], now.getTime())
    }
    await deriveAll(db)
    expect(await state('')).toMatchObject([{ state: 'QUALIFIED_UNASSIGNED' }])
    expect(await state('&knownThen=true')).toMatchObject([{ state: 'NEW' }])
    const flows = '/ledger-flows.csv?asOf=2026-04-01T00:00:00Z&since=2026-02-15T00:00:00Z'
    expect((await exports.get(flows)).rows).toMatchObject([{ from: 'NEW', to: 'QUALIFIED_UNASSIGNED' }])
    expect((await exports.get(`${flows}&knownThen=true`)).rows).toMatchObject([{ from: 'NEW', to: 'NEW' }])
    await exports.app.close()
  })
})

describe('looking back', () => {
  test('goes to one instant in a request, which may be asked of as often as one likes', async ({ server }) => {
    const [first, second] = [asOf('2026-02-01T00:00:00Z'), asOf('2026-03-01T00:00:00Z')]
    expect(await problemOf(server, `{ a: ${first} b: ${second} }`)).toEqual([200, 'INPUT_INVALID'])
    expect(await problemOf(server, `{ a: ${first} b: ${first} c: ${asOf('2031-01-01T00:00:00Z')} }`)).toEqual([
      200,
      undefined,
    ])
    expect(await problemOf(server, `{ ${asOf('yesterday')} }`)).toEqual([400, 'BAD_USER_INPUT'])
  })

  test('is refused where too many do, and given up where it takes too long', async ({ db, reader, keys: [key] }) => {
    const parts = readingParts(reader)
    const leave = [parts.pastPlaces(), parts.pastPlaces()]
    const busy = await startExports(parts, key)
    const { status, headers, text } = await busy.get('/reasons.csv?asOf=2026-02-01T00:00:00Z')
    expect([status, headers['retry-after'], JSON.parse(text).error.code]).toEqual([503, '5', 'PAST_BUSY'])
    for (const each of leave) each()
    for (const _ of [1, 2, 3]) expect((await busy.get('/reasons.csv?asOf=2026-02-01T00:00:00Z')).status).toBe(200)
    await busy.app.close()

    const waiting = await db.startTransaction().execute()
    await sql`lock table crm_record in access exclusive mode`.execute(waiting)
    const stuck = await startServer(reader, key, 1)
    expect(await problemOf(stuck, `{ ${asOf('2026-02-01T00:00:00Z')} }`)).toEqual([504, 'PAST_TOO_FAR'])
    await waiting.rollback().execute()
    await stuck.app.close()

    const hurried = await startServer(reader, key, 0)
    expect(await problemOf(hurried, `{ ${asOf('2026-02-01T00:00:00Z')} }`)).toEqual([504, 'PAST_TOO_FAR'])
    await hurried.app.close()
  })
})
