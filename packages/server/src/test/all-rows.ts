import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

/** Every row of every table, as text, table by table. The catalogue is asked for the tables, so that none is forgotten. */
export async function allRows(db: Db): Promise<Map<string, string[]>> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not relispartition and relname <> 'schema_migration' order by relname`.execute(db)
  const dumps = new Map<string, string[]>()
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`
      select t::text as row from ${sql.table(name)} t order by t::text collate "C"`.execute(db)
    dumps.set(
      name,
      rows.map(({ row }) => row),
    )
  }
  return dumps
}
