import { CompiledQuery, type RawBuilder, sql } from 'kysely'
import type { ColumnReader } from '../lib/binary-columns.ts'
import { rowReader } from '../lib/binary-rows.ts'
import type { Db } from './database.ts'
import { inlineParameters } from './inline-parameters.ts'

type Readers = { readonly [Name: string]: ColumnReader<unknown> }
type ColumnsOf<Some extends Readers> = {
  readonly [Name in keyof Some]: Some[Name] extends ColumnReader<infer Column> ? Column : never
}

/** Pieces are as large as they come. */
const anySize = 1

/**
 * Reads what `query` selects into typed arrays, a column each, without an object for any row: of millions of rows in about the
 * time that COPY takes to send them. It sees what any query on `db` sees.
 *
 * @param readers By the names of the columns, in whatever order.
 * @throws RangeError where a column has another type than its reader.
 */
export async function readColumns<Some extends Readers>(
  db: Db,
  query: RawBuilder<unknown>,
  readers: Some,
): Promise<{ readonly rows: number; readonly columns: ColumnsOf<Some> }> {
  const names = Object.keys(readers)
  const selected = sql`select ${sql.join(names.map((name) => sql.ref(name)))} from (${query}) as asked`.compile(db)
  const statement = `copy (${inlineParameters(selected)}) to stdout (format binary)`
  const reader = rowReader(Object.values(readers))
  for await (const { rows: pieces } of db.getExecutor().stream<Buffer>(CompiledQuery.raw(statement), anySize)) {
    for (const piece of pieces) reader.take(piece)
  }
  const columns = Object.fromEntries(Object.entries(readers).map(([name, { column }]) => [name, column()]))
  return { rows: reader.end(), columns: columns as ColumnsOf<Some> }
}
