import { type Insertable, sql } from 'kysely'
import type { Db } from './database.ts'
import type { DB } from './tables.ts'

/** What one statement carries: keeps a parameter well under the size at which planning and memory hurt. */
const rowsPerStatement = 5_000

/**
 * Inserts any number of rows, each with every column of `table`, in few statements: one JSON parameter each, which
 * PostgreSQL spreads into typed columns (arrays and nested arrays included).
 */
export async function insertRows<Table extends keyof DB & string>(
  db: Db,
  table: Table,
  rows: readonly Insertable<DB[Table]>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const part = JSON.stringify(rows.slice(from, from + rowsPerStatement))
    await sql`insert into ${sql.table(table)}
      select * from jsonb_populate_recordset(null::${sql.table(table)}, ${part}::jsonb)`.execute(db)
  }
}
