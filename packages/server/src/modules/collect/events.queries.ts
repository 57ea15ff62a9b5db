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
    knownAt: (row.backfilled ? row.occurred_at : row.received_at).getTime(),
    body: row.body as StoredBody,
  }))
}
