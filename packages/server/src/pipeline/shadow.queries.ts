import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { DeriveDb } from '../db/database.ts'
import type { DB } from '../db/tables.ts'

type Table = keyof DB & string

/** The name that the rows of a table have once they are shown among the others. */
const rowsOf = (table: Table) => sql.table(`past_${table}`)

/**
 * Puts an empty temporary table in front of a table: until the transaction ends, whatever names it without a schema
 * writes and reads that.
 */
export async function shadow(db: DeriveDb, table: Table): Promise<void> {
  await sql`create temp table ${sql.table(table)} (like ${sql.id('public', table)} including indexes including identity
    including defaults) on commit drop`.execute(db)
}

/** What of a table is replaced: whatever is alike in these columns of this temporary table. */
export type Replaced = { readonly name: string; readonly columns: readonly string[] }

/** Makes the table that says what is replaced: each once. Its key lets small questions look up what they are about. */
export async function replaceIn(
  db: DeriveDb,
  { name, columns }: Replaced,
  type: 'text' | 'uuid',
  rows: readonly (readonly string[])[],
): Promise<void> {
  const typed = columns.map((column) => sql`${sql.ref(column)} ${sql.raw(type)}`)
  const key = sql.join(columns.map((column) => sql.ref(column)))
  await sql`create temp table ${sql.table(name)} (${sql.join(typed)}, primary key (${key})) on commit drop`.execute(db)
  const values = columns.map((_, i) => sql`${rows.map((row) => row[i])}::${sql.raw(type)}[]`)
  await sql`insert into ${sql.table(name)} select * from unnest(${sql.join(values)})`.execute(db)
  await sql`analyze ${sql.table(name)}`.execute(db)
}

/**
 * Shows what was written to the shadow of a table among the rows of the table that it doesn't replace: under the name of
 * the table there is a view then.
 */
export async function reveal(db: DeriveDb, workspaceId: WorkspaceId, table: Table, replaced: Replaced): Promise<void> {
  const isAlike = replaced.columns.map((column) => sql`${sql.ref(`r.${column}`)} = ${sql.ref(`kept.${column}`)}`)
  await sql`alter table pg_temp.${sql.table(table)} rename to ${rowsOf(table)}`.execute(db)
  await sql`analyze ${rowsOf(table)}`.execute(db)
  await sql`
    create temp view ${sql.table(table)} with (security_invoker = true) as
    select * from ${sql.id('public', table)} kept
    where workspace_id = ${sql.lit(workspaceId)} and not exists (
      select from ${sql.table(replaced.name)} r where ${sql.join(isAlike, sql` and `)}
    )
    union all select * from ${rowsOf(table)}`.execute(db)
}

/** Lets the reader see what reports read, as it sees the tables themselves. */
export async function letRead(db: DeriveDb, tables: readonly Table[], replaced: readonly Replaced[]): Promise<void> {
  const names = [
    ...tables.flatMap((table) => [sql.table(table), rowsOf(table)]),
    ...replaced.map(({ name }) => sql.table(name)),
    sql.table('spend'),
  ]
  await sql`grant select on ${sql.join(names)} to touchline_reader`.execute(db)
}

/** When an amount of spend became known: history when it was spent, though what was told otherwise when that was told. */
export const spendKnownAt = sql`case when backfilled and version = 1 then least(effective_at, recorded_at) else recorded_at end`

/** Puts what was told of spend until an instant in front of all of it. */
export async function recallSpend(db: DeriveDb, workspaceId: WorkspaceId, asOf: Date): Promise<void> {
  await sql`
    create temp view spend with (security_invoker = true) as
    select * from public.spend where workspace_id = ${sql.lit(workspaceId)}
      and ${spendKnownAt} <= ${sql.lit(asOf.toISOString())}`.execute(db)
}

/** Persons whom any of `streams` has touchpoints of. */
export async function personsMetIn(db: DeriveDb, workspaceId: WorkspaceId, streams: Replaced) {
  const { rows } = await sql<{ person: string }>`
    select distinct subject_id as person from public.touchpoint t
    where t.workspace_id = ${workspaceId} and is_person
      and exists (select from ${sql.table(streams.name)} s where s.stream_id = t.stream_id)`.execute(db)
  return rows.map(({ person }) => person)
}
