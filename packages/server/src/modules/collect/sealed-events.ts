import type { EventId, StreamId, WorkspaceId } from '@touchline/schema'
import { byTime, compareText } from '../../lib/order.ts'
import type { IdentityKey } from './keys.ts'
import type { ReadEvent } from './read-event.ts'
import type { StoredBody } from './stored-event.ts'

/** What is kept of an event, as it lies in a row: id, when it happened and became known, trust, body. */
export type PackedEvent = readonly [EventId, number, number, ReadEvent['trust'], StoredBody]

const pack = ({ id, at, knownAt, trust, body }: ReadEvent): PackedEvent => [id, at, knownAt, trust, body]

export const unpack = (streamId: StreamId, [id, at, knownAt, trust, body]: PackedEvent): ReadEvent => ({
  ...{ id, streamId, trust, at, knownAt, body },
})

/** Every key that events name. */
export const keysNamedIn = (events: readonly Pick<ReadEvent, 'body'>[]): IdentityKey[] => [
  ...new Set(events.flatMap(({ body }) => ('keys' in body ? body.keys : []))),
]

/** An event without some keys that it named. */
export function withoutKeys(event: ReadEvent, erased: ReadonlySet<IdentityKey>): ReadEvent {
  const { body } = event
  if (!('keys' in body)) return event
  const left = (keys: readonly IdentityKey[]): IdentityKey[] => keys.filter((key) => !erased.has(key))
  const claimed = 'claimed' in body && body.claimed ? { claimed: left(body.claimed) } : {}
  return { ...event, body: { ...body, keys: left(body.keys), ...claimed } }
}

/** Stream by stream, each in time order. */
export const together = (events: readonly ReadEvent[], sealed: readonly ReadEvent[]): readonly ReadEvent[] =>
  sealed.length === 0
    ? events
    : [...events, ...sealed].sort((a, b) => compareText(a.streamId, b.streamId) || byTime(a, b))

/** A row of `sealed_stretch`. */
export type SealedRow = NonNullable<ReturnType<typeof sealedRow>>

/** The row of events that hang together, in time order; null for none. */
export function sealedRow(workspaceId: WorkspaceId, events: readonly ReadEvent[]) {
  const [first] = events
  if (!first) return null
  return {
    workspace_id: workspaceId,
    stream_id: first.streamId,
    first_event_id: first.id,
    is_elsewhere: first.body.type === 'touchpoint',
    began_at: new Date(first.at),
    ended_at: new Date((events.at(-1) ?? first).at),
    known_at: new Date(events.reduce((latest, { knownAt }) => Math.max(latest, knownAt), 0)),
    keys: keysNamedIn(events),
    events: events.map(pack),
  }
}
