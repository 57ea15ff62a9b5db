import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { DeriveDb } from '../db/database.ts'
import type { Changes } from './changes.ts'

/** Keeps what could not be derived, with what went wrong. */
export async function setAside(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  { streams, keys }: Changes,
  error: string,
): Promise<void> {
  await sql`
    insert into set_aside (workspace_id, kind, subject, error, failed_at)
    select ${workspaceId}::uuid, 'STREAM', subject, ${error}, now() from unnest(${streams}::text[]) as subject
    union all
    select ${workspaceId}::uuid, 'KEY', subject, ${error}, now() from unnest(${keys}::text[]) as subject
    on conflict (workspace_id, kind, subject) do update set error = excluded.error, failed_at = excluded.failed_at`.execute(
    db,
  )
}

/** They are derived now, or gone. */
export async function noLongerAside(db: DeriveDb, workspaceId: WorkspaceId, { streams, keys }: Changes): Promise<void> {
  await sql`
    delete from set_aside where workspace_id = ${workspaceId}
      and (kind = 'STREAM' and subject = any(${streams}::text[]) or kind = 'KEY' and subject = any(${keys}::text[]))`.execute(
    db,
  )
}

/** Queues everything that was set aside: another version may know what to make of it. */
export async function retrySetAside(db: DeriveDb): Promise<void> {
  await sql`
    insert into backlog (workspace_id, kind, subject) select workspace_id, kind, subject from set_aside
    on conflict do nothing`.execute(db)
}
