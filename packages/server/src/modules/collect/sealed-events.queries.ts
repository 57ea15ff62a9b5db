import type { StreamId, WorkspaceId } from '@touchline/schema'
import { type Selectable, sql } from 'kysely'
import { anyOf } from '../../db/any-of.ts'
import type { Db, DeriveDb } from '../../db/database.ts'
import type { SealedStretch } from '../../db/tables.ts'
import type { IdentityKey } from './keys.ts'
import type { ReadEvent } from './read-event.ts'
import { type PackedEvent, type SealedRow, unpack } from './sealed-events.ts'

/** What is kept of all sealed events of `streamIds`. */
export async function sealedOfStreams(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  streamIds: readonly StreamId[],
): Promise<ReadEvent[]> {
  const rows = await db
    .selectFrom('sealed_stretch')
    .where('workspace_id', '=', workspaceId)
    .where('stream_id', '=', anyOf(streamIds))
    .select(['stream_id', 'events'])
    .execute()
  return rows.flatMap(eventsIn)
}

/** What is kept of the sealed events of streams from an instant of each on. */
export async function sealedSince(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  from: ReadonlyMap<StreamId, number>,
): Promise<ReadEvent[]> {
  const { rows } = await sql<Pick<Selectable<SealedStretch>, 'stream_id' | 'events'>>`
    select s.stream_id, s.events
    from unnest(${[...from.keys()]}::uuid[], ${[...from.values()].map((at) => new Date(at))}::timestamptz[])
      as asked (stream_id, at)
    join sealed_stretch s on s.workspace_id = ${workspaceId} and s.stream_id = asked.stream_id and s.ended_at >= asked.at`.execute(
    db,
  )
  return rows.flatMap(eventsIn).filter(({ streamId, at }) => at >= (from.get(streamId) ?? 0))
}

/** Streams with sealed events that became known after an instant. */
export async function sealedStreamsHeardSince(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  since: Date,
): Promise<StreamId[]> {
  const rows = await db
    .selectFrom('sealed_stretch')
    .where('workspace_id', '=', workspaceId)
    .where('known_at', '>', since)
    .select('stream_id')
    .distinct()
    .execute()
  return rows.map(({ stream_id }) => stream_id)
}

/** Streams of which a sealed event, a bot's or not, names any of `keys`. */
export async function sealedStreamsNaming(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<StreamId[]> {
  const { rows } = await sql<{ streamId: StreamId }>`
    select distinct stream_id as "streamId" from sealed_stretch
    where workspace_id = ${workspaceId} and keys && ${keys}::text[]`.execute(db)
  return rows.map(({ streamId }) => streamId)
}

/** Stores what is kept of stretches. Only the owner role may. */
export async function insertSealed(db: Db, rows: readonly SealedRow[]): Promise<void> {
  await sql`
    insert into sealed_stretch
    select * from jsonb_populate_recordset(null::sealed_stretch, ${JSON.stringify(rows)}::jsonb)`.execute(db)
}

export const eventsIn = ({ stream_id, events }: Pick<Selectable<SealedStretch>, 'stream_id' | 'events'>): ReadEvent[] =>
  (events as unknown as PackedEvent[]).map((event) => unpack(stream_id, event))
