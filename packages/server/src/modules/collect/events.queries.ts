import type { EventId, StreamId, WorkspaceId } from '@touchline/schema'
import { anyOf } from '../../db/any-of.ts'
import type { DeriveDb } from '../../db/database.ts'
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
  const rows = await db
    .selectFrom('event')
    .where('workspace_id', '=', workspaceId)
    .where('stream_id', '=', anyOf(streamIds))
    .orderBy('stream_id')
    .orderBy('occurred_at')
    .orderBy('event_id')
    .select(['event_id', 'stream_id', 'trust', 'occurred_at', 'received_at', 'backfilled', 'body'])
    .execute()
  return rows.map((row) => ({
    id: row.event_id,
    streamId: row.stream_id,
    trust: row.trust as EventRow['trust'],
    at: row.occurred_at.getTime(),
    knownAt: Math.min(row.received_at.getTime(), row.backfilled ? row.occurred_at.getTime() : Number.POSITIVE_INFINITY),
    body: row.body as StoredBody,
  }))
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
