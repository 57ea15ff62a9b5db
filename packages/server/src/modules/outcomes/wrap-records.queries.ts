import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'

/** How many versions of records name an address. */
export async function countRecordsToWrap(db: Db, workspaceId: WorkspaceId): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from crm_record where workspace_id = ${workspaceId} and fields ? 'emailKey'`.execute(db)
  return rows[0]?.count ?? 0
}

/** Has records name addresses by what their keys have become. Only the owner role may. Returns how many versions of records. */
export async function wrapKeysInRecords(db: Db, workspaceId: WorkspaceId): Promise<number> {
  const { numAffectedRows } = await sql`
    update crm_record set (record_id, fields) = (select * from current_record(workspace_id, record_id, fields))
    where workspace_id = ${workspaceId} and fields ? 'emailKey'`.execute(db)
  return Number(numAffectedRows)
}
