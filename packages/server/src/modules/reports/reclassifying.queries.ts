import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'

/** How many streams and people's keys wait for the channels that other rules give them. */
export async function reclassifying(db: Db, workspaceId: WorkspaceId): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from backlog where workspace_id = ${workspaceId}`.execute(db)
  return rows[0]?.waiting ?? 0
}
