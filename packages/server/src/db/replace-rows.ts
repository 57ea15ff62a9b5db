import { type Insertable, type RawBuilder, sql } from 'kysely'
import { encodeRows } from '../lib/encode-rows.ts'
import { groupBy } from '../lib/group-by.ts'
import type { Db } from './database.ts'
import { rowTypeOf } from './row-types.ts'
import type { DB } from './tables.ts'

/** What one statement carries, unless a single id has more. */
const rowsPerStatement = 5_000

type Replacing<Table extends keyof DB, Named extends keyof DB[Table]> = {
  readonly table: Table & string
  readonly workspaceId: string
  /** All rows with these ids in this column are replaced, and no others. */
  readonly by: keyof DB[Table] & string
  readonly ids: readonly string[]
  readonly rows: readonly Insertable<DB[Table]>[]
  /** Of some ids, only the rows from an instant on, by this column. */
  readonly since?: { readonly column: keyof DB[Table] & string; readonly of: ReadonlyMap<string, Date> }
  /** A column of the primary key. */
  readonly naming: Named & string
}

/**
 * Replaces the rows of whole ids by `rows`, writing only what is different from what is there.
 *
 * @returns What stands in `naming` where a row came, went or changed: each once.
 */
export async function replaceRows<Table extends keyof DB, Named extends keyof DB[Table]>(
  db: Db,
  { table, workspaceId, by, ids, rows, since, naming }: Replacing<Table, Named>,
): Promise<string[]> {
  if (ids.length === 0) return []
  const type = await rowTypeOf(db, table)
  const changed = new Set<string>()
  for (const part of parts(ids, rows, (row) => String((row as Record<string, unknown>)[by]))) {
    const told = encodeRows(type, part.rows)
    const keyOf = (rows: string) => sql.join(type.primaryKey.map((column) => sql.ref(`${rows}.${column}`)))
    // `not in` is looked up in a hash. PostgreSQL takes an array for ten rows, and would go through all of it for each row held.
    const result = await sql<{ name: string }>`
      with told as materialized (select * from unnest(${told}::${sql.id('public', table)}[])),
      gone as (
        delete from ${sql.table(table)} as held using ${asked(part.ids, since?.of)}
        where held.workspace_id = ${workspaceId} and held.${sql.ref(by)} = asked.id
          and ${since ? sql`(asked.since is null or held.${sql.ref(since.column)} >= asked.since)` : sql`true`}
          and (${keyOf('held')}) not in (select ${keyOf('told')} from told)
        returning held.${sql.ref(naming)} as name
      ), written as (
        insert into ${sql.table(table)} as held select * from told
        on conflict (${columnList(type.primaryKey)}) do update set ${otherColumns(type)}
        where held.* is distinct from excluded.*
        returning held.${sql.ref(naming)} as name
      )
      select name from gone union select name from written`.execute(db)
    for (const { name } of result.rows) changed.add(name)
  }
  return [...changed]
}

const asked = (ids: readonly string[], since: ReadonlyMap<string, Date> | undefined): RawBuilder<unknown> =>
  sql`unnest(${ids}::uuid[], ${ids.map((id) => since?.get(id) ?? null)}::timestamptz[]) as asked (id, since)`

const columnList = (columns: readonly string[]): RawBuilder<unknown> => sql.join(columns.map((name) => sql.ref(name)))

const otherColumns = ({ columns, primaryKey }: Awaited<ReturnType<typeof rowTypeOf>>): RawBuilder<unknown> =>
  sql.join(
    columns
      .filter(({ name }) => !primaryKey.includes(name))
      .map(({ name }) => sql`${sql.ref(name)} = excluded.${sql.ref(name)}`),
  )

/** Ids with all of their rows, as many at a time as one statement carries. */
function* parts<Row>(ids: readonly string[], rows: readonly Row[], idOf: (row: Row) => string) {
  const byId = groupBy(rows, idOf)
  let part: { ids: string[]; rows: Row[] } = { ids: [], rows: [] }
  for (const id of new Set(ids)) {
    const own = byId.get(id) ?? []
    if (part.rows.length + own.length > rowsPerStatement && part.ids.length > 0) {
      yield part
      part = { ids: [], rows: [] }
    }
    part.ids.push(id)
    for (const row of own) part.rows.push(row)
  }
  yield part
}
