import { createHmac } from 'node:crypto'
import { fc, test as law } from '@fast-check/vitest'
import { WorkspaceId } from '@touchline/schema'
import { describe, expect, test } from 'vitest'
import { aBatch, anEvent, happenedAt, receivedAt } from '../../test/collector.ts'
import { anEventId, visitor } from '../../test/facts.ts'
import { acceptBatch, type Verdict } from './accept.ts'
import type { TokenVerdict } from './identity-token.ts'
import type { EventRow } from './stored-event.ts'

const hour = 3_600_000
const iso = (ms: number): string => new Date(ms).toISOString()
const reception = {
  workspaceId: WorkspaceId.parse('0198f000-0000-7000-8000-000000000001'),
  emailSecret: Buffer.from('secret'),
  receivedAt,
  refusedBefore: null,
  tokens: new Map(),
  ...{ id: 'a write key', isBot: false },
}
const verdictOn = (event: unknown, sentAt = iso(receivedAt), token?: TokenVerdict): Verdict =>
  acceptBatch(
    { ...aBatch([]), visitorId: visitor(1), sentAt, events: [event] },
    { ...reception, tokens: new Map(token && [['t0ken', token]]) },
  )[0]!
const rowOf = (event: unknown, sentAt?: string, token?: TokenVerdict): EventRow => {
  const verdict = verdictOn(event, sentAt, token)
  if (verdict.kind === 'rejected') throw new Error(verdict.problem)
  return verdict.row
}
const problemOf = (event: unknown): string | undefined => {
  const verdict = verdictOn(event)
  return verdict.kind === 'rejected' ? verdict.problem : undefined
}

const emailHash = 'a'.repeat(64)
const emailKey = `email:${createHmac('sha256', 'secret').update(emailHash).digest('hex')}`
const verified: TokenVerdict = {
  kind: 'verified',
  claims: { aud: reception.workspaceId, iat: 0, exp: 1, userId: '7', emailHash },
}
const expired: TokenVerdict = { kind: 'refused', reason: 'TOKEN_EXPIRED', problem: 'has expired' }

test('an accepted event is a claim of its visitor, and keeps what its type tells', () => {
  const event = anEvent({ title: 'Prices', referrer: 'https://www.google.com/' })
  expect(rowOf(event)).toEqual({
    workspace_id: reception.workspaceId,
    stream_id: visitor(1),
    event_id: event.id,
    type: 'page',
    trust: 'CLAIMED',
    occurred_at: happenedAt,
    received_at: iso(receivedAt),
    backfilled: false,
    body: { type: 'page', url: 'https://example.com/', title: 'Prices', referrer: 'https://www.google.com/' },
  })
})

test('an event that a bot sent keeps the key by which it came, whatever its type', () => {
  const bots = { ...reception, isBot: true, id: 'a write key' }
  const events = [anEvent(), anEvent({ type: 'identify', emailHash }), anEvent({ type: 'track', name: 'x' })]
  const verdicts = acceptBatch({ ...aBatch([]), visitorId: visitor(1), events }, bots)
  expect(verdicts.map((verdict) => verdict.kind === 'accepted' && verdict.row.body)).toEqual([
    { type: 'page', url: 'https://example.com/', bot: 'a write key' },
    { type: 'identify', keys: [emailKey], bot: 'a write key' },
    { type: 'track', url: 'https://example.com/', name: 'x', bot: 'a write key' },
  ])
})

describe('of what an event says beside its own', () => {
  test('the consent is kept, also of an identification', () => {
    const consent = { analytics: true, marketing: false }
    expect(rowOf(anEvent({ consent })).body).toMatchObject({ consent })
    expect(rowOf(anEvent({ type: 'identify', userId: '7', consent })).body).toEqual({
      type: 'identify',
      keys: ['user:7'],
      consent,
    })
  })

  test('a token of the site is not, but what it proves', () => {
    const event = anEvent({ type: 'identify', userId: '7', identityToken: 't0ken' })
    for (const token of [verified, expired]) {
      expect(JSON.stringify(rowOf(event, undefined, token))).not.toContain('t0ken')
    }
  })

  test('what the sender dropped is on the first event that is stored, and there alone', () => {
    const batch = { ...aBatch([]), visitorId: visitor(1), dropped: 7, events: [{}, anEvent(), anEvent()] }
    const verdicts = acceptBatch(batch, reception)
    const dropped = verdicts.map((verdict) =>
      verdict.kind === 'accepted' ? verdict.row.body.dropped : verdict.problem,
    )
    expect(dropped).toEqual([expect.any(String), 7, undefined])
  })
})

describe("the sender's clock", () => {
  test.each([
    { clock: 'right', offset: 0, occurred: -60_000, stored: -60_000 },
    { clock: '5 s slow: tolerated, a request takes time', offset: -5_000, occurred: -65_000, stored: -65_000 },
    { clock: 'a little more than 5 s slow', offset: -5_001, occurred: -65_001, stored: -60_000 },
    { clock: 'a day slow', offset: -24 * hour, occurred: -24 * hour - 60_000, stored: -60_000 },
    { clock: 'a day fast', offset: 24 * hour, occurred: 24 * hour - 60_000, stored: -60_000 },
    { clock: 'a second fast: nothing happens after it was received', offset: 1_000, occurred: 1_000, stored: 0 },
    { clock: 'right, but the event is of tomorrow', offset: 0, occurred: 24 * hour, stored: 0 },
  ])('$clock', ({ offset, occurred, stored }) => {
    const event = anEvent({ occurredAt: iso(receivedAt + occurred) })
    expect(rowOf(event, iso(receivedAt + offset)).occurred_at).toBe(iso(receivedAt + stored))
  })

  test('an offset is understood', () => {
    expect(rowOf(anEvent({ occurredAt: '2026-11-22T12:59:00+01:00' })).occurred_at).toBe(happenedAt)
  })
})

describe('of an identification with a token', () => {
  const identify = (told: object) => anEvent({ type: 'identify', identityToken: 't0ken', ...told })
  const keys = ['user:7', emailKey]

  test('the keys of the token are verified, with or without the same ones beside it', () => {
    for (const event of [identify({}), identify({ userId: '7' }), identify({ userId: ' 7 ', emailHash })]) {
      expect(rowOf(event, undefined, verified)).toMatchObject({ trust: 'VERIFIED', body: { type: 'identify', keys } })
      expect(rowOf(event, undefined, verified).body).not.toHaveProperty('claimed')
    }
  })

  test('what the browser says beside it stays a claim, and never decides whose the event is', () => {
    const event = identify({ userId: '8', crmId: '00Q1', crmSystem: 'salesforce', consent: { analytics: true } })
    const claimed = ['crm:salesforce:00Q1', 'user:8']
    expect(rowOf(event, undefined, verified)).toMatchObject({
      trust: 'VERIFIED',
      body: { type: 'identify', keys: [...keys, ...claimed], claimed, consent: { analytics: true } },
    })
  })

  test('that proves nothing, the event stays a claim, and the sender is told why', () => {
    const reason = 'TOKEN_EXPIRED'
    const verdict = verdictOn(identify({ userId: '8' }), undefined, expired)
    expect(verdict).toMatchObject({
      kind: 'accepted',
      row: { trust: 'CLAIMED', body: { type: 'identify', keys: ['user:8'] } },
      unverified: { index: 0, reason, problem: 'identityToken: has expired; stored as a claim' },
    })
    expect(verdictOn(identify({ crmId: '1' }), undefined, expired)).toMatchObject({
      kind: 'rejected',
      reason,
      problem: 'identityToken: has expired; nobody is named beside it',
    })
  })
})

describe('keys', () => {
  test('are stored strongest first, and of an address only an HMAC of its hash', () => {
    const event = anEvent({ type: 'identify', emailHash, userId: '7', crmId: '00Q1', crmSystem: 'salesforce' })
    expect(rowOf(event).body).toEqual({
      type: 'identify',
      keys: ['crm:salesforce:00Q1', 'user:7', emailKey],
    })
  })

  test('a CRM id without its system is left out where another key is named', () => {
    expect(rowOf(anEvent({ type: 'identify', userId: '7', crmId: '00Q1' })).body).toEqual({
      type: 'identify',
      keys: ['user:7'],
    })
  })
})

describe('time limits', () => {
  test('an id may be 48 hours ahead, and no more', () => {
    expect(problemOf(anEvent({ id: anEventId(iso(receivedAt + 48 * hour)) }))).toBeUndefined()
    expect(problemOf(anEvent({ id: anEventId(iso(receivedAt + 48 * hour + 1)) }))).toBe(
      "id: more than 48 hours ahead of the server's clock",
    )
  })

  test('nothing has happened before 1970, after the clock was corrected', () => {
    expect(problemOf(anEvent({ occurredAt: '1970-01-01T00:00:00Z' }))).toBeUndefined()
    expect(problemOf(anEvent({ occurredAt: '1969-12-31T23:59:59Z' }))).toBe('occurredAt: before 1970')
    expect(problemOf(anEvent({ occurredAt: '0000-01-01T00:00:00Z' }))).toBe('occurredAt: before 1970')
    expect(rowOf(anEvent({ occurredAt: '0000-01-01T00:00:00Z' }), '0000-01-01T00:01:00Z').occurred_at).toBe(happenedAt)
  })
})

const anyEvent = fc.oneof(
  fc.constant(anEvent()),
  fc.record({ id: fc.constant(anEventId(happenedAt)), type: fc.constantFrom('page', 'x'), url: fc.webUrl() }),
  fc.jsonValue(),
)

law.prop([fc.array(anyEvent, { maxLength: 20 })])(
  'every event gets a verdict of its own, whatever its neighbours',
  (events) => {
    const together = acceptBatch({ ...aBatch([]), visitorId: visitor(1), events }, reception)
    expect(together).toHaveLength(events.length)
    for (const [index, verdict] of together.entries()) {
      const alone = verdictOn(events[index])
      expect(verdict).toEqual(alone.kind === 'rejected' ? { ...alone, index } : alone)
    }
  },
)

const anyInstant = fc.date({
  min: new Date('0000-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
})

law.prop([anyInstant, anyInstant])(
  'no clock gives a stored time before 1970 or after it was received',
  (at, sentAt) => {
    const verdict = verdictOn(anEvent({ occurredAt: at.toISOString() }), sentAt.toISOString())
    const time = verdict.kind === 'accepted' ? Date.parse(verdict.row.occurred_at) : verdict.problem
    expect(time).toSatisfy(
      () => time === 'occurredAt: before 1970' || (Number(time) >= 0 && Number(time) <= receivedAt),
    )
  },
)

/** Half pairs and NULs more often than chance would give. */
const anyCodeUnit = fc.oneof(fc.constantFrom(0, 0xd83d, 0xde00), fc.nat(0xffff))
const anyText = fc.array(anyCodeUnit, { maxLength: 512 }).map((units) => String.fromCharCode(...units))

law.prop([anyText])('what is left of any text, PostgreSQL can keep', (text) => {
  const { title } = rowOf(anEvent({ title: text })).body as { title: string }
  expect(title).not.toContain('\0')
  expect(Buffer.from(title).toString()).toBe(title)
})

test('of text that PostgreSQL can keep nothing is lost', () => {
  expect(rowOf(anEvent({ title: 'Grüße 👋 \ud83d\0!' })).body).toMatchObject({ title: 'Grüße 👋 !' })
})
