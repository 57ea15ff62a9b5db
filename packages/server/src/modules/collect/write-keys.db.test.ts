import { describe, expect } from 'vitest'
import { aBatch, aCollector, anEvent } from '../../test/collector.ts'
import { test } from '../../test/database-test.ts'
import { aWriteKey } from '../../test/workspaces.ts'
import { writeKeyCacheMs } from '../workspaces/api-key.ts'
import { listApiKeys, revokeApiKey } from '../workspaces/api-keys.queries.ts'

const ours = 'https://www.acme.example'
const allowedOrigins = [ours, 'https://*.shop.example']

describe('a write key with allowed origins', () => {
  test.for([ours, 'https://de.shop.example'])(
    'collects from %s, which may read the answer',
    async (origin, { db, url }) => {
      const { send, workspaceId } = await aCollector(db, url)
      const key = await aWriteKey(db, workspaceId, { allowedOrigins })
      const { status, headers, body } = await send(aBatch([anEvent()]), { origin }, key)
      expect({ status, body }).toEqual({ status: 200, body: { accepted: 1, duplicates: 0, rejected: [] } })
      expect(headers).toMatchObject({
        'access-control-allow-origin': origin,
        'access-control-expose-headers': 'retry-after',
        vary: 'Origin',
      })
    },
  )

  test.for(['https://evil.example', 'http://www.acme.example', 'https://shop.example', 'null'])(
    'stores nothing from %s, and says why in a way that a page can read',
    async (origin, { db, url }) => {
      const { send, workspaceId } = await aCollector(db, url)
      const key = await aWriteKey(db, workspaceId, { allowedOrigins })
      const { status, headers, body } = await send(aBatch([anEvent()]), { origin }, key)
      expect(status).toBe(403)
      expect(body.error).toMatchObject({
        code: 'ORIGIN_NOT_ALLOWED',
        message: expect.stringContaining(origin),
        remedy: expect.stringContaining('--origin'),
      })
      expect(headers['access-control-allow-origin']).toBe('*')
      expect(await db.selectFrom('event').select('event_id').execute()).toEqual([])
    },
  )

  test('collects from a server, which names no origin', async ({ db, url }) => {
    const { send, workspaceId } = await aCollector(db, url)
    const key = await aWriteKey(db, workspaceId, { allowedOrigins })
    const { status, headers } = await send(aBatch([anEvent()]), {}, key)
    expect(status).toBe(200)
    expect(headers).not.toHaveProperty('access-control-allow-origin')
    expect(headers['vary']).toBe('Origin')
  })
})

test('a write key that expires collects until then, and is as good as revoked from then on', async ({ db, url }) => {
  const { app, send, clock, workspaceId } = await aCollector(db, url)
  const expiresAt = new Date(clock.now + 1_000)
  const key = await aWriteKey(db, workspaceId, { allowedOrigins, expiresAt })
  expect(await send(aBatch([anEvent()]), { origin: ours }, key)).toMatchObject({ status: 200 })
  clock.now += 999
  expect(await send(aBatch([anEvent()]), { origin: ours }, key)).toMatchObject({ status: 200 })
  clock.now += 1
  const { status, headers, body } = await send(aBatch([anEvent()]), { origin: ours }, key)
  expect(status).toBe(401)
  expect(body.error).toEqual({
    code: 'KEY_EXPIRED',
    message: `The key opens nothing since ${expiresAt.toISOString()}: it has expired`,
    remedy: expect.stringContaining('touchline keys create'),
  })
  expect(headers['access-control-allow-origin']).toBe('*')
  expect(await db.selectFrom('event').select('event_id').execute()).toHaveLength(2)
  const asked = {
    method: 'OPTIONS',
    url: `/v1/events?key=${key}`,
    headers: { origin: 'https://evil.example' },
  } as const
  expect((await app.inject(asked)).statusCode).toBe(204)
})

test('a write key without allowed origins collects from any page', async ({ db, url }) => {
  const { send } = await aCollector(db, url)
  const { status, headers } = await send(aBatch([anEvent()]), { origin: 'https://anybody.example' })
  expect(status).toBe(200)
  expect(headers['access-control-allow-origin']).toBe('*')
  expect(headers).not.toHaveProperty('vary')
})

describe('a preflight', () => {
  const preflight = async (db: Parameters<typeof aCollector>[0], url: string, origin: string, withKey = true) => {
    const { app, workspaceId } = await aCollector(db, url)
    const key = await aWriteKey(db, workspaceId, { allowedOrigins })
    const headers = { origin, 'access-control-request-method': 'POST' }
    return app.inject({ method: 'OPTIONS', url: withKey ? `/v1/events?key=${key}` : '/v1/events', headers })
  }

  test('of an allowed origin is answered for that origin', async ({ db, url }) => {
    const { statusCode, headers } = await preflight(db, url, ours)
    expect(statusCode).toBe(204)
    expect(headers).toMatchObject({
      'access-control-allow-origin': ours,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type, content-encoding, authorization',
      vary: 'Origin',
    })
  })

  test('of another origin is refused', async ({ db, url }) => {
    const answer = await preflight(db, url, 'https://evil.example')
    expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'ORIGIN_NOT_ALLOWED'])
    expect(answer.headers).not.toHaveProperty('access-control-allow-methods')
  })

  test('that can’t tell the key leaves the verdict to the request', async ({ db, url }) => {
    const { statusCode, headers } = await preflight(db, url, 'https://evil.example', false)
    expect([statusCode, headers['access-control-allow-origin']]).toEqual([204, '*'])
  })

  test('with a wrong key leaves the verdict to the request', async ({ db, url }) => {
    const { app } = await aCollector(db, url)
    const { statusCode } = await app.inject({ method: 'OPTIONS', url: '/v1/events?key=tlw_wrong' })
    expect(statusCode).toBe(204)
  })
})

describe('a write key with a rate', () => {
  test('is asked to wait where it sends more, and the same is then stored whole', async ({ db, url }) => {
    const { send, clock, workspaceId } = await aCollector(db, url)
    const key = await aWriteKey(db, workspaceId, { eventsPerMinute: 600 })
    const batch = (events: number) => aBatch(Array.from({ length: events }, () => anEvent()))
    for (const events of [500, 100]) expect((await send(batch(events), {}, key)).status).toBe(200)

    const late = batch(15)
    const refused = await send(late, { origin: 'https://anybody.example' }, key)
    expect(refused.status).toBe(429)
    expect(refused.headers).toMatchObject({ 'retry-after': '2', 'access-control-allow-origin': '*' })
    expect(refused.body.error).toMatchObject({
      code: 'RATE_LIMITED',
      message: expect.stringContaining('600'),
      remedy: expect.stringContaining('Retry-After'),
    })
    expect(await db.selectFrom('event').select('event_id').execute()).toHaveLength(600)

    clock.now += 2_000
    expect((await send(late, {}, key)).body).toEqual({ accepted: 15, duplicates: 0, rejected: [] })
    expect(await db.selectFrom('event').select('event_id').execute()).toHaveLength(615)
  })

  test('costs no other key of the workspace', async ({ db, url }) => {
    const { send, take, workspaceId } = await aCollector(db, url)
    const key = await aWriteKey(db, workspaceId, { eventsPerMinute: 1 })
    const full = aBatch(Array.from({ length: 500 }, () => anEvent()))
    expect([(await send(full, {}, key)).status, (await send(full, {}, key)).status]).toEqual([200, 429])
    expect(await take(aBatch([anEvent()]))).toMatchObject({ accepted: 1 })
  })
})

test('a revoked key collects no longer, once the collector asks again', async ({ db, url }) => {
  const { send, clock, workspaceId } = await aCollector(db, url)
  const key = await aWriteKey(db, workspaceId, { eventsPerMinute: 7 })
  expect((await send(aBatch([anEvent()]), {}, key)).status).toBe(200)
  for (const { id, ...stored } of await listApiKeys(db, workspaceId)) {
    if (stored.kind === 'WRITE' && stored.eventsPerMinute === 7) await revokeApiKey(db, workspaceId, id, new Date())
  }
  clock.now += writeKeyCacheMs
  const { status, body } = await send(aBatch([anEvent()]), {}, key)
  expect([status, body.error.code]).toEqual([401, 'KEY_INVALID'])
})
