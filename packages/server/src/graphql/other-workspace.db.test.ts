import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { outlineOf } from '../modules/collect/excerpt.ts'
import { storeRejected } from '../modules/collect/store-rejected.queries.ts'
import { know, now, spend, test } from '../test/graphql-test.ts'
import { sampleCompany } from '../test/sample-company.ts'
import { aSecretKey, aWriteKey } from '../test/workspaces.ts'

/* Ours is empty, and theirs knows everything: whatever we ask, and however we name what is theirs, we are told nothing. */

const folder = new URL('../../../../examples/graphql/', import.meta.url)
const examples = readdirSync(folder)
  .filter((name) => name.endsWith('.graphql'))
  .map((name) => [name, readFileSync(new URL(name, folder), 'utf8')] as const)

const admin = { roles: ['ADMIN', 'MARKETING', 'SALES', 'BI'] } as const

/** By which an answer betrays that it is of theirs. */
const traces = ['"google"', '"linkedin"', 'winter', 'shop.test', 'Ada & Co.', 'Olga', 'NO_EVENT', 'Company 2', '100.00']

const everyId = `{
  viewer { workspace { id } }
  leads(first: 200) {
    edges { cursor }
    nodes { id opportunities { id } journey { edges { cursor node { id } } } }
    pageInfo { endCursor }
  }
}`

test.beforeEach(async ({ db, workspaces: [, theirs] }) => {
  await know(db, theirs, {
    ...sampleCompany,
    spends: [spend('2026-01-05', 'Paid Search', 4_000, { source: 'google' })],
  })
  await aWriteKey(db, theirs.id)
  const { key_id: keyId } = await db
    .selectFrom('api_key')
    .where('kind', '=', 'WRITE')
    .selectAll()
    .executeTakeFirstOrThrow()
  const rejected = { workspaceId: theirs.id, keyId, reason: 'NO_EVENT' } as const
  await storeRejected(db, {
    counts: [{ ...rejected, day: '2026-06-15', events: 7, lastAt: now.getTime() }],
    latest: [{ ...rejected, receivedAt: now.getTime(), problem: 'theirs', outline: outlineOf(null) }],
  })
  await sql`update event set received_at = ${now}`.execute(db)
})

describe('of another workspace', () => {
  test('no object is found by its id, of whatever kind, and no list goes on from its cursors', async ({
    db,
    server,
    workspaces: [ours, theirs],
  }) => {
    const [key, theirKey] = [await aSecretKey(db, ours.id, admin), await aSecretKey(db, theirs.id, admin)]
    const { viewer, leads } = (await server.ask(everyId, { key: theirKey })).data
    const found = JSON.stringify([viewer, leads]).matchAll(/"id":"([^"]+)"/g)
    const ids = [...new Set([...found].map(([, id]) => String(id)))]
    expect(ids.length).toBeGreaterThan(12)
    for (const id of ids) {
      expect((await server.ask(`{ node(id: "${id}") { id } }`, { key: theirKey })).data.node).toEqual({ id })
      expect((await server.ask(`{ node(id: "${id}") { id } }`, { key })).data).toEqual({ node: null })
    }
    for (const { id } of leads.nodes) {
      expect((await server.ask(`{ lead(id: "${id}") { id } }`, { key })).data).toEqual({ lead: null })
    }
    for (const { cursor } of leads.edges) {
      for (const way of [`first: 9, after: "${cursor}"`, `last: 9, before: "${cursor}"`]) {
        const { data, errors } = await server.ask(`{ leads(${way}) { totalCount nodes { id } } }`, { key })
        expect({ data, errors }).toEqual({ data: { leads: { totalCount: 0, nodes: [] } }, errors: undefined })
      }
    }
  })

  test.for(examples)('%s tells nothing', async ([, query], { db, server, workspaces: [ours] }) => {
    const { data, errors } = await server.ask(query, { key: await aSecretKey(db, ours.id, admin) })
    expect(errors).toBeUndefined()
    expect(traces.filter((trace) => JSON.stringify(data).includes(trace))).toEqual([])
  })

  test('all of it is told to itself', async ({ db, server, workspaces: [, theirs] }) => {
    const key = await aSecretKey(db, theirs.id, admin)
    const answers = await Promise.all(examples.map(([, query]) => server.ask(query, { key })))
    expect(traces.filter((trace) => !JSON.stringify(answers).includes(trace))).toEqual([])
  })

  test('filters that name what is theirs match nothing', async ({ db, server, workspaces: [ours] }) => {
    const key = await aSecretKey(db, ours.id, admin)
    const filter = '{ where: { dimension: "SOURCE", op: IN, values: ["google", "linkedin", "zzz", "(unattributed)"] } }'
    const { data } = await server.ask(
      `{
        channelPerformance(input: { range: { lastDays: 365 }, filter: ${filter} }, groupBy: [SOURCE]) { rows { leads } total { leads } }
        attribution(input: { range: { lastDays: 365 }, filter: ${filter} }, milestone: LEAD) { rows { credit } total { conversions } }
        leads(filter: { channel: "Paid Search" }) { totalCount }
      }`,
      { key },
    )
    expect(data).toEqual({
      channelPerformance: { rows: [], total: { leads: 0 } },
      attribution: { rows: [], total: { conversions: 0 } },
      leads: { totalCount: 0 },
    })
  })
})
