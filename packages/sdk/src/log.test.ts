import { fc, test as law } from '@fast-check/vitest'
import { Batch } from '@touchline/schema'
import { describe, expect, test } from 'vitest'
import { createBatches, lostWith, type Batch as Stored } from './batches.ts'
import { eventsPerBatch, keptBytes } from './limits.ts'
import { createLog } from './log.ts'
import { fakeBrowser } from './test/fake-browser.ts'
import { createIds } from './uuid.ts'

const visitors = ['0190b1a0-0000-7000-8000-000000000001', '0190b1a0-0000-7000-8000-000000000002'] as const

/** An event as it is appended, and whose it is. */
const anyEvent = fc.record({
  visitor: fc.constantFrom(...visitors),
  note: fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constant('ä'.repeat(9_000)),
    fc.constant('[{"id":1},{"id":2}'),
  ),
})
const anyEvents = fc.array(anyEvent, { maxLength: 60 })

const logOn = (browser: ReturnType<typeof fakeBrowser>) => {
  const { env, crash } = browser.open()
  const newId = createIds(env)
  const batches = createBatches(env.store)
  const log = { ...batches, ...createLog(env, env.store, batches, 'touchline.log.key.', newId) }
  return { log, newId, crash }
}

const bodyOf = ({ text }: Stored) => Batch.parse(JSON.parse(`{"sentAt":"2026-11-22T12:00:00.000Z",${text}]}`))

async function filled(browser: ReturnType<typeof fakeBrowser>, events: readonly { visitor: string; note: string }[]) {
  const { log, newId } = logOn(browser)
  await log.open()
  for (const { visitor, note } of events) log.append(visitor, JSON.stringify({ id: newId(), note }))
  return log
}

describe('what is appended', () => {
  law.prop([anyEvents])(
    'waits in its order, in bodies that the collector takes, each of one visitor',
    async (events) => {
      const log = await filled(fakeBrowser(), events)
      const bodies = log.waiting().map(bodyOf)
      const notes = bodies.flatMap((body) => body.events.map((event) => (event as { note: string }).note))
      const whose = bodies.flatMap(({ visitorId, events }) => events.map(() => visitorId))
      expect(notes).toEqual(events.map(({ note }) => note))
      expect(whose).toEqual(events.map(({ visitor }) => visitor))
      for (const { events } of bodies) expect(events.length).toBeLessThanOrEqual(eventsPerBatch)
    },
  )

  law.prop([anyEvents])('is counted in bytes, and by the event', async (events) => {
    const log = await filled(fakeBrowser(), events)
    for (const batch of log.waiting()) {
      expect(Math.abs(batch.bytes - new Blob([batch.text]).size)).toBeLessThan(20)
      expect(lostWith(batch)).toBe(bodyOf(batch).events.length)
    }
  })

  test('is never more than 500 events to a request, however small they are', async () => {
    const log = await filled(
      fakeBrowser(),
      Array.from({ length: 2_000 }, () => ({ visitor: visitors[0], note: '' })),
    )
    for (const batch of log.waiting()) expect(bodyOf(batch).events.length).toBeLessThanOrEqual(eventsPerBatch)
  })

  test('goes into another batch than what the collector may have already', async () => {
    const log = await filled(fakeBrowser(), [{ visitor: visitors[0], note: 'a' }])
    const [sent] = log.waiting()
    const before = sent?.text
    log.close(sent as Stored)
    log.append(visitors[0], '{"id":"b"}')
    expect(sent?.text).toBe(before)
    expect(log.waiting()).toHaveLength(2)
  })
})

describe('what was stored', () => {
  law.prop([anyEvents])('is the same on the next page', async (events) => {
    const browser = fakeBrowser()
    const { log, crash } = logOn(browser)
    await log.open()
    for (const { visitor, note } of events) log.append(visitor, JSON.stringify({ id: '1', note }))
    log.write()
    crash()
    const next = logOn(browser).log
    await next.open()
    await next.adopt()
    expect(next.waiting().map(({ key, text }) => [key, text])).toEqual(
      log.waiting().map(({ key, text }) => [key, text]),
    )
  })
})

describe('what is beyond the room', () => {
  law.prop([fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 20, maxLength: 120 })])(
    'is the oldest, and whoever comes after says how many',
    async (lengths) => {
      const notes = lengths.map((length, i) => ({ visitor: visitors[0], note: `${i} ${'x'.repeat(length)}` }))
      const log = await filled(fakeBrowser(), notes)
      const bodies = log.waiting().map(bodyOf)
      const kept = bodies.flatMap((body) =>
        body.events.map((event) => Number.parseInt((event as { note: string }).note, 10)),
      )
      const dropped = bodies.reduce((sum, body) => sum + (body.dropped ?? 0), 0)
      expect(kept).toEqual(lengths.map((_, i) => i).slice(dropped))
      expect(log.waiting().reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThanOrEqual(keptBytes)
    },
  )
})
