import type { StreamId, WorkspaceId } from '@touchline/schema'
import { type Insertable, sql } from 'kysely'
import { anyOf } from '../../db/any-of.ts'
import type { DeriveDb } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { DB } from '../../db/tables.ts'
import type { IdentityKey } from './keys.ts'
import { sealedStreamsNaming } from './sealed-events.queries.ts'

/** Replaces how many events of streams bots sent. */
export async function replaceBotCounts(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  streamIds: readonly StreamId[],
  rows: readonly Insertable<DB['bot_event_count']>[],
): Promise<void> {
  await db
    .deleteFrom('bot_event_count')
    .where('workspace_id', '=', workspaceId)
    .where('stream_id', '=', anyOf(streamIds))
    .execute()
  await insertRows(db, 'bot_event_count', rows)
}

/** Streams in which a bot named any of `keys`: no identification is derived of that. And whatever is sealed and names one. */
export async function streamsWhereBotsName(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<StreamId[]> {
  const { rows } = await sql<{ streamId: StreamId }>`
    select distinct stream_id as "streamId" from event
    where workspace_id = ${workspaceId} and body ? 'keys' and body->'keys' ?| ${keys}::text[] and body ? 'bot'`.execute(
    db,
  )
  return [...rows.map(({ streamId }) => streamId), ...(await sealedStreamsNaming(db, workspaceId, keys))]
}
