import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { openDatabase } from '../db/database.ts'
import { know, now, startServer, test } from '../test/graphql-test.ts'
import { sampleCompany } from '../test/sample-company.ts'
import { aSecretKey } from '../test/workspaces.ts'

const post = (key: string, query: string) =>
  ({
    method: 'POST',
    url: '/graphql',
    headers: { authorization: `Bearer ${key}` },
    payload: { query },
  }) as const

describe('a secret key', () => {
  test('that has expired opens nothing, and says since when', async ({ db, server, workspaces: [ours] }) => {
    const expired = await aSecretKey(db, ours.id, { expiresAt: now })
    const response = await server.app.inject(post(expired, '{ __typename }'))
    expect(response.headers['www-authenticate']).toBe('Bearer')
    expect({ status: response.statusCode, body: response.json() }).toEqual({
      status: 401,
      body: {
        errors: [
          {
            message: `The key opens nothing since ${now.toISOString()}: it has expired`,
            extensions: { code: 'KEY_EXPIRED', remedy: expect.stringContaining('keys create') },
          },
        ],
      },
    })
    const lasting = await aSecretKey(db, ours.id, { expiresAt: new Date(now.getTime() + 1) })
    expect((await server.ask('{ __typename }', { key: lasting })).status).toBe(200)
  })

  test('is told what it may still ask, in the answer and its headers', async ({ db, server, workspaces: [ours] }) => {
    const key = await aSecretKey(db, ours.id, { requestsPerSecond: 2 })
    const first = await server.app.inject(post(key, '{ rateLimit { limit remaining resetAt } }'))
    const resetAt = new Date(now.getTime() + 500).toISOString()
    expect(first.json()).toEqual({ data: { rateLimit: { limit: 8, remaining: 7, resetAt } } })
    expect(first.headers).toMatchObject({
      'ratelimit-limit': '8',
      'ratelimit-remaining': '7',
      'ratelimit-reset': '1',
    })
  })

  test('that asks too much is told to wait, and another is not', async ({ db, server, workspaces: [ours] }) => {
    const key = await aSecretKey(db, ours.id, { requestsPerSecond: 1 })
    for (let asked = 0; asked < 4; asked += 1) expect((await server.ask('{ __typename }', { key })).status).toBe(200)
    const refused = await server.app.inject(post(key, '{ __typename }'))
    expect(refused.statusCode).toBe(429)
    expect(refused.headers).toMatchObject({ 'retry-after': '1', 'ratelimit-remaining': '0', 'ratelimit-reset': '4' })
    expect(refused.json()).toEqual({
      errors: [
        {
          message: 'The secret key asks more than once a second',
          extensions: { code: 'RATE_LIMITED', remedy: expect.stringContaining('--rate') },
        },
      ],
    })
    expect((await server.ask('{ __typename }')).status).toBe(200)
  })
})

describe('a query that takes too long', () => {
  test('is ended, and said to be, and leaves the next one alone', async ({ db, url, keys, workspaces: [ours] }) => {
    await know(db, ours, sampleCompany)
    const reader = openDatabase(url, 'reader', 1)
    const server = await startServer(reader, keys[0], 1)
    const lock = await db.startTransaction().execute()
    await sql`lock table opportunity in access exclusive mode`.execute(lock)
    const { status, errors } = await server.ask('{ leads { nodes { opportunities { name } } } }')
    await lock.rollback().execute()
    expect(status).toBe(504)
    expect(errors?.[0]).toMatchObject({
      message: 'The database did not answer in the time that a query may take',
      extensions: { code: 'QUERY_TIMEOUT', remedy: expect.stringContaining('QUERY_TIMEOUT_SECONDS') },
    })
    expect((await server.ask('{ leads { totalCount } }')).data).toEqual({ leads: { totalCount: 5 } })
    await server.app.close()
    await reader.destroy()
  })
})
