import type { WorkspaceId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { IngestDb } from '../../db/database.ts'
import type { Subject } from './encode-events.ts'
import { type IdentityKey, isAddressKey } from './keys.ts'

/**
 * What `keys` are stored by now, in their order: those of addresses have become others where the workspace has rotated its
 * e-mail key. Only `ingest` and the owner role may ask.
 */
export async function currentKeys(
  db: IngestDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<IdentityKey[]> {
  const { rows } = await sql<{ key: IdentityKey }>`
    select current_key(${workspaceId}, told.key) as key
    from unnest(${keys}::text[]) with ordinality as told (key, position) order by position`.execute(db)
  return rows.map(({ key }) => key)
}

/**
 * The body of an event of `incoming_event` as it is stored: with what the keys that it names have become. Only where there may
 * be any such is it looked up whether the workspace has rotated its e-mail key.
 *
 * @param subjects Of all events of the statement.
 */
export function bodyToStore(subjects: readonly Subject[]): RawBuilder<unknown> {
  const named = subjects.filter(({ subject }) => isAddressKey(subject)).map(({ workspaceId }) => workspaceId)
  if (named.length === 0) return sql.ref('body')
  return sql`case when workspace_id = any(array(select rotated_among(${[...new Set(named)]}::uuid[])))
    then current_body(workspace_id, body) else body end`
}
