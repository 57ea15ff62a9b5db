import type { EventId, StreamId, WorkspaceId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Db, DeriveDb } from '../../db/database.ts'
import { readColumns } from '../../db/read-columns.ts'
import { boolean, instant, text } from '../../lib/binary-columns.ts'
import { jsonbValues, uuidTexts } from '../../lib/binary-values.ts'
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
  const events = await readEvents(
    db,
    sql`select ${columns} from event e where workspace_id = ${workspaceId} and stream_id = any(${streamIds}::uuid[])
      ${inOrder}`,
  )
  return together(events, await sealedOfStreams(db, workspaceId, streamIds))
}

/** The events of streams from an instant of each on, stream by stream, each in time order. */
export async function eventsSince(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  from: ReadonlyMap<StreamId, number>,
): Promise<readonly ReadEvent[]> {
  if (from.size === 0) return []
  const instants = [...from.values()].map((at) => new Date(at).toISOString())
  const events = await readEvents(
    db,
    sql`select ${columns} from unnest(${[...from.keys()]}::uuid[], ${instants}::timestamptz[]) as asked (stream_id, at)
      join event e on e.workspace_id = ${workspaceId} and e.stream_id = asked.stream_id and e.occurred_at >= asked.at
      ${inOrder}`,
  )
  return together(events, await sealedSince(db, workspaceId, from))
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
  return readEvents(
    db,
    sql`select ${columns} from event e where workspace_id = ${workspaceId} and stream_id = any(${streamIds}::uuid[])
      and occurred_at < ${until} ${inOrder}`,
  )
}

const columns = sql.raw('e.event_id, e.stream_id, e.trust, e.occurred_at, e.received_at, e.backfilled, e.body')
const inOrder = sql.raw('order by e.stream_id, e.occurred_at, e.event_id')

/** Reads what `query` selects of events, in its order: they are too many for an object of the driver's for each. */
async function readEvents(db: Db, query: RawBuilder<unknown>): Promise<ReadEvent[]> {
  const { columns } = await readColumns(db, query, {
    ...{ event_id: uuidTexts(), stream_id: uuidTexts(), trust: text(), occurred_at: instant(), received_at: instant() },
    ...{ backfilled: boolean(), body: jsonbValues<StoredBody>() },
  })
  const {
    stream_id: streamIds,
    trust,
    occurred_at: occurred,
    received_at: received,
    backfilled,
    body: bodies,
  } = columns
  return columns.event_id.map((id, i) => {
    const at = Math.trunc(occurred.values[i] as number)
    const receivedAt = Math.trunc(received.values[i] as number)
    return {
      id: id as EventId,
      streamId: streamIds[i] as StreamId,
      trust: trust.of.texts[trust.numbers[i] as number] as EventRow['trust'],
      at,
      knownAt: backfilled.values[i] === 1 ? Math.min(receivedAt, at) : receivedAt,
      body: bodies[i] as StoredBody,
    }
  })
}
