import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { derivedTables } from '../pipeline/queue.queries.ts'

/** Every derived row, as text, table by table: what must come out the same whichever way it was derived. */
export async function derivedRows(db: Db): Promise<Record<string, string[]>> {
  const dumps = await Promise.all(
    derivedTables.map(async (table) => {
      const { rows } = await sql<{ row: string }>`
        select t::text as row from ${sql.table(table)} t order by t::text collate "C"`.execute(db)
      return [table, rows.map(({ row }) => row)] as const
    }),
  )
  return Object.fromEntries(dumps)
}
