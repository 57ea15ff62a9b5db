import type { PersonId, WorkspaceId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Db, DeriveDb } from '../db/database.ts'
import { cohortSums, cohortsOf, winsOf } from '../modules/reports/cohort-sums.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'

/** A table of sums over sets of leads. */
type RollUp = {
  readonly table: (typeof rollUpTables)[number]
  readonly keys: readonly string[]
  /** The first counts what the row is about: where it is none, there is no row. */
  readonly sums: readonly [string, ...string[]]
  /** The rows of leads of some persons alone: an array of them, or a query. */
  readonly rowsOf: (workspace: Workspace, persons: RawBuilder<unknown>) => RawBuilder<unknown>
}

/** Sums over what is derived of leads. They name nobody. */
export const rollUpTables = ['channel_cohort', 'channel_cohort_win'] as const

const cohortKeys = ['workspace_id', 'assign_by', 'cohort_day', 'channel']

const rollUps: readonly RollUp[] = [
  {
    table: 'channel_cohort',
    keys: cohortKeys,
    sums: Object.keys(cohortSums()) as [string, ...string[]],
    rowsOf: cohortsOf,
  },
  { table: 'channel_cohort_win', keys: [...cohortKeys, 'days_to_win'], sums: ['won'], rowsOf: winsOf },
]

/**
 * Keeps roll-ups in step with the leads of `persons`, which `replace` replaces: what they added before is taken out, and what
 * they add now put in. In one transaction, which others may derive beside, though none of these persons.
 *
 * @param replace Returns whether any row is another now.
 */
export async function rollingUp(
  db: DeriveDb,
  workspace: Workspace,
  persons: readonly PersonId[],
  replace: () => Promise<boolean>,
): Promise<void> {
  const before: (string | null)[] = []
  for (const rollUp of rollUps) before.push(await rowsAsText(db, workspace, rollUp, persons))
  if (!(await replace())) return
  await lockRollUps(db, workspace.id)
  for (const [i, rollUp] of rollUps.entries()) await addUp(db, workspace, rollUp, persons, before[i] ?? null)
}

/**
 * Waits until no other transaction changes the workspace's roll-ups: whether a row is emptied depends on all that is put in. It
 * is the last that a batch does, so nobody is kept waiting for long.
 */
async function lockRollUps(db: DeriveDb, workspaceId: WorkspaceId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`roll-up:${workspaceId}`}, 0))`.execute(db)
}

/** How many rows of the roll-ups a workspace has, and how many of them are not what its leads add up to: of one instant. */
export async function checkRollUps(db: Db, workspace: Workspace): Promise<{ rows: number; wrong: number }> {
  const everybody = sql`select person_id from lead where workspace_id = ${workspace.id}`
  const sums = { rows: 0, wrong: 0 }
  for (const { table, keys, rowsOf } of rollUps) {
    const held = sql`select * from ${sql.table(table)} where workspace_id = ${workspace.id}`
    const told = sql`select * from (${rowsOf(workspace, everybody)}) as told`
    const key = sql.join(keys.map((name) => sql.ref(name)))
    const { rows } = await sql<{ rows: number; wrong: number }>`
      with held as materialized (${held}), told as materialized (${told})
      select (select count(*) from held) as rows, (
        select count(distinct (${key})) from (
          (table held except all table told) union all (table told except all table held)
        ) as apart
      ) as wrong`.execute(db)
    sums.rows += rows[0]?.rows ?? 0
    sums.wrong += rows[0]?.wrong ?? 0
  }
  return sums
}

/** As PostgreSQL itself writes an array of rows, to be handed back to it. Null for none. */
async function rowsAsText(db: DeriveDb, workspace: Workspace, { table, rowsOf }: RollUp, persons: readonly PersonId[]) {
  const { rows } = await sql<{ text: string | null }>`
    select array_agg(row(own.*)::${sql.table(table)})::text as text
    from (${rowsOf(workspace, arrayOf(persons))}) as own`.execute(db)
  return rows[0]?.text ?? null
}

const arrayOf = (persons: readonly PersonId[]): RawBuilder<unknown> => sql`${persons}::uuid[]`

/** @param before What to take out: rows as text. */
async function addUp(
  db: DeriveDb,
  workspace: Workspace,
  { table, keys, sums, rowsOf }: RollUp,
  persons: readonly PersonId[],
  before: string | null,
): Promise<void> {
  const each = (write: (column: RawBuilder<unknown>) => RawBuilder<unknown>, columns: readonly string[] = sums) =>
    sql.join(columns.map((column) => write(sql.ref(column))))
  const isSame = sql.join(
    keys.map((key) => sql`${sql.ref(`held.${key}`)} = ${sql.ref(`change.${key}`)}`),
    sql` and `,
  )
  const isEmptied = sql`${isSame} and ${sql.ref(`held.${sums[0]}`)} + ${sql.ref(`change.${sums[0]}`)} = 0`
  await sql`
    with told as (
      select * from (${rowsOf(workspace, arrayOf(persons))}) as now
      union all
      select ${each((key) => key, keys)}, ${each((sum) => sql`-${sum}`)} from unnest(${before}::${sql.table(table)}[])
    ), change as (
      select ${each((key) => key, keys)}, ${each((sum) => sql`sum(${sum}) as ${sum}`)} from told
      group by ${each((key) => key, keys)} having (${each((sum) => sql`sum(${sum})`)}) <> (${each(() => sql`0`)})
    ), gone as (
      delete from ${sql.table(table)} as held using change where ${isEmptied}
    )
    insert into ${sql.table(table)} as held select * from change
    where not exists (select from ${sql.table(table)} as held where ${isEmptied})
    on conflict (${each((key) => key, keys)}) do update
    set ${sql.join(sums.map((sum) => sql`${sql.ref(sum)} = ${sql.ref(`held.${sum}`)} + ${sql.ref(`excluded.${sum}`)}`))}`.execute(
    db,
  )
}
