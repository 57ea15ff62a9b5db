import { type Insertable, sql } from 'kysely'
import { encodeRows } from '../lib/encode-rows.ts'
import type { Db } from './database.ts'
import { rowTypeOf } from './row-types.ts'
import type { DB } from './tables.ts'

/** What one statement carries: keeps a parameter well under the size at which memory hurts. */
const rowsPerStatement = 5_000

/**
 * Inserts any number of rows, each with every column of `table`, in few statements: one parameter each, the rows as
 * PostgreSQL itself has them.
 */
export async function insertRows<Table extends keyof DB & string>(
  db: Db,
  table: Table,
  rows: readonly Insertable<DB[Table]>[],
): Promise<void> {
  if (rows.length === 0) return
  const type = await rowTypeOf(db, table)
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const part = encodeRows(type, rows.slice(from, from + rowsPerStatement))
    await sql`insert into ${sql.table(table)} select * from unnest(${part}::${sql.id('public', table)}[])`.execute(db)
  }
}
