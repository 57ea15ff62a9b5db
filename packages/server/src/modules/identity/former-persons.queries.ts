import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import { anyText } from '../../db/any-of.ts'
import type { Db } from '../../db/database.ts'
import type { IdentityKey } from '../collect/keys.ts'

/**
 * Keeps the ids that come of the keys of addresses, before these are derived again by what they have become: whoever has such a
 * key goes on being found by its former id. Only the owner role may.
 */
export async function keepFormerIds(db: Db, workspaceId: WorkspaceId): Promise<void> {
  await sql`
    update former_person set key = current_key(workspace_id, key) where workspace_id = ${workspaceId}`.execute(db)
  await sql`
    insert into former_person (workspace_id, former_id, key)
    select workspace_id, own_id, current_key(workspace_id, key) from person_key
    where workspace_id = ${workspaceId} and key like 'email:%'
    on conflict (workspace_id, former_id) do nothing`.execute(db)
}

/** Forgets the former ids that lead to `keys`. Only the owner role may. */
export async function eraseFormerIds(db: Db, workspaceId: WorkspaceId, keys: readonly IdentityKey[]): Promise<void> {
  await db
    .deleteFrom('former_person')
    .where('workspace_id', '=', workspaceId)
    .where('key', '=', anyText(keys))
    .execute()
}
