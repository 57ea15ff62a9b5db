import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db } from './database.ts'

/**
 * Runs `read` in one read-only snapshot that sees `workspaceId` and nothing else, whatever the queries in it forget to
 * say: row-level security is told which workspace, for this transaction only.
 */
export function asWorkspace<T>(db: Db, workspaceId: WorkspaceId, read: (db: Db) => Promise<T>): Promise<T> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (trx) => {
      await sql`select set_config('touchline.workspace_id', ${workspaceId}, true)`.execute(trx)
      return read(trx)
    })
}
