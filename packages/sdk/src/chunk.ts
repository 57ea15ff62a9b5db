import { chunkCharacters, chunkEvents, eventsPerBatch } from './limits.ts'
import type { WireEvent } from './wire.ts'

/** What `stored` puts around the events. */
const envelopeBytes = 64

/** Events of one visitor that are stored, sent and forgotten together. */
export type Chunk = {
  /** Where it is stored. Keys sort by age. */
  readonly key: string
  readonly visitorId: string
  readonly count: number
  /** The events as JSON, separated by commas. */
  readonly text: string
  /** Of `text`, as UTF-8. */
  readonly bytes: number
}

export function chunkOf(key: string, visitorId: string, events: readonly string[]): Chunk {
  const text = events.join()
  return { key, visitorId, count: events.length, text, bytes: new TextEncoder().encode(text).length }
}

/** Cuts events, as JSON, into groups of the size of a chunk. A group is never empty. */
export function grouped(events: readonly string[]): string[][] {
  const groups: string[][] = []
  let characters = 0
  for (const event of events) {
    const last = groups[groups.length - 1]
    characters += event.length
    if (last && last.length < chunkEvents && characters <= chunkCharacters) last.push(event)
    else {
      groups.push([event])
      characters = event.length
    }
  }
  return groups
}

export const stored = ({ visitorId, text }: Chunk): string => `{"visitorId":"${visitorId}","events":[${text}]}`

/** Null for what isn't a stored chunk: in a request it would cost its neighbours. */
export function restored(key: string, value: string | null): Chunk | null {
  try {
    const { visitorId, events } = JSON.parse(value ?? '') as { visitorId: string; events: WireEvent[] }
    const texts = events.map((event) => JSON.stringify(event))
    return chunkOf(key, visitorId, texts)
  } catch {
    return null
  }
}

export const bytesOf = (chunks: Iterable<Chunk>): number => {
  let bytes = 0
  for (const chunk of chunks) bytes += chunk.bytes
  return bytes
}

/** The oldest chunks: as many as have to go for the rest to take no more than `maxBytes` on the device. */
export function overflowing(chunks: readonly Chunk[], maxBytes: number): readonly Chunk[] {
  const sizes = chunks.map((chunk) => chunk.bytes + chunk.key.length + envelopeBytes)
  let excess = sizes.reduce((sum, size) => sum + size, -maxBytes)
  return chunks.filter((_, i) => {
    const isOver = excess > 0
    excess -= sizes[i] as number
    return isOver
  })
}

/** What one request carries: the oldest chunk and all others of its visitor that fit. Empty only where nothing waits. */
export function nextBatch(waiting: readonly Chunk[], maxBytes: number): readonly Chunk[] {
  const [oldest] = waiting
  let bytes = 0
  let count = 0
  return waiting.filter((chunk) => {
    const fits = bytes + chunk.bytes <= maxBytes && count + chunk.count <= eventsPerBatch
    if (chunk !== oldest && !(fits && chunk.visitorId === oldest?.visitorId)) return false
    bytes += chunk.bytes
    count += chunk.count
    return true
  })
}

/** The body of a request. */
export const bodyOf = (batch: readonly Chunk[], sentAt: string): string =>
  `{"visitorId":"${batch[0]?.visitorId}","sentAt":"${sentAt}","events":[${batch.map(({ text }) => text).join()}]}`
