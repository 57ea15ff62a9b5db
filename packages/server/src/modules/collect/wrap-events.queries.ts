import type { WorkspaceId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'

/** Of events that name an address. They are found by the index of those that name any key. */
const namingAddress = (workspaceId: WorkspaceId): RawBuilder<unknown> => sql`
  workspace_id = ${workspaceId} and body ? 'keys' and body @? '$.keys[*] ? (@ starts with "email:")'`

const sealedNamingAddress = (workspaceId: WorkspaceId): RawBuilder<unknown> => sql`
  workspace_id = ${workspaceId} and exists (select from unnest(keys) as key where key like 'email:%')`

/** How many events, and rows of sealed ones, name an address. */
export async function countEventsToWrap(db: Db, workspaceId: WorkspaceId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select (select count(*) from event where ${namingAddress(workspaceId)})
      + (select count(*) from sealed_stretch where ${sealedNamingAddress(workspaceId)}) as count`.execute(db)
  return rows[0]?.count ?? 0
}

/** Has events, sealed ones too, name addresses by what their keys have become. Only the owner role may. Returns how many rows. */
export async function wrapKeysInEvents(db: Db, workspaceId: WorkspaceId): Promise<number> {
  const events = await sql`
    update event set body = current_body(workspace_id, body) where ${namingAddress(workspaceId)}`.execute(db)
  const sealed = await sql`
    update sealed_stretch set
      keys = array(
        select current_key(workspace_id, named.key)
        from unnest(keys) with ordinality as named (key, position) order by position),
      events = (
        select jsonb_agg(jsonb_set(kept.event, '{4}', current_body(workspace_id, kept.event->4)) order by position)
        from jsonb_array_elements(events) with ordinality as kept (event, position))
    where ${sealedNamingAddress(workspaceId)}`.execute(db)
  return Number(events.numAffectedRows) + Number(sealed.numAffectedRows)
}
