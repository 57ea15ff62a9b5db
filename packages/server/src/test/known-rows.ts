import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import { actAs } from '../db/act-as.ts'
import type { Db } from '../db/database.ts'
import { rowTypeOf } from '../db/row-types.ts'
import { requestKnowledge } from '../modules/workspaces/knowledge.queries.ts'
import { type Knowledge, knowledgeIdOf } from '../modules/workspaces/knowledge.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { deriveKnowledge } from '../pipeline/derive-knowledge.ts'
import { derivedTables } from '../pipeline/queue.queries.ts'

/** Every derived row under an id, as text, without that id. */
export async function rowsUnder(db: Db, id: WorkspaceId): Promise<Record<string, string[]>> {
  const dumps: [string, string[]][] = []
  for (const table of derivedTables) {
    const { columns } = await rowTypeOf(db, table)
    const own = columns.filter(({ name }) => name !== 'workspace_id').map(({ name }) => sql.ref(name))
    const { rows } = await sql<{ row: string }>`
      select row(${sql.join(own)})::text collate "C" as row from ${sql.table(table)} where workspace_id = ${id}
      order by 1`.execute(db)
    dumps.push([table, rows.map(({ row }) => row)])
  }
  return Object.fromEntries(dumps)
}

/** Derives what was known, and says under which id it stands. */
export async function keepKnown(db: Db, workspace: Workspace, known: Knowledge): Promise<WorkspaceId> {
  await requestKnowledge(db, workspace.id, [known], { now: new Date() })
  await db.transaction().execute(async (trx) => {
    await actAs(trx, 'derive')
    await deriveKnowledge(trx, workspace, known)
  })
  return knowledgeIdOf(workspace.id, known)
}
