import { sql } from 'kysely'
import type { Db } from '../db/database.ts'

const tables = [
  'identification',
  'identity_link',
  'person_key',
  'touchpoint',
  'lead',
  'lead_assignment',
  'opportunity',
  'conversion',
] as const

/** Every derived row, as text, table by table: what must come out the same whichever way it was derived. */
export async function derivedTables(db: Db): Promise<Record<string, string[]>> {
  const dumps = await Promise.all(
    tables.map(async (table) => {
      const { rows } = await sql<{ row: string }>`
        select t::text as row from ${sql.table(table)} t order by t::text collate "C"`.execute(db)
      return [table, rows.map(({ row }) => row)] as const
    }),
  )
  return Object.fromEntries(dumps)
}
