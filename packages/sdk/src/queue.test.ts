import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { batchCharacters, eventsPerBatch, keptCharacters } from './limits.ts'
import { createQueue } from './queue.ts'
import { createStore } from './store.ts'
import { fakeBrowser } from './testing/fake-browser.ts'
import { createIds } from './uuid.ts'
import type { WireBatch } from './wire.ts'

const visitors = ['0190b1a0-0000-7000-8000-000000000001', '0190b1a0-0000-7000-8000-000000000002'] as const

/** An event as it is appended, and whose it is. */
type Note = { readonly visitor: string; readonly note: string }

const anyEvent = fc.record({
  visitor: fc.constantFrom(...visitors),
  note: fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constant('ä'.repeat(9_000)),
    fc.constant('[{"id":1},{"id":2}\n'),
  ),
})
const anyEvents = fc.array(anyEvent, { maxLength: 60 })

type Browser = ReturnType<typeof fakeBrowser>

/** A page's queue, and what it is told: a visitor's events come together, as everywhere. */
function queueOn(browser: Browser) {
  const { env, crash } = browser.open()
  const newId = createIds(env)
  const queue = createQueue(
    { key: 'key', server: 'https://collector.example' },
    env,
    createStore(env, {}),
    () => {},
    newId,
  )
  const appendAll = (events: readonly Note[]): void => {
    let last: string | undefined
    for (const { visitor, note } of events) {
      if (visitor !== last) queue.close()
      last = visitor
      queue.append(visitor, JSON.stringify({ id: newId(), note }))
    }
  }
  return { queue, appendAll, crash }
}

const notesOf = (batch: WireBatch): string[] => batch.events.map((event) => (event as unknown as Note).note)
const sent = (browser: Browser): WireBatch[] => browser.requests.map(({ batch }) => batch)
const dropsOf = (browser: Browser): number => sent(browser).reduce((sum, { dropped = 0 }) => sum + dropped, 0)

async function sendAll(browser: Browser, events: readonly Note[]): Promise<WireBatch[]> {
  const { queue, appendAll } = queueOn(browser)
  appendAll(events)
  queue.save()
  void queue.flush()
  await browser.clock.advance(10_000)
  return sent(browser)
}

describe('what is appended', () => {
  law.prop([anyEvents])(
    'arrives in its order, in bodies that the collector takes, each of one visitor',
    async (events) => {
      const batches = await sendAll(fakeBrowser(), events)
      expect(batches.flatMap(notesOf)).toEqual(events.map(({ note }) => note))
      expect(batches.flatMap((batch) => notesOf(batch).map(() => batch.visitorId))).toEqual(
        events.map(({ visitor }) => visitor),
      )
      for (const { events } of batches) expect(events.length).toBeLessThanOrEqual(eventsPerBatch)
    },
  )

  test('is never more than 500 events to a request, however small they are', async () => {
    const events = Array.from({ length: 2_000 }, () => ({ visitor: visitors[0], note: '' }))
    for (const batch of await sendAll(fakeBrowser(), events)) {
      expect(batch.events.length).toBeLessThanOrEqual(eventsPerBatch)
    }
  })

  test('is sent whole, also what was not written down yet', async () => {
    const browser = fakeBrowser()
    const { queue, appendAll } = queueOn(browser)
    appendAll([{ visitor: visitors[0], note: 'a' }])
    queue.save()
    queue.append(visitors[0], '{"note":"b"}')
    void queue.flush()
    await browser.clock.advance(1_000)
    expect(sent(browser).flatMap(notesOf)).toEqual(['a', 'b'])
  })

  test('goes into another batch than what the collector may have already', async () => {
    const browser = fakeBrowser()
    const { queue, appendAll } = queueOn(browser)
    appendAll([{ visitor: visitors[0], note: 'a' }])
    queue.save()
    void queue.flush()
    appendAll([{ visitor: visitors[0], note: 'b' }])
    queue.save()
    void queue.flush()
    await browser.clock.advance(1_000)
    expect(sent(browser).map(notesOf)).toEqual([['a'], ['b']])
  })
})

describe('what was stored', () => {
  law.prop([anyEvents])('is sent by the next page as this one would have sent it', async (events) => {
    const browser = fakeBrowser()
    browser.settings.reply = () => ({ status: 0 })
    const { queue, appendAll, crash } = queueOn(browser)
    appendAll(events)
    queue.save()
    const stored = [...browser.device.values()]
    crash()
    await browser.clock.advance(1_000)
    browser.requests.length = 0
    browser.settings.reply = () => ({ status: 200 })
    void queueOn(browser).queue.flush()
    await browser.clock.advance(10_000)
    expect(sent(browser).flatMap(notesOf)).toEqual(events.map(({ note }) => note))
    for (const [i, { body }] of browser.requests.entries()) expect(body).toContain(stored[i])
  })
})

describe('what is beyond the room', () => {
  law.prop([fc.array(fc.integer({ min: 1, max: 9_000 }), { minLength: 20, maxLength: 120 })])(
    'is the oldest, and whoever comes after says how many',
    async (lengths) => {
      const browser = fakeBrowser()
      const { queue, appendAll } = queueOn(browser)
      appendAll(lengths.map((length, i) => ({ visitor: visitors[0], note: `${i} ${'x'.repeat(length)}` })))
      queue.save()
      expect(browser.used()).toBeLessThanOrEqual(keptCharacters + batchCharacters)

      await browser.clock.advance(10_000)
      const kept = sent(browser).flatMap(notesOf).map(Number.parseFloat)
      expect(kept).toEqual(lengths.map((_, i) => i).slice(dropsOf(browser)))
    },
  )

  test('is counted, also what it had counted itself', async () => {
    const browser = fakeBrowser()
    const { queue, appendAll } = queueOn(browser)
    queue.drop(7)
    appendAll(Array.from({ length: 300 }, (_, i) => ({ visitor: visitors[0], note: `${i} ${'x'.repeat(2_000)}` })))
    await browser.clock.advance(1_000)
    queue.save()
    void queue.flush()
    await browser.clock.advance(10_000)
    expect(dropsOf(browser) + sent(browser).flatMap(notesOf).length).toBe(307)
  })
})
