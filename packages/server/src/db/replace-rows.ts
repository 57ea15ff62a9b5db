import { type Insertable, type RawBuilder, sql } from 'kysely'
import { encodeRows } from '../lib/encode-rows.ts'
import { groupBy } from '../lib/group-by.ts'
import type { Db } from './database.ts'
import { rowTypeOf } from './row-types.ts'
import type { DB } from './tables.ts'

/** What one statement carries, unless a single id has more. */
const rowsPerStatement = 5_000

type Replacing<Table extends keyof DB, Named extends keyof DB[Table], Told> = {
  readonly table: Table & string
  readonly workspaceId: string
  /** All rows with these ids in this column, one of the primary key, are replaced, and no others. */
  readonly by: keyof DB[Table] & string
  readonly ids: readonly string[]
  readonly rows: readonly Insertable<DB[Table]>[]
  /** Of some ids, only the rows from an instant on, by this column. */
  readonly since?: { readonly column: keyof DB[Table] & string; readonly of: ReadonlyMap<string, Date> }
  /** A column of the primary key. */
  readonly naming: Named & string
  /** What to say of all rows with one name that came, went, or changed, as they were and as they are: aggregates. */
  readonly telling?: { readonly [Name in keyof Told]: RawBuilder<Told[Name]> }
}

/** Rows that came, went or changed. */
type Changed<Told> = Told & {
  /** What they have in the column asked for. */
  readonly name: string
}

/**
 * Replaces the rows of whole ids by `rows`, writing only what is different from what is there. Nobody else may write rows of
 * these ids meanwhile: what is new is inserted without a look for who else has, as `on conflict` writes each row twice to the log.
 *
 * @returns Each name of which a row is another now. Where one statement was not enough, a name may be there more than once.
 */
export async function replaceRows<
  Table extends keyof DB,
  Named extends keyof DB[Table],
  Told extends object = Record<never, never>,
>(
  db: Db,
  { table, workspaceId, by, ids, rows, since, naming, telling }: Replacing<Table, Named, Told>,
): Promise<Changed<Told>[]> {
  if (ids.length === 0) return []
  const type = await rowTypeOf(db, table)
  const changed: Changed<Told>[] = []
  for (const part of parts(ids, rows, (row) => String((row as Record<string, unknown>)[by]))) {
    const told = encodeRows(type, part.rows)
    const keyColumns = columnList(type.primaryKey)
    const keyOf = (rows: string) => sql.join(type.primaryKey.map((column) => sql.ref(`${rows}.${column}`)))
    // `not in` is looked up in a hash. PostgreSQL takes an array for ten rows, and would go through all of it for each row held.
    const { rows } = await sql<Changed<Told>>`
      with told as materialized (select * from unnest(${told}::${sql.id('public', table)}[])),
      found as materialized (${heldBy({ table, workspaceId, by, since }, part.ids, type.primaryKey)}),
      gone as (
        delete from ${sql.table(table)} as held where held.ctid = any(array(
          select found.place from found where (${keyOf('found')}) not in (select ${keyOf('told')} from told)
        ))
        returning held.*
      ), updated as (
        update ${sql.table(table)} as held set ${otherColumns(type)}
        from told join found on (${keyOf('found')}) = (${keyOf('told')})
        where held.ctid = found.place and found.held is distinct from told.*
        returning held.*
      ), inserted as (
        insert into ${sql.table(table)}
        select * from told where (${keyOf('told')}) not in (select ${keyOf('found')} from found)
        returning *
      ), written as (
        select * from updated union all select * from inserted
      ), changed as (
        select * from gone union all select * from written
        ${telling ? sql`union all select (found.held).* from written join found using (${keyColumns})` : sql``}
      )
      select ${sql.ref(naming)} as name ${aggregates(telling)} from changed group by ${sql.ref(naming)}`.execute(db)
    for (const row of rows) changed.push(row)
  }
  return changed
}

/** A row that was found is as it was before the statement. */
const aggregates = (telling: Readonly<Record<string, RawBuilder<unknown>>> = {}): RawBuilder<unknown> =>
  sql.join(
    Object.entries(telling).map(([name, aggregate]) => sql`, ${aggregate} as ${sql.ref(name)}`),
    sql``,
  )

type Held = {
  readonly table: string
  readonly workspaceId: string
  readonly by: string
  readonly since: { readonly column: string; readonly of: ReadonlyMap<string, Date> } | undefined
}

/**
 * The rows held of `ids`, with their places and keys. Each id's are looked up by the index, which `offset 0` sees to: by
 * what it thinks of an array and of `not in`, PostgreSQL would go through the whole table for a few of them.
 */
const heldBy = (
  { table, workspaceId, by, since }: Held,
  ids: readonly string[],
  primaryKey: readonly string[],
): RawBuilder<unknown> => sql`
  select own.*
  from unnest(${ids}::uuid[], ${ids.map((id) => since?.of.get(id)?.toISOString() ?? null)}::timestamptz[]) as asked (id, since)
  cross join lateral (
    select held.ctid as place, ${columnList(primaryKey)}, held from ${sql.table(table)} as held
    where held.workspace_id = ${workspaceId} and held.${sql.ref(by)} = asked.id
      ${since ? sql`and held.${sql.ref(since.column)} >= coalesce(asked.since, '-infinity')` : sql``}
    offset 0
  ) as own`

const columnList = (columns: readonly string[]): RawBuilder<unknown> => sql.join(columns.map((name) => sql.ref(name)))

const otherColumns = ({ columns, primaryKey }: Awaited<ReturnType<typeof rowTypeOf>>): RawBuilder<unknown> =>
  sql.join(
    columns
      .filter(({ name }) => !primaryKey.includes(name))
      .map(({ name }) => sql`${sql.ref(name)} = told.${sql.ref(name)}`),
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
