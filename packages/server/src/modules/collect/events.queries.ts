import type { EventId, StreamId, WorkspaceId } from '@touchline/schema'
import { type Selectable, sql } from 'kysely'
import { anyOf } from '../../db/any-of.ts'
import type { DeriveDb } from '../../db/database.ts'
import type { Event as EventTable } from '../../db/tables.ts'
import type { EventRow, StoredBody } from './stored-event.ts'

/** An event as the pipeline reads it. Instants are epoch milliseconds. */
export type ReadEvent = {
  readonly id: EventId
  readonly streamId: StreamId
  readonly trust: EventRow['trust']
  readonly at: number
  /** When it was received; of back-filled history when it happened, if that was before. */
  readonly knownAt: number
  readonly body: StoredBody
}

/** All events of `streamIds`, stream by stream, each in time order. */
export async function eventsOfStreams(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  streamIds: readonly StreamId[],
): Promise<ReadEvent[]> {
  if (streamIds.length === 0) return []
  const rows = await eventsInOrder(db)
    .where('workspace_id', '=', workspaceId)
    .where('stream_id', '=', anyOf(streamIds))
    .execute()
  return rows.map(readEvent)
}

/** The events of streams from an instant of each on, stream by stream, each in time order. */
export async function eventsSince(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  from: ReadonlyMap<StreamId, number>,
): Promise<ReadEvent[]> {
  if (from.size === 0) return []
  const { rows } = await sql<EventColumns>`
    select e.event_id, e.stream_id, e.trust, e.occurred_at, e.received_at, e.backfilled, e.body
    from unnest(${[...from.keys()]}::uuid[], ${[...from.values()].map((at) => new Date(at))}::timestamptz[])
      as asked (stream_id, at)
    join event e on e.workspace_id = ${workspaceId} and e.stream_id = asked.stream_id and e.occurred_at >= asked.at
    order by e.stream_id, e.occurred_at, e.event_id`.execute(db)
  return rows.map(readEvent)
}

/**
 * Streams with events that became known after an instant. What is known then was received then: the index on received_at
 * leads to the last stretches of the table.
 */
export async function streamsHeardSince(db: DeriveDb, workspaceId: WorkspaceId, since: Date): Promise<StreamId[]> {
  const rows = await db
    .selectFrom('event')
    .where('workspace_id', '=', workspaceId)
    .where('received_at', '>', since)
    .where((is) => is.or([is('backfilled', '=', false), is('occurred_at', '>', since)]))
    .select('stream_id')
    .distinct()
    .execute()
  return rows.map(({ stream_id }) => stream_id)
}

const columns = ['event_id', 'stream_id', 'trust', 'occurred_at', 'received_at', 'backfilled', 'body'] as const
type EventColumns = Pick<Selectable<EventTable>, (typeof columns)[number]>

const eventsInOrder = (db: DeriveDb) =>
  db.selectFrom('event').orderBy('stream_id').orderBy('occurred_at').orderBy('event_id').select(columns)

const readEvent = (row: EventColumns): ReadEvent => ({
  id: row.event_id,
  streamId: row.stream_id,
  trust: row.trust as EventRow['trust'],
  at: row.occurred_at.getTime(),
  knownAt: Math.min(row.received_at.getTime(), row.backfilled ? row.occurred_at.getTime() : Number.POSITIVE_INFINITY),
  body: row.body as StoredBody,
})
