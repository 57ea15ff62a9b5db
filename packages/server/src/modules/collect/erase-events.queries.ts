import type { EventId, StreamId, WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { eraseKeysInSealed, eraseSealedEvents } from './erase-sealed.queries.ts'
import type { IdentityKey } from './keys.ts'
import { deleteEvents } from './sealing.queries.ts'

/** Deletes events, sealed ones too. Only the owner role may. */
export async function eraseEvents(
  db: Db,
  workspaceId: WorkspaceId,
  events: readonly { readonly streamId: StreamId; readonly id: EventId }[],
): Promise<number> {
  return (await deleteEvents(db, workspaceId, events)) + (await eraseSealedEvents(db, workspaceId, events))
}

/** Forgets what was rejected: whose it was, nothing tells. Its counts stay. Only the owner role may. */
export async function eraseRejected(db: Db, workspaceId: WorkspaceId): Promise<void> {
  await db.deleteFrom('rejected_event').where('workspace_id', '=', workspaceId).execute()
}

/**
 * Takes `keys` out of events that name one beside the key of somebody else, whose they are. Only the owner role may.
 *
 * @returns The stream of each such event.
 */
export async function eraseKeysInEvents(
  db: Db,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<StreamId[]> {
  const rest = (list: 'keys' | 'claimed') => sql`(
    select coalesce(jsonb_agg(named.key order by named.position), '[]')
    from jsonb_array_elements_text(body->${sql.lit(list)}) with ordinality as named (key, position)
    where named.key <> all(${keys}::text[]))`
  // `claimed` is among `keys`, and only where there is some.
  const { rows } = await sql<{ streamId: StreamId }>`
    update event set body = jsonb_set(
      case when body ? 'claimed' then jsonb_set(body, '{claimed}', ${rest('claimed')}) else body end,
      '{keys}', ${rest('keys')})
    where workspace_id = ${workspaceId} and body ? 'keys' and body->'keys' ?| ${keys}::text[]
    returning stream_id as "streamId"`.execute(db)
  return [...rows.map(({ streamId }) => streamId), ...(await eraseKeysInSealed(db, workspaceId, keys))]
}
