import { EventId, type PersonId, StreamId } from '@touchline/schema'
import { describe, expect, test } from 'vitest'
import type { StoredBody } from '../../modules/collect/stored-event.ts'
import type { AcceptedEvent } from '../../modules/reports/arrival.ts'
import { createArrivals, mostAtOnce } from './arrivals.ts'
import { parseDuration } from './duration.ts'
import { arrivalAsJson, describeArrival, describeRejected, rejectedAsJson } from './line.ts'

const unpainted = (_: string, text: string): string => text

const idOf = (no: number): EventId => EventId.parse(`01990000-0000-7000-8000-${String(no).padStart(12, '0')}`)

const arrival = (body: StoredBody, more: Partial<AcceptedEvent> = {}): AcceptedEvent => ({
  streamId: StreamId.parse('00000000-0000-4000-8000-000000000001'),
  eventId: idOf(1),
  receivedAt: new Date('2026-11-22T14:00:01Z'),
  occurredAt: new Date('2026-11-22T14:00:00Z'),
  trust: 'CLAIMED',
  body,
  personId: null,
  leadNo: null,
  channel: null,
  ...more,
})

const page = (url: string): StoredBody => ({ type: 'page', url })

describe('a line', () => {
  test.each([
    [
      arrival(page('https://acme.example/pricing?email=x#y'), { channel: 'Paid Search' }),
      '14:00:01  accepted  page        claimed   anonymous  Paid Search       acme.example/pricing',
    ],
    [
      arrival({ type: 'identify', keys: ['crm:sf:1', 'email:abc'] }, { personId: '12345678-0000' as PersonId }),
      '14:00:01  accepted  identify    claimed   12345678   …                 by crm, email',
    ],
    [
      arrival({ type: 'form', url: 'https://acme.example/c', form: 'contact', lead: true }),
      '14:00:01  accepted  form        claimed   anonymous  …                 contact (lead) on acme.example/c',
    ],
    [
      arrival({ type: 'page', url: 'https://acme.example/p', bot: 'key' }),
      '14:00:01  bot       page        claimed   anonymous  –                 acme.example/p',
    ],
    [
      arrival({ type: 'track', name: 'demo\u001b[2J\u202eplayed' }),
      '14:00:01  accepted  track       claimed   anonymous  …                 demo[2Jplayed',
    ],
    [
      arrival(
        { type: 'touchpoint', keys: ['email:a'], kind: 'webinar', side: 'MARKETING', precision: 'DAY', title: 'Why' },
        { trust: 'VERIFIED' },
      ),
      '14:00:01  accepted  touchpoint  verified  anonymous  …                 webinar: Why',
    ],
  ])('%#', (event, line) => {
    expect(describeArrival(event, unpainted)).toBe(line)
  })

  test('of JSON names no key', () => {
    const line = arrivalAsJson(arrival({ type: 'identify', keys: ['user:ada'] }))
    expect(JSON.parse(line)).toMatchObject({ verdict: 'accepted', type: 'identify', subject: 'by user', channel: null })
    expect(line).not.toContain('ada')
    const ofBot = arrivalAsJson(arrival({ type: 'page', url: 'https://acme.example/', bot: 'key' }))
    expect(JSON.parse(ofBot)).toMatchObject({ verdict: 'bot', type: 'page' })
  })
})

describe('a rejected event', () => {
  const rejected = {
    id: '1',
    receivedAt: new Date('2026-11-22T14:00:01Z'),
    keyName: 'site\u001b[2J',
    reason: 'URL_INVALID',
    problem: 'url: must be an http(s) URL',
    type: 'page',
    eventId: null,
    excerpt: '{"url":"text of 3 characters"}',
  }

  test('is on a line with its key, reason and problem', () => {
    const line = '14:00:01  rejected  page        site[2J              URL_INVALID  url: must be an http(s) URL'
    expect(describeRejected(rejected, unpainted)).toBe(line)
    expect(describeRejected({ ...rejected, type: null }, unpainted)).toContain('rejected  ?  ')
  })

  test('of JSON has its outline', () => {
    expect(JSON.parse(rejectedAsJson(rejected))).toMatchObject({ verdict: 'rejected', excerpt: rejected.excerpt })
  })
})

describe('what arrives', () => {
  test('is given once each, also what is committed late', async () => {
    const stored = [arrival(page('https://a.example/'), { eventId: idOf(1), receivedAt: new Date(5_000) })]
    const arrivals = createArrivals(
      async (from, to) => stored.filter(({ receivedAt }) => receivedAt >= from && receivedAt < to),
      ({ eventId }) => eventId,
      4_000,
    )
    const ids = async (now: number) => (await arrivals(now)).events.map(({ eventId }) => eventId)
    expect(await ids(5_500)).toEqual([])
    expect(await ids(6_500)).toEqual([idOf(1)])
    stored.unshift(arrival(page('https://a.example/'), { eventId: idOf(2), receivedAt: new Date(4_500) }))
    expect(await ids(7_500)).toEqual([idOf(2)])
    expect(await ids(8_500)).toEqual([])
    expect(await ids(60_000)).toEqual([])
  })

  test('beyond what is shown at once is said', async () => {
    const many = Array.from({ length: mostAtOnce }, (_, no) =>
      arrival(page('https://a.example/'), { eventId: idOf(no) }),
    )
    const arrivals = createArrivals(
      async () => many,
      ({ eventId }) => eventId,
      0,
    )
    expect((await arrivals(2_000)).hasMore).toBe(true)
    expect(await arrivals(3_000)).toEqual({ events: [], hasMore: false })
  })
})

test.each([
  ['30s', 30_000],
  ['5m', 300_000],
  ['2h', 7_200_000],
  ['1d', 86_400_000],
])('%s is a duration', (text, ms) => expect(parseDuration(text)).toBe(ms))

test.each(['5', 'm', '-5m', '5 m', '5w'])('%s is none', (text) =>
  expect(() => parseDuration(text)).toThrow(`"${text}" is no duration`),
)
