import type { WorkspaceId } from '@touchline/schema'
import type { Db, DeriveDb } from '../db/database.ts'

/** Whether the inputs of a workspace were rewritten, and what is derived of them is of before still. */
export async function isRebuildDue(db: DeriveDb, workspaceId: WorkspaceId): Promise<boolean> {
  const row = await db
    .selectFrom('rebuild_due')
    .where('workspace_id', '=', workspaceId)
    .select('since')
    .executeTakeFirst()
  return row !== undefined
}

/** Has everything of a workspace derived again before anything else is, whoever derives. Only the owner role may. */
export async function noteRebuildDue(db: Db, workspaceId: WorkspaceId, since: Date): Promise<void> {
  await db
    .insertInto('rebuild_due')
    .values({ workspace_id: workspaceId, since })
    .onConflict((is) => is.doNothing())
    .execute()
}

export async function noteRebuilt(db: DeriveDb, workspaceId: WorkspaceId): Promise<void> {
  await db.deleteFrom('rebuild_due').where('workspace_id', '=', workspaceId).execute()
}
