import { sql } from 'kysely'
import type { RowType } from '../lib/column-writers.ts'
import type { Db } from './database.ts'

const known = new WeakMap<Db, Promise<ReadonlyMap<string, RowType>>>()

/** The type of the rows of `table`. All tables are asked for together, once for each transaction. */
export async function rowTypeOf(db: Db, table: string): Promise<RowType> {
  const asked = known.get(db) ?? readRowTypes(db)
  known.set(db, asked)
  const type = await asked.catch((error) => {
    known.delete(db)
    throw error
  })
  const found = type.get(table)
  if (!found) throw new Error(`There is no table ${table}`)
  return found
}

async function readRowTypes(db: Db): Promise<ReadonlyMap<string, RowType>> {
  const { rows } = await sql<RowType & { table: string }>`
    select c.relname as table, c.reltype::bigint as number, columns.columns, key."primaryKey"
    from pg_class c cross join lateral (
      select json_agg(json_build_object('name', attname, 'type', atttypid::bigint) order by attnum) as columns
      from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped
    ) as columns join lateral (
      select json_agg(a.attname) as "primaryKey" from pg_index i
      join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey) where i.indrelid = c.oid and i.indisprimary
    ) as key on key."primaryKey" is not null
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`.execute(db)
  return new Map(rows.map(({ table, ...type }) => [table, type]))
}
