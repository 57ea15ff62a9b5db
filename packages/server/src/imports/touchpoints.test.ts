import { EventId, WorkspaceId } from '@touchline/schema'
import { describe, expect, test } from 'vitest'
import { dayAt, startOfDay } from '../lib/zone.ts'
import { channelPolicy } from '../modules/channels/classify.ts'
import { emailKey } from '../modules/collect/keys.ts'
import type { RowOf } from './fields.ts'
import type { JudgingContext } from './judge.ts'
import { touchpointEvent } from './touchpoints.ts'

const workspaceId = WorkspaceId.parse('00000000-0000-4000-8000-000000000001')
const context: JudgingContext = {
  system: 'crm',
  emailSecret: Buffer.from('secret'),
  currency: 'EUR',
  exchangeRates: [],
  channelPolicy: channelPolicy([]),
  timeZone: 'Europe/Berlin',
  startOfDay: (day) => startOfDay(day, 'Europe/Berlin'),
  dayAt: (at: number) => dayAt(at, 'Europe/Berlin'),
  minorDigits: 2,
  now: Date.parse('2026-11-22T10:00:00Z'),
}
const fair: RowOf<'touchpoints'> = {
  occurredAt: '2026-05-01',
  kind: 'trade_show',
  leadId: '7',
  email: 'ada@example.com',
}

function eventOf(row: RowOf<'touchpoints'>) {
  const read = touchpointEvent(row, workspaceId, context)
  if (read.kind === 'problem') throw new Error(read.problem)
  return read.value
}

test('a day is its first instant, in the zone of the workspace, and remembers that it is a day', () => {
  expect(eventOf(fair)).toMatchObject({
    occurred_at: '2026-04-30T22:00:00.000Z',
    trust: 'VERIFIED',
    backfilled: true,
    body: { type: 'touchpoint', kind: 'trade_show', side: 'MARKETING', precision: 'DAY' },
  })
})

test('keys are strongest first, and the address is kept as its key alone', () => {
  const { body } = eventOf({ ...fair, userId: 'u1' })
  expect(body).toMatchObject({ keys: ['crm:crm:7', 'user:u1', emailKey(context.emailSecret, 'ada@example.com')] })
  expect(JSON.stringify(body)).not.toContain('ada@example.com')
})

test('the same row is the same event each time, and its id tells the time', () => {
  const { event_id, stream_id } = eventOf(fair)
  expect(eventOf({ ...fair })).toMatchObject({ event_id, stream_id })
  expect(EventId.parse(event_id)).toBe(event_id)
  expect(Number.parseInt(event_id.replace('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-04-30T22:00:00Z'))
})

describe('without an id, every value makes another event', () => {
  test.each([
    { title: 'Talk' },
    { campaign: 'Fair 2026' },
    { occurredAt: '2026-04-30T22:00:00.000Z' },
    { side: 'SALES' },
  ] as const)('%j', (other) => {
    expect(eventOf({ ...fair, ...other }).event_id).not.toBe(eventOf(fair).event_id)
  })
})

test('with an id, other values are the same event', () => {
  expect(eventOf({ ...fair, id: '1', title: 'Talk' }).event_id).toBe(eventOf({ ...fair, id: '1' }).event_id)
  expect(eventOf({ ...fair, id: '2' }).event_id).not.toBe(eventOf({ ...fair, id: '1' }).event_id)
})

describe('a touchpoint is refused', () => {
  test.each([
    [{ occurredAt: '2026-05-01', kind: 'call' }, 'nobody to give it to'],
    [{ ...fair, occurredAt: '2026-11-25' }, 'occurredAt: 2026-11-25 lies ahead'],
    [{ ...fair, occurredAt: '1969-12-31' }, 'is before 1970'],
  ])('%j', (row, words) => {
    expect(touchpointEvent(row, workspaceId, context)).toMatchObject({ problem: expect.stringContaining(words) })
  })
})
