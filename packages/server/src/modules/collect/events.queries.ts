import type { StreamId, WorkspaceId } from '@touchline/schema'
import { type Selectable, sql } from 'kysely'
import { anyOf } from '../../db/any-of.ts'
import type { Db, DeriveDb } from '../../db/database.ts'
import type { Event as EventTable } from '../../db/tables.ts'
import type { ReadEvent } from './read-event.ts'
import { sealedOfStreams, sealedSince, sealedStreamsHeardSince } from './sealed-events.queries.ts'
import { together } from './sealed-events.ts'
import type { EventRow, StoredBody } from './stored-event.ts'

/** All events of `streamIds`, stream by stream, each in time order; of those that are sealed, what is kept. */
export async function eventsOfStreams(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  streamIds: readonly StreamId[],
): Promise<readonly ReadEvent[]> {
  if (streamIds.length === 0) return []
  const rows = await eventsInOrder(db)
    .where('workspace_id', '=', workspaceId)
    .where('stream_id', '=', anyOf(streamIds))
    .execute()
  return together(rows.map(readEvent), await sealedOfStreams(db, workspaceId, streamIds))
}

/** The events of streams from an instant of each on, stream by stream, each in time order. */
export async function eventsSince(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  from: ReadonlyMap<StreamId, number>,
): Promise<readonly ReadEvent[]> {
  if (from.size === 0) return []
  const { rows } = await sql<EventColumns>`
    select e.event_id, e.stream_id, e.trust, e.occurred_at, e.received_at, e.backfilled, e.body
    from unnest(${[...from.keys()]}::uuid[], ${[...from.values()].map((at) => new Date(at).toISOString())}::timestamptz[])
      as asked (stream_id, at)
    join event e on e.workspace_id = ${workspaceId} and e.stream_id = asked.stream_id and e.occurred_at >= asked.at
    order by e.stream_id, e.occurred_at, e.event_id`.execute(db)
  return together(rows.map(readEvent), await sealedSince(db, workspaceId, from))
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
  const sealed = await sealedStreamsHeardSince(db, workspaceId, since)
  return [...new Set([...rows.map(({ stream_id }) => stream_id), ...sealed])]
}

/** Streams with events of before both instants, in order, after one of them: those that may have something to seal. */
export async function streamsBefore(
  db: Db,
  workspaceId: WorkspaceId,
  { firstKeptAt, until, after, limit }: { firstKeptAt: Date; until: Date; after: StreamId | null; limit: number },
): Promise<StreamId[]> {
  const { rows } = await sql<{ streamId: StreamId }>`
    select distinct stream_id as "streamId" from event
    where workspace_id = ${workspaceId} and event_id < first_event_id(${firstKeptAt}) and occurred_at < ${until}
      and (${after}::uuid is null or stream_id > ${after}::uuid)
    order by 1 limit ${limit}`.execute(db)
  return rows.map(({ streamId }) => streamId)
}

/** The events of `streamIds` that happened before an instant and are not sealed, stream by stream, each in time order. */
export async function unsealedBefore(
  db: Db,
  workspaceId: WorkspaceId,
  streamIds: readonly StreamId[],
  until: Date,
): Promise<ReadEvent[]> {
  const rows = await eventsInOrder(db)
    .where('workspace_id', '=', workspaceId)
    .where('stream_id', '=', anyOf(streamIds))
    .where('occurred_at', '<', until)
    .execute()
  return rows.map(readEvent)
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
