import { createHmac } from 'node:crypto'
import { limits, WorkspaceId } from '@touchline/schema'
import { describe, expect } from 'vitest'
import { aBatch, aCollector, anEvent, happenedAt, receivedAt } from '../../test/collector.ts'
import { test } from '../../test/database-test.ts'
import { anEventId, visitor } from '../../test/facts.ts'
import { aSecretKey } from '../../test/workspaces.ts'
import { emailSecret } from '../workspaces/workspaces.queries.ts'

const hour = 3_600_000
const iso = (ms: number): string => new Date(ms).toISOString()

describe('a good batch', () => {
  test('is stored, event by event, before it is answered', async ({ db, url }) => {
    const { send, workspaceId } = await aCollector(db, url)
    const page = anEvent({ title: 'Prices' })
    const form = anEvent({ type: 'form', form: 'demo', lead: true, fields: { seats: 3 } })
    const { status, headers, body } = await send(aBatch([page, form], { visitorId: visitor(7) }))

    expect({ status, body }).toEqual({ status: 200, body: { accepted: 2, duplicates: 0, rejected: [] } })
    expect(headers['content-type']).toMatch('application/json')
    const common = {
      workspace_id: workspaceId,
      stream_id: visitor(7),
      trust: 'CLAIMED',
      occurred_at: new Date(happenedAt),
      received_at: new Date(receivedAt),
      backfilled: false,
    }
    const url_ = 'https://example.com/'
    expect(await db.selectFrom('event').selectAll().orderBy('event_id').execute()).toEqual([
      { ...common, event_id: page.id, type: 'page', body: { type: 'page', url: url_, title: 'Prices' } },
      {
        ...common,
        event_id: form.id,
        type: 'form',
        body: { type: 'form', url: url_, form: 'demo', lead: true, fields: { seats: 3 } },
      },
    ])
    expect(await db.selectFrom('changed').select(['kind', 'subject']).execute()).toEqual([
      { kind: 'STREAM', subject: visitor(7) },
    ])
  })

  test('may tell everything the SDK records, with what was consented to and how much was dropped', async ({
    db,
    url,
  }) => {
    const { take } = await aCollector(db, url)
    const told = [
      { type: 'engagement', url: 'https://example.com/', engagedMs: 1_200, scrollPercent: 40 },
      { type: 'content', url: 'https://example.com/', content: 'Guide', action: 'download' },
      { type: 'click', url: 'https://example.com/', href: 'https://example.org/', kind: 'outbound' },
      { type: 'exposure', url: 'https://example.com/', experiment: 'price', variant: 'b' },
      { type: 'source', url: 'https://example.com/', answer: 'A friend' },
      { type: 'link', url: 'https://example.com/', visitorId: visitor(9) },
    ]
    const consent = { analytics: true }
    const batch = aBatch(
      told.map((event) => anEvent({ ...event, consent })),
      { dropped: 3 },
    )
    expect(await take(batch)).toEqual({ accepted: 6, duplicates: 0, rejected: [] })
    expect(await take(batch)).toMatchObject({ accepted: 0, duplicates: 6 })
    const rows = await db.selectFrom('event').select('body').orderBy('event_id').execute()
    expect(rows.map(({ body }) => body)).toEqual(
      told.map((event, i) => ({ ...event, consent, ...(i === 0 && { dropped: 3 }) })),
    )
  })

  test('sent again stores nothing more, and says so', async ({ db, url }) => {
    const { take } = await aCollector(db, url)
    const batch = aBatch([anEvent(), anEvent()])
    await take(batch)
    expect(await take(batch)).toEqual({ accepted: 0, duplicates: 2, rejected: [] })
    expect(await take({ ...batch, events: [...batch.events, anEvent()] })).toMatchObject({ accepted: 1, duplicates: 2 })
    expect(await db.selectFrom('event').select('event_id').execute()).toHaveLength(3)
  })

  test('with one event twice stores its first version', async ({ db, url }) => {
    const { take } = await aCollector(db, url)
    const event = anEvent({ title: 'first' })
    const batch = aBatch([event, { ...event, title: 'second' } as typeof event])
    expect(await take(batch)).toEqual({ accepted: 1, duplicates: 1, rejected: [] })
    expect(await db.selectFrom('event').select('body').execute()).toMatchObject([{ body: { title: 'first' } }])
  })

  test('of a clock that is wrong gets times that are right, and none after it was received', async ({ db, url }) => {
    const { take } = await aCollector(db, url)
    const events = [anEvent({ occurredAt: iso(receivedAt - 3 * hour - 60_000) })]
    await take(aBatch(events, { sentAt: iso(receivedAt - 3 * hour) }))
    await take(aBatch([anEvent({ occurredAt: iso(receivedAt + hour) })]))
    const stored = await db.selectFrom('event').select('occurred_at').orderBy('occurred_at').execute()
    expect(stored.map((row) => row.occurred_at)).toEqual([new Date(receivedAt - 60_000), new Date(receivedAt)])
  })

  test('of the largest size is taken whole', async ({ db, url }) => {
    const { take } = await aCollector(db, url)
    const events = Array.from({ length: limits.eventsPerBatch }, () => anEvent())
    expect(await take(aBatch(events))).toEqual({ accepted: limits.eventsPerBatch, duplicates: 0, rejected: [] })
  })

  test('of ids in capital letters is the same as in small ones', async ({ db, url }) => {
    const { take } = await aCollector(db, url)
    const event = anEvent()
    const visitorId = 'abcdef00-0000-4000-8000-000000000001'
    await take(aBatch([event], { visitorId }))
    const shouted = aBatch([{ ...event, id: event.id.toUpperCase() }], { visitorId: visitorId.toUpperCase() })
    expect(await take(shouted)).toMatchObject({ accepted: 0, duplicates: 1 })
  })
})

test("an e-mail's hash is stored nowhere, only its HMAC with the workspace's secret", async ({ db, url }) => {
  const { take, workspaceId } = await aCollector(db, url)
  const emailHash = 'c0ffee'.padEnd(64, '0')
  await take(aBatch([anEvent({ type: 'identify', emailHash, userId: '7' })]))
  const hmac = createHmac('sha256', await emailSecret(db, workspaceId))
    .update(emailHash)
    .digest('hex')
  const stored = await db.selectFrom('event').selectAll().execute()
  expect(stored).toMatchObject([{ body: { type: 'identify', keys: ['user:7', `email:${hmac}`] } }])
  expect(JSON.stringify([stored, await db.selectFrom('changed').selectAll().execute()])).not.toContain(emailHash)
})

describe('one bad event among good ones costs only itself:', () => {
  const properties = Object.fromEntries(Array.from({ length: 65 }, (_, i) => [`p${i}`, i]))
  test.for([
    ['an id that is none', anEvent({ id: 'nope' }), 'id: must be a UUIDv7'],
    ['a random id', anEvent({ id: '0b9d3b62-4c8c-4b43-9a3c-000000000001' }), 'id: must be a UUIDv7'],
    [
      'an id from the future',
      anEvent({ id: anEventId(iso(receivedAt + 49 * hour)) }),
      "id: more than 48 hours ahead of the server's clock",
    ],
    ['a time that is none', anEvent({ occurredAt: 'yesterday' }), 'occurredAt: Invalid ISO datetime'],
    [
      'a time that PostgreSQL does not know',
      anEvent({ occurredAt: '0000-01-01T00:00:00Z' }),
      'occurredAt: before 1970',
    ],
    ['a script for a page', anEvent({ url: 'javascript:alert(1)' }), 'url: must be an http(s) URL'],
    ['a page without its URL', anEvent({ url: undefined }), 'url: must be an http(s) URL'],
    ['a URL that is too long', anEvent({ url: `https://example.com/${'a'.repeat(8_192)}` }), /^url: /],
    ['an identify without keys', anEvent({ type: 'identify' }), /^event: names nobody/],
    ['a clear address', anEvent({ type: 'identify', emailHash: 'ada@example.com' }), /^emailHash: must be the SHA-256/],
    ['too many properties', anEvent({ type: 'track', name: 'x', properties }), /^properties: has more than 64/],
    ['a property that is a list', anEvent({ type: 'track', name: 'x', properties: { a: [1] } }), /^properties\.a: /],
    ['a type that nobody knows', anEvent({ type: 'purchase' }), /^type: /],
    ['the type of an importer', anEvent({ type: 'touchpoint', keys: ['crm:x:1'] }), /^type: /],
    ['nothing', null, /^event: .*null/],
    ['a list', [], /^event: .*array/],
  ] as const)('%s', async ([, bad, problem], { db, url }) => {
    const { take } = await aCollector(db, url)
    const [before, after] = [anEvent(), anEvent()]
    const verdict = await take(aBatch([before, bad as typeof before, after]))
    expect(verdict).toEqual({
      accepted: 2,
      duplicates: 0,
      rejected: [{ index: 1, problem: typeof problem === 'string' ? problem : expect.stringMatching(problem) }],
    })
    const stored = await db.selectFrom('event').select('event_id').orderBy('event_id').execute()
    expect(stored.map((row) => row.event_id)).toEqual([before.id, after.id])
  })
})

test('a batch of nothing but bad events is answered, and stores nothing', async ({ db, url }) => {
  const { take } = await aCollector(db, url)
  const { accepted, rejected } = await take(aBatch([null, 7] as never))
  expect([accepted, rejected.map(({ index }) => index)]).toEqual([0, [0, 1]])
  expect(await db.selectFrom('event').select('event_id').execute()).toEqual([])
})

describe('a request that is wrong as a whole says what and how to mend it:', () => {
  const good = aBatch([anEvent()])
  const tooMany = Array.from({ length: limits.eventsPerBatch + 1 }, () => anEvent())
  test.for([
    ['no JSON', '{"visitorId": ', 400, 'BODY_INVALID', /^The body is not JSON: /],
    ['no body', '', 400, 'BODY_INVALID', /^The body is not JSON: /],
    ['a list', [good], 400, 'BODY_INVALID', /event: .*array/],
    ['null', null, 400, 'BODY_INVALID', /event: .*null/],
    ['brackets without end', '['.repeat(60_000), 400, 'BODY_INVALID', /^The body is not JSON: /],
    ['brackets in brackets', `${'['.repeat(60_000)}${']'.repeat(60_000)}`, 400, 'BODY_INVALID', /event: .*array/],
    ['no visitor', { ...good, visitorId: undefined }, 400, 'BODY_INVALID', /visitorId: /],
    ['a visitor that is no UUID', { ...good, visitorId: 'ada' }, 400, 'BODY_INVALID', /visitorId: must be a UUID/],
    ['no time of sending', { ...good, sentAt: undefined }, 400, 'BODY_INVALID', /sentAt: /],
    ['no events', { ...good, events: [] }, 400, 'BODY_INVALID', /events: has no events/],
    ['events that are no list', { ...good, events: {} }, 400, 'BODY_INVALID', /events: .*array/],
    ['too many events', { ...good, events: tooMany }, 400, 'BODY_INVALID', /events: has more than 500 events/],
    ['more than a mebibyte', ' '.repeat(limits.bodyBytes + 1), 413, 'BODY_TOO_LARGE', /1 MiB/],
  ] as const)('%s', async ([, body, status, code, message], { db, url }) => {
    const { send } = await aCollector(db, url)
    const answer = await send(body)
    expect(answer).toMatchObject({
      status,
      headers: { 'access-control-allow-origin': '*' },
      body: { error: { code, message: expect.stringMatching(message), remedy: expect.stringMatching(/\w+ .*\.$/) } },
    })
    expect(await db.selectFrom('event').select('event_id').execute()).toEqual([])
  })

  test('exactly a mebibyte is not too much', async ({ db, url }) => {
    const { send } = await aCollector(db, url)
    const body = JSON.stringify(good)
    expect(await send(body + ' '.repeat(limits.bodyBytes - body.length))).toMatchObject({ status: 200 })
  })
})

describe('a key', () => {
  test('may also be a bearer token', async ({ db, url }) => {
    const { send, writeKey } = await aCollector(db, url)
    expect(await send(aBatch([anEvent()]), { authorization: `Bearer ${writeKey}` }, '')).toMatchObject({ status: 200 })
    expect(await send(aBatch([anEvent()]), { authorization: `bearer ${writeKey}` }, '')).toMatchObject({ status: 200 })
  })

  test('must be there', async ({ db, url }) => {
    const { send } = await aCollector(db, url)
    const error = { code: 'WRITE_KEY_MISSING', message: 'The request names no write key' }
    expect(await send(aBatch([anEvent()]), {}, '')).toMatchObject({ status: 401, body: { error } })
  })

  test('must be the write key of a workspace here', async ({ db, url }) => {
    const { send, writeKey, workspaceId } = await aCollector(db, url)
    const secretKey = await aSecretKey(db, workspaceId)
    const elsewhere = WorkspaceId.parse('0198f000-0000-7000-8000-00000000000e')
    const unknownKeys = [
      'tlw_nonsense',
      `${writeKey.slice(0, -1)}${writeKey.endsWith('A') ? 'B' : 'A'}`,
      secretKey,
      secretKey.replace('tls_', 'tlw_'),
      writeKey.replace(/^(tlw_).{22}/, `$1${Buffer.from(elsewhere.replaceAll('-', ''), 'hex').toString('base64url')}`),
    ]
    for (const key of unknownKeys) {
      expect(await send(aBatch([anEvent()]), {}, key)).toMatchObject({
        status: 401,
        headers: { 'access-control-allow-origin': '*' },
        body: { error: { code: 'KEY_INVALID', remedy: expect.stringContaining('touchline keys create') } },
      })
    }
    expect(await db.selectFrom('event').select('event_id').execute()).toEqual([])
  })

  test('that was revoked stops working within five seconds', async ({ db, url }) => {
    const { send, clock } = await aCollector(db, url)
    expect(await send(aBatch([anEvent()]))).toMatchObject({ status: 200 })
    await db
      .updateTable('api_key')
      .set({ revoked_at: new Date(receivedAt) })
      .execute()
    clock.now += 5_000
    expect(await send(aBatch([anEvent()]))).toMatchObject({ status: 401, body: { error: { code: 'KEY_INVALID' } } })
  })

  test('writes to its own workspace, whatever the same visitor sent to another', async ({ db, url }) => {
    const [acme, other] = [await aCollector(db, url), await aCollector(db, url)]
    const batch = aBatch([anEvent()])
    expect(await Promise.all([acme.take(batch), other.take(batch)])).toMatchObject([{ accepted: 1 }, { accepted: 1 }])
    const stored = await db.selectFrom('event').select('workspace_id').execute()
    expect(new Set(stored.map((row) => row.workspace_id))).toEqual(new Set([acme.workspaceId, other.workspaceId]))
  })
})

describe('from any page', () => {
  test.for(['text/plain;charset=UTF-8', 'application/json', 'application/x-www-form-urlencoded', undefined])(
    'JSON is taken as %s',
    async (type, { db, url }) => {
      const { app, writeKey } = await aCollector(db, url)
      const answer = await app.inject({
        method: 'POST',
        url: `/v1/events?key=${writeKey}`,
        headers: { origin: 'https://example.com', ...(type && { 'content-type': type }) },
        payload: Buffer.from(JSON.stringify(aBatch([anEvent()]))),
      })
      expect(answer).toMatchObject({ statusCode: 200, headers: { 'access-control-allow-origin': '*' } })
      expect(answer.headers['access-control-expose-headers']).toBe('retry-after')
      expect(answer.json()).toMatchObject({ accepted: 1 })
    },
  )

  test('a browser that asks first may post', async ({ db, url }) => {
    const { app } = await aCollector(db, url)
    const headers = { origin: 'https://example.com', 'access-control-request-method': 'POST' }
    const answer = await app.inject({ method: 'OPTIONS', url: '/v1/events', headers })
    expect(answer.statusCode).toBe(204)
    expect(answer.body).toBe('')
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': '*',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type, content-encoding, authorization',
      'access-control-max-age': '86400',
    })
  })
})

describe('text that means mischief', () => {
  test('names of prototypes are names of properties, or left out', async ({ db, url }) => {
    const { send } = await aCollector(db, url)
    const event = anEvent({ type: 'track', name: 'x', properties: { constructor: 'c', prototype: 'p', toString: 's' } })
    const body = JSON.stringify(aBatch([event])).replace('"constructor"', '"__proto__":"polluted","constructor"')
    expect(await send(body)).toMatchObject({ status: 200, body: { accepted: 1 } })
    expect(await db.selectFrom('event').select('body').execute()).toMatchObject([
      { body: { properties: { constructor: 'c', prototype: 'p', toString: 's' } } },
    ])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
  })

  test('NULs and half surrogates are left out, the rest is kept', async ({ db, url }) => {
    const { send } = await aCollector(db, url)
    const event = anEvent({ type: 'track', name: 'na\0me', properties: { 'ke\0y': 'va\ud83dl\0ue 👋', empty: '\0' } })
    expect(await send(aBatch([event]))).toMatchObject({ status: 200, body: { accepted: 1 } })
    expect(await db.selectFrom('event').select('body').execute()).toMatchObject([
      { body: { name: 'name', properties: { key: 'value 👋', empty: '' } } },
    ])
  })

  test('numbers keep what JSON says', async ({ db, url }) => {
    const { send } = await aCollector(db, url)
    const body = JSON.stringify(
      aBatch([anEvent({ type: 'track', name: 'x', properties: { big: 'BIG', tiny: 5e-324 } })]),
    )
    expect(await send(body.replace('"BIG"', '1e308'))).toMatchObject({ status: 200, body: { accepted: 1 } })
    expect(await send(body.replace('"BIG"', '1e309'))).toMatchObject({
      body: { accepted: 0, rejected: [{ index: 0 }] },
    })
    expect(await db.selectFrom('event').select('body').execute()).toMatchObject([
      { body: { properties: { big: 1e308, tiny: 5e-324 } } },
    ])
  })
})
