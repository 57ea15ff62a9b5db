import { createHash } from 'node:crypto'
import { Batch, WireEvent } from '@touchline/schema'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openCollector } from '../test/collector.ts'
import { createServerTracker } from './server-tracker.ts'
import { visitorIdOf } from './visitor-id.ts'

const ada = '0199f3a2-5c1e-7b3a-9d52-0f6c2d1e8a44'
const grace = '0199f3a2-5c1e-7b3a-9d52-0f6c2d1e8a45'

let collector: Awaited<ReturnType<typeof openCollector>>
let warnings: string[]

beforeEach(async () => {
  collector = await openCollector('')
  warnings = []
})

afterEach(() => collector.close())

const open = (more: Partial<Parameters<typeof createServerTracker>[0]> = {}) =>
  createServerTracker({
    key: 'tlw_test',
    server: `${collector.origin}/`,
    flushOnExit: false,
    onWarning: (message) => warnings.push(message),
    ...more,
  })

describe('what a server records', () => {
  test('is what the collector takes, of the visitor it is about', async () => {
    const tracker = open()
    const visitor = tracker.visitor(ada, { consent: { analytics: true } })
    visitor.page({ url: 'https://shop.example/pricing', title: 'Pricing' })
    visitor.identify({ email: ' Ada@Example.com', userId: '7' })
    visitor.track('invoice paid', { amount: 42 })
    visitor.record({ type: 'source', answer: 'A friend' }, new Date('2026-11-01T10:00:00Z'))
    tracker.visitor(grace).track('signed up')
    await tracker.flush()

    const emailHash = createHash('sha256').update('ada@example.com').digest('hex')
    expect(collector.received.map(({ url, batch }) => [url, batch?.visitorId])).toEqual([
      ['/v1/events?key=tlw_test', ada],
      ['/v1/events?key=tlw_test', grace],
    ])
    expect(collector.taken().map((event) => WireEvent.parse(event))).toMatchObject([
      { type: 'page', url: 'https://shop.example/pricing', title: 'Pricing', consent: { analytics: true } },
      { type: 'identify', emailHash, userId: '7' },
      { type: 'track', name: 'invoice paid', properties: { amount: 42 } },
      { type: 'source', answer: 'A friend', occurredAt: '2026-11-01T10:00:00.000Z' },
      { type: 'track', name: 'signed up' },
    ])
    for (const { batch } of collector.received) expect(Batch.safeParse(batch).success).toBe(true)
  })

  test('of a user without a browser is of a visitor of their own, who is identified once', async () => {
    const [one, other] = [open(), open()]
    one.user('7').track('a')
    one.user('7').track('b')
    other.user('7').track('c')
    one.user('8').track('d')
    await Promise.all([one.flush(), other.flush()])

    const told = collector.received.map(({ batch }) => batch?.events.map((event) => ({ ...event })))
    expect(told.flat()).toHaveLength(7)
    expect(collector.taken().filter(({ type }) => type === 'identify')).toMatchObject([
      { userId: '7' },
      { userId: '8' },
      { userId: '7' },
    ])
    expect(new Set(collector.received.map(({ batch }) => batch?.visitorId)).size).toBe(2)
  })

  test('cannot break it', async () => {
    const tracker = open({
      onWarning: (message) => {
        warnings.push(message)
        throw new Error('mine')
      },
    })
    const cyclic: Record<string, unknown> = {}
    cyclic['self'] = cyclic
    const visitor = tracker.visitor(ada)
    visitor.track('')
    visitor.page({ url: 'javascript:alert(1)' })
    visitor.identify({})
    visitor.identify(null as never)
    visitor.track('odd', { cyclic, big: 1n, nothing: undefined, call: () => {} } as never)
    visitor.record({ type: 'track', name: 'late' }, new Date('never'))
    tracker.visitor("'; drop table event").track('a')
    tracker.user('').track('a')
    await tracker.flush()

    expect(collector.taken()).toMatchObject([{ name: 'odd' }])
    expect(collector.taken().every((event) => WireEvent.safeParse(event).success)).toBe(true)
    expect(warnings).toHaveLength(7)
  })
})

describe('delivery', () => {
  test('needs no call: events that come together go together', async () => {
    const tracker = open({ flushAfterMs: 50 })
    for (let no = 0; no < 600; no++) tracker.visitor(ada).track(`${no}`)
    await expect.poll(() => tracker.waiting()).toBe(0)
    expect(collector.taken()).toHaveLength(600)
    expect(collector.received).toHaveLength(2)
  })

  test.each([{ status: 0 }, { status: 503 }, { status: 500, afterMs: 20 }, { status: 429, retryAfter: '1' }])(
    'loses nothing and counts nothing twice while the collector answers $status',
    async (reply) => {
      const tracker = open({ flushAfterMs: 20 })
      collector.settings.reply = () => reply
      for (let no = 0; no < 200; no++) tracker.visitor(no % 2 ? ada : grace).track(`${no}`)
      await expect.poll(() => collector.received.length).toBeGreaterThan(0)
      await tracker.flush()
      expect(tracker.waiting()).toBe(200)
      collector.settings.reply = () => ({ status: 200 })
      await expect.poll(() => tracker.waiting(), { timeout: 12_000, interval: 50 }).toBe(0)

      expect(collector.taken()).toHaveLength(200)
      expect(collector.distinct()).toHaveLength(200)
    },
  )

  test('leaves a collector alone for as long as it asks, whoever wants to flush', async () => {
    const tracker = open({ flushAfterMs: 20 })
    collector.settings.reply = () => ({ status: 429, retryAfter: '60' })
    tracker.visitor(ada).track('a')
    await tracker.flush()
    for (let no = 0; no < 20; no++) {
      tracker.visitor(grace).track(`${no}`)
      await tracker.flush()
    }
    expect(collector.received).toHaveLength(1)
  })

  test('gives up what the collector refuses, and says so', async () => {
    const tracker = open()
    collector.settings.reply = () => ({ status: 401 })
    tracker.visitor(ada).track('a')
    await tracker.flush()
    expect(tracker.waiting()).toBe(0)
    expect(warnings).toEqual(['the collector answered 401'])
  })

  test('gives up the oldest where too much waits, counts it, and tells the collector', async () => {
    const tracker = open({ maxQueueBytes: 100_000 })
    collector.settings.reply = () => ({ status: 429, retryAfter: '1' })
    tracker.visitor(ada).track('first')
    await tracker.flush()
    for (let no = 0; no < 1_000; no++) {
      tracker.visitor(no % 2 ? ada : grace).track(`${no}`, { filler: 'x'.repeat(200) })
    }
    collector.settings.reply = () => ({ status: 200 })
    await expect.poll(() => tracker.waiting(), { timeout: 12_000, interval: 50 }).toBe(0)

    expect(tracker.dropped()).toBeGreaterThan(0)
    expect(collector.dropped()).toBe(tracker.dropped())
    expect(collector.distinct().length + tracker.dropped()).toBe(1_001)
  })

  test('ends with close: what waits is sent, and nothing is recorded after it', async () => {
    const tracker = open()
    tracker.visitor(ada).track('a')
    await tracker.close()
    tracker.visitor(ada).track('b')
    await tracker.flush()
    expect(collector.taken()).toMatchObject([{ name: 'a' }])
  })

  test('keeps close waiting no longer than it may', async () => {
    const tracker = open({ exitTimeoutMs: 200 })
    collector.settings.reply = () => ({ status: 200, afterMs: 5_000 })
    tracker.visitor(ada).track('a')
    const started = performance.now()
    await tracker.close()
    expect(performance.now() - started).toBeLessThan(1_500)
    expect(warnings).toEqual(['1 events could not be delivered in time'])
  })
})

test.each([
  [`a=b; touchline.visitor=${ada.toUpperCase()}; c=d`, ada],
  [`touchline.visitor=${ada}`, ada],
  [`nottouchline.visitor=${ada}`, undefined],
  ['touchline.visitor=me', undefined],
  ['', undefined],
  [null, undefined],
])('of the cookies %j the visitor is %s', (header, visitorId) => {
  expect(visitorIdOf(header)).toBe(visitorId)
})
