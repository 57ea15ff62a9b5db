import { fc, test as law } from '@fast-check/vitest'
import { Batch } from '@touchline/schema'
import { describe, expect, test } from 'vitest'
import { bodyOf, bytesOf, type Chunk, chunkOf, grouped, nextBatch, overflowing, restored, stored } from './chunk.ts'
import { chunkCharacters, chunkEvents, eventsPerBatch } from './limits.ts'

const visitors = ['0190b1a0-0000-7000-8000-000000000001', '0190b1a0-0000-7000-8000-000000000002'] as const

const anyEvent = fc
  .record({ note: fc.string({ unit: 'grapheme', maxLength: 60 }) })
  .map((event) => JSON.stringify(event))
const anyChunk: fc.Arbitrary<Chunk> = fc
  .tuple(fc.uuid(), fc.constantFrom(...visitors), fc.array(anyEvent, { minLength: 1, maxLength: 20 }))
  .map(([id, visitorId, events]) => chunkOf(`log.${id}`, visitorId, events))
const anyChunks = fc.array(anyChunk, { maxLength: 40 })

describe('grouping', () => {
  law.prop([
    fc.array(
      fc.nat(20_000).map((length) => 'x'.repeat(length)),
      { maxLength: 150 },
    ),
  ])('loses nothing, keeps the order, and only a lone event is beyond the size of a chunk', (events) => {
    const groups = grouped(events)
    expect(groups.flat()).toEqual(events)
    for (const group of groups) {
      expect(group.length).toBeGreaterThan(0)
      expect(group.length).toBeLessThanOrEqual(chunkEvents)
      if (group.length > 1) expect(group.join('').length).toBeLessThanOrEqual(chunkCharacters)
    }
  })
})

describe('a stored chunk', () => {
  law.prop([anyChunk])('reads back as it was', (chunk) => {
    expect(restored(chunk.key, stored(chunk))).toEqual(chunk)
  })

  test.each([null, '', 'null', '[]', '{"visitorId":"x"}', '{"visitorId":"x","events":[{]}', '{"events":7}'])(
    'that is damaged is none: %s',
    (value) => {
      expect(restored('key', value)).toBeNull()
    },
  )
})

describe('a batch', () => {
  law.prop([anyChunks, fc.integer({ min: 1, max: 8_000 })])(
    'is of one visitor, fits, and begins with the oldest',
    (chunks, max) => {
      const batch = nextBatch(chunks, max)
      expect(batch[0]).toBe(chunks[0])
      expect(new Set(batch.map(({ visitorId }) => visitorId)).size).toBe(chunks.length > 0 ? 1 : 0)
      if (batch.length > 1) expect(bytesOf(batch)).toBeLessThanOrEqual(max)
      expect(batch.reduce((sum, { count }) => sum + count, 0)).toBeLessThanOrEqual(eventsPerBatch)
    },
  )

  law.prop([fc.array(anyChunk, { minLength: 1, maxLength: 40 })])('is a body the collector takes', (chunks) => {
    const batch = nextBatch(chunks, 60_000)
    const body = Batch.parse(JSON.parse(bodyOf(batch, '2026-11-22T12:00:00.000Z')))
    expect(body.events).toHaveLength(batch.reduce((sum, { count }) => sum + count, 0))
  })

  law.prop([anyChunks])('after batch takes everything, once', (chunks) => {
    let waiting: readonly Chunk[] = chunks
    const sent: Chunk[] = []
    while (waiting.length > 0) {
      const batch = nextBatch(waiting, 2_000)
      sent.push(...batch)
      waiting = waiting.filter((chunk) => !batch.includes(chunk))
    }
    expect(new Set(sent)).toEqual(new Set(chunks))
    expect(sent).toHaveLength(chunks.length)
  })
})

describe('what is beyond the room on the device', () => {
  law.prop([anyChunks, fc.nat(20_000)])('is the oldest, and no more than it must be', (chunks, max) => {
    const size = (some: readonly Chunk[]) =>
      some.reduce((sum, chunk) => sum + chunk.key.length + new Blob([stored(chunk)]).size, 0)
    const dropped = overflowing(chunks, max)
    expect(dropped).toEqual(chunks.slice(0, dropped.length))
    expect(size(chunks.slice(dropped.length))).toBeLessThanOrEqual(max)
    if (dropped.length > 0) expect(size(chunks.slice(dropped.length - 1)) + 64 * chunks.length).toBeGreaterThan(max)
  })
})
