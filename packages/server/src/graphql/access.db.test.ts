import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { openDatabase } from '../db/database.ts'
import { listApiKeys, revokeApiKey } from '../modules/workspaces/api-keys.queries.ts'
import { crmLead, know, now, startServer, test } from '../test/graphql-test.ts'
import { sampleCompany } from '../test/sample-company.ts'
import { aSecretKey, aWriteKey } from '../test/workspaces.ts'

test.beforeEach(async ({ db, workspaces: [ours, theirs] }) => {
  await know(db, ours, sampleCompany)
  await know(db, theirs, { records: [crmLead('mallory', { createdAt: '2026-01-05', source: 'secret source' })] })
})

const everything = `{
  viewer { workspace { id name } }
  leads { totalCount nodes { id source } }
  channelPerformance(input: { range: { lastDays: 3650 } }, groupBy: [SOURCE]) { rows { keys { value } } total { leads } }
  attribution(input: { range: { lastDays: 3650 } }, milestone: LEAD) { total { conversions } }
}`

describe('a key', () => {
  test('opens its own workspace', async ({ server, keys: [, theirKey] }) => {
    const ours = (await server.ask(everything)).data
    const theirs = (await server.ask(everything, { key: theirKey })).data
    expect([ours.leads.totalCount, ours.channelPerformance.total.leads, ours.attribution.total.conversions]).toEqual([
      5, 5, 5,
    ])
    expect([theirs.leads.totalCount, theirs.channelPerformance.total.leads]).toEqual([1, 1])
    expect([ours.viewer.workspace.name, theirs.viewer.workspace.name]).toEqual(['Company 1', 'Company 2'])
    expect(JSON.stringify(ours)).not.toContain('secret source')
  })

  test('finds nothing of another, not even by its id', async ({ server, keys: [, theirKey] }) => {
    const theirs = (await server.ask(everything, { key: theirKey })).data
    const ids = [theirs.viewer.workspace.id, theirs.leads.nodes[0].id]
    const found = await Promise.all(ids.map(async (id) => (await server.ask(`{ node(id: "${id}") { id } }`)).data))
    expect(found).toEqual([{ node: null }, { node: null }])
    expect((await server.ask(`{ lead(id: "${ids[1]}") { id } }`)).data).toEqual({ lead: null })
  })

  test('opens nothing that a query forgot to name a workspace for', async ({ reader }) => {
    expect(await reader.selectFrom('lead').selectAll().execute()).toEqual([])
    expect(await reader.selectFrom('credit').selectAll().execute()).toEqual([])
  })
})

describe('the viewer', () => {
  test('is told as whom its key asks, and what that allows', async ({ db, server, workspaces: [ours] }) => {
    const asked = '{ viewer { workspace { name } roles permissions } }'
    expect((await server.ask(asked)).data.viewer).toEqual({
      workspace: { name: 'Company 1' },
      roles: ['BI'],
      permissions: ['READ_REPORTS'],
    })
    const key = await aSecretKey(db, ours.id, { roles: ['MARKETING', 'BI'] })
    expect((await server.ask(asked, { key })).data.viewer).toMatchObject({
      roles: ['MARKETING', 'BI'],
      permissions: ['READ_REPORTS', 'READ_ARRIVALS', 'READ_PERSONAL_DATA', 'DECIDE_PERSONS', 'DERIVE_KNOWLEDGE'],
    })
  })
})

describe('without a key that opens a workspace', () => {
  test('nothing is answered, not even what could be asked', async ({ server: { app } }) => {
    for (const query of ['{ viewer { workspace { id } } }', '{ __schema { types { name } } }', 'no query at all']) {
      const response = await app.inject({ method: 'POST', url: '/graphql', payload: { query } })
      expect(response.statusCode).toBe(401)
      expect(response.headers['www-authenticate']).toBe('Bearer')
      expect(response.json()).toEqual({
        errors: [
          expect.objectContaining({ extensions: { code: 'KEY_MISSING', remedy: expect.stringContaining('tls_') } }),
        ],
      })
    }
  })

  test('a wrong key, a write key and a revoked one are refused', async ({ db, server, keys, workspaces: [ours] }) => {
    const writeKey = await aWriteKey(db, ours.id)
    const revoked = await aSecretKey(db, ours.id, { roles: ['ADMIN'] })
    for (const key of await listApiKeys(db, ours.id)) {
      if (key.kind === 'SECRET' && key.roles.includes('ADMIN')) await revokeApiKey(db, ours.id, key.id, now)
    }
    const wrong = `${keys[0].slice(0, -1)}${keys[0].endsWith('A') ? 'B' : 'A'}`
    for (const key of [wrong, writeKey, revoked, 'tls_', 'x']) {
      const { status, errors, data } = await server.ask('{ __typename }', { key })
      expect({ status, data, code: errors?.[0]?.extensions['code'] }).toEqual({
        status: 401,
        data: undefined,
        code: 'KEY_INVALID',
      })
    }
  })
})

describe('what goes wrong inside', () => {
  test('is logged, not told, and leaves the next request alone', async ({ db, url, keys }) => {
    const reader = openDatabase(url, 'reader', 1)
    const server = await startServer(reader, keys[0])
    await sql`revoke select on opportunity from touchline_reader`.execute(db)
    try {
      for (const requests of [1, 2, 3]) {
        const { errors } = await server.ask('{ leads { nodes { opportunities { name } } } }')
        expect(errors?.[0]).toMatchObject({ message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR' } })
        expect(JSON.stringify(errors)).not.toMatch(/permission|denied|stack|\.ts/)
        expect(server.logged.filter((line) => line.includes('permission denied')).length).toBeGreaterThanOrEqual(
          requests,
        )
      }
    } finally {
      await sql`grant select on opportunity to touchline_reader`.execute(db)
    }
    expect((await server.ask('{ leads { totalCount } }')).data).toEqual({ leads: { totalCount: 5 } })
    await server.app.close()
    await reader.destroy()
  })

  test('a database that is down is said to be, with what to do', async ({ keys }) => {
    const nowhere = openDatabase('postgresql://touchline@127.0.0.1:1/touchline', 'reader')
    const server = await startServer(nowhere, keys[0])
    const { status, errors } = await server.ask('{ __typename }')
    expect({ status, errors }).toEqual({
      status: 503,
      errors: [
        {
          message: 'The database cannot be reached',
          extensions: { code: 'DATABASE_DOWN', remedy: expect.stringContaining('PostgreSQL') },
        },
      ],
    })
    await server.app.close()
    await nowhere.destroy()
  })
})
