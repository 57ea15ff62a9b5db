import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asWorkspace } from '../../db/as-workspace.ts'
import { deriveAll } from '../../pipeline/derive.ts'
import { collect, visitor } from '../../test/facts.ts'
import { now, test } from '../../test/graphql-test.ts'
import { aSecretKey } from '../../test/workspaces.ts'
import { outlineOf } from '../collect/excerpt.ts'
import { storeRejected } from '../collect/store-rejected.queries.ts'
import { createApiKey } from '../workspaces/api-keys.queries.ts'
import { subjectOf } from './arrival.ts'
import { acceptedBefore, acceptedBetween } from './arrivals.queries.ts'

/** `collect` receives at the first instant of this day. */
const [day, nextDay] = [new Date('2026-11-22T00:00:00Z'), new Date('2026-11-23T00:00:00Z')]

const visits = [
  { type: 'page', at: '2026-11-20T10:00:00Z', url: 'https://a.example/?utm_source=google&utm_medium=cpc' },
  { type: 'identify', at: '2026-11-20T10:01:00Z', emailHash: 'a'.repeat(64) },
  { type: 'page', at: '2026-11-20T15:00:00Z', url: 'https://a.example/' },
] as const

describe('an event that arrived', () => {
  test('has the person and the channel of the visit that it is part of, once these are derived', async ({
    db,
    reader,
    workspaces: [ours, theirs],
  }) => {
    await collect(db, ours, visitor(1), ...visits)
    await collect(db, ours, visitor(2), { type: 'track', at: '2026-11-20T10:00:30Z', name: 'x' })
    await collect(db, theirs, visitor(1), { type: 'track', at: '2026-11-20T10:00:30Z', name: 'y' })
    const between = (since: Date, before: Date, limit: number) =>
      asWorkspace(reader, ours.id, (trx) => acceptedBetween(trx, since, before, limit))
    const seen = async () =>
      (await between(day, nextDay, 10)).map(({ body, personId, channel }) => [
        body.type,
        personId === null ? null : 'a person',
        channel,
      ])
    expect(await seen()).toEqual([
      ['page', null, null],
      ['identify', null, null],
      ['track', null, null],
      ['page', null, null],
    ])
    await deriveAll(db)
    expect(await seen()).toEqual([
      ['page', 'a person', 'Direct'],
      ['identify', 'a person', 'Paid Search'],
      ['track', null, 'Direct'],
      ['page', 'a person', 'Paid Search'],
    ])
    expect(await between(day, nextDay, 2)).toHaveLength(2)
    expect(await between(nextDay, new Date('2026-11-24T00:00:00Z'), 10)).toEqual([])
  })

  test('is told without what may be of a person', async ({ db, reader, workspaces: [ours] }) => {
    const at = '2026-11-20T10:00:00Z'
    const [url, referrer] = ['https://a.example/p?email=ada@example.com#ada', 'https://b.example/?ada']
    await collect(
      db,
      ours,
      visitor(1),
      { type: 'page', at, url, referrer, title: 'Hello ada' },
      { type: 'form', at, url, form: 'contact', lead: true, fields: { name: 'ada' } },
      { type: 'identify', at, userId: 'ada', emailHash: 'a'.repeat(64) },
      { type: 'track', at, url, name: 'x', properties: { who: 'ada' } },
      { type: 'engagement', at, url, engagedMs: 4_000, scrollPercent: 50 },
      { type: 'content', at, url, content: 'guide', action: 'download' },
      { type: 'click', at, url, href: 'https://b.example/?ada', kind: 'outbound' },
      { type: 'exposure', at, url, experiment: 'price', variant: 'b' },
      { type: 'source', at, url, answer: 'from ada' },
      { type: 'link', at, visitorId: visitor(7) },
    )
    const found = await asWorkspace(reader, ours.id, (trx) => acceptedBefore(trx, nextDay, 20))
    const page = 'https://a.example/p'
    expect(found.map(({ body }) => subjectOf(body)).slice(0, 6)).toEqual([
      'from another site',
      'how they heard of the company',
      'price: b',
      'to b.example/ on a.example/p',
      'download of guide on a.example/p',
      '4 s on a.example/p',
    ])
    expect(JSON.stringify(found.map(({ body }) => body))).not.toContain('ada')
    expect(found.map(({ body }) => body).slice(6)).toEqual([
      { type: 'track', url: page, name: 'x' },
      { type: 'identify', keys: ['user:', 'email:'] },
      { type: 'form', url: page, form: 'contact', lead: true },
      { type: 'page', url: page },
    ])
  })

  test('is shown to no transaction that names no workspace', async ({ db, reader, workspaces: [ours] }) => {
    await collect(db, ours, visitor(1), ...visits)
    expect(await acceptedBetween(reader, day, nextDay, 10)).toEqual([])
    await expect(reader.selectFrom('event').select('body').execute()).rejects.toThrow('permission denied')
  })

  test('is looked for further back the fewer there are', async ({ db, reader, workspaces: [ours] }) => {
    await collect(db, ours, visitor(1), ...visits)
    const before = (ms: number) =>
      asWorkspace(reader, ours.id, (trx) => acceptedBefore(trx, new Date(day.getTime() + ms), 3))
    for (const ms of [1, 60_000, 60_001, 3_600_001, 86_400_000]) expect(await before(ms)).toHaveLength(3)
    for (const ms of [0, 86_400_001]) expect(await before(ms)).toEqual([])
  })
})

const asked = `{ arrivals(first: 10) {
  verdict type subject visitor trust channel person
  lead { channel } rejection { keyName reason problem excerpt }
} }`

test('what a bot sent is shown as such, and as part of no visit', async ({ db, server, workspaces: [ours] }) => {
  const key = await aSecretKey(db, ours.id, { roles: ['MARKETING'] })
  await collect(db, ours, visitor(1), ...visits)
  await sql`update event set received_at = ${now}, body = body || '{"bot": "a write key"}' where type = 'identify'`.execute(
    db,
  )
  await deriveAll(db)
  const { data } = await server.ask(`{ arrivals { verdict type person channel rejection { reason } } }`, { key })
  const nobody = { person: null, channel: null, rejection: null }
  expect(data).toEqual({ arrivals: [{ verdict: 'BOT', type: 'identify', ...nobody }] })
})

test('arrivals are asked for with what became of each, newest first', async ({ db, server, workspaces: [ours] }) => {
  const key = await aSecretKey(db, ours.id, { roles: ['MARKETING'] })
  await collect(db, ours, visitor(1), ...visits, {
    type: 'form',
    at: '2026-11-20T15:01:00Z',
    url: 'https://a.example/c?x',
    form: 'contact',
    lead: true,
  })
  await deriveAll(db)
  await sql`update event set received_at = ${new Date(now.getTime() - 1_000)} where type = 'page'`.execute(db)
  await sql`update event set received_at = ${now} where type = 'form'`.execute(db)
  const grant = { kind: 'WRITE', allowedOrigins: [], eventsPerMinute: 1, expiresAt: null } as const
  const { id: keyId } = await createApiKey(db, { workspaceId: ours.id, name: 'site', ...grant }, now)
  const rejected = { workspaceId: ours.id, keyId, receivedAt: now.getTime() - 500, reason: 'ID_INVALID' } as const
  const latest = [{ ...rejected, problem: 'id: must be a UUIDv7', outline: outlineOf({ type: 'page', id: 1 }) }]
  await storeRejected(db, { counts: [], latest })
  const { data, errors } = await server.ask(asked, { key })
  expect(errors).toBeUndefined()
  const none = { subject: null, visitor: null, trust: null, channel: null, person: null, lead: null }
  const ofAda = { visitor: visitor(1), trust: 'CLAIMED', person: expect.any(String), lead: { channel: 'Direct' } }
  const accepted = { verdict: 'ACCEPTED', ...ofAda, rejection: null }
  const rejection = { keyName: 'site', reason: 'ID_INVALID', problem: 'id: must be a UUIDv7' }
  expect(data.arrivals).toEqual([
    { ...accepted, type: 'form', subject: 'contact (lead) on a.example/c', channel: 'Direct' },
    {
      ...{ ...none, verdict: 'REJECTED', type: 'page' },
      rejection: { ...rejection, excerpt: '{"type":"page","id":"number"}' },
    },
    { ...accepted, type: 'page', subject: 'a.example/', channel: 'Direct' },
    { ...accepted, type: 'page', subject: 'a.example/', channel: 'Paid Search' },
  ])
  const before = new Date(now.getTime() - 400).toISOString()
  const earlier = (await server.ask(`{ arrivals(first: 2, before: "${before}") { verdict } }`, { key })).data.arrivals
  expect(earlier).toEqual([{ verdict: 'REJECTED' }, { verdict: 'ACCEPTED' }])
})

test('arrivals are not for everybody', async ({ server }) => {
  const { errors } = await server.ask(asked)
  expect(errors?.[0]?.extensions['code']).toBe('PERMISSION_MISSING')
})
