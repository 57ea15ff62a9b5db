import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'

/** Has decisions name addresses by what their keys have become. Only the owner role may. */
export async function wrapKeysInDecisions(db: Db, workspaceId: WorkspaceId): Promise<void> {
  await sql`
    update identity_decision_pair
    set key = current_key(workspace_id, key), other_key = current_key(workspace_id, other_key)
    where workspace_id = ${workspaceId} and (key like 'email:%' or other_key like 'email:%')`.execute(db)
}
