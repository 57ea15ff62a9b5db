import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { DeriveDb } from '../db/database.ts'
import type { IdentityLink } from '../modules/identity/persons.ts'

/** Puts the events that were known at an instant in front of all of them. */
export async function recallEvents(db: DeriveDb, workspaceId: WorkspaceId, at: Date): Promise<void> {
  const instant = sql.lit(at.toISOString())
  await sql`
    create temp view event as select * from public.event where workspace_id = ${sql.lit(workspaceId)}
      and (received_at <= ${instant} or backfilled and occurred_at <= ${instant})`.execute(db)
  // Of a packed event the third says when it became known.
  await sql`
    create temp view sealed_stretch as
    select workspace_id, stream_id, first_event_id, is_elsewhere, began_at, ended_at, known_at, keys, known.events
    from public.sealed_stretch s cross join lateral (
      select jsonb_agg(packed.event order by packed.no) as events
      from jsonb_array_elements(s.events) with ordinality as packed (event, no)
      where s.known_at <= ${instant} or (packed.event ->> 2)::bigint <= ${sql.lit(at.getTime())}
    ) as known
    where s.workspace_id = ${sql.lit(workspaceId)} and known.events is not null`.execute(db)
}

/** The number of a decision that no other is later than. */
const lastNo = 2_147_483_647

/** Puts the decisions about persons that were taken until an instant in front of all of them. */
export async function recallDecisions(db: DeriveDb, workspaceId: WorkspaceId, at: Date): Promise<void> {
  const [own, instant] = [sql.lit(workspaceId), sql.lit(at.toISOString())]
  await sql`
    create temp table identity_decision_pair (like public.identity_decision_pair including indexes) on commit drop`.execute(
    db,
  )
  await sql`
    insert into identity_decision_pair
    select * from public.identity_decision_pair where workspace_id = ${workspaceId}`.execute(db)
  await sql`
    create temp view identity_decision as select * from public.identity_decision
    where workspace_id = ${own} and decided_at <= ${instant}
    union all select ${own}::uuid, ${sql.lit(lastNo)}::integer, 'SPLIT', ${instant}::timestamptz, '', 0, null::uuid`.execute(
    db,
  )
}

/** Has some links count for nothing, as if somebody had decided so. */
export async function cutLinks(db: DeriveDb, workspaceId: WorkspaceId, cut: readonly IdentityLink[]): Promise<void> {
  await sql`
    insert into identity_decision_pair
    select ${workspaceId}::uuid, key, other_key, ${lastNo}::integer
    from unnest(${cut.map(({ key }) => key)}::text[], ${cut.map(({ otherKey }) => otherKey)}::text[]) as held (key, other_key)
    where key <> other_key`.execute(db)
}

/** Takes away what stands in front of the inputs: other than tables, views would outlast the transaction. */
export async function forgetRecalled(db: DeriveDb): Promise<void> {
  const views = ['event', 'sealed_stretch', 'identity_decision', 'crm_record']
  await sql`drop view ${sql.join(views.map((view) => sql.id('pg_temp', view)))}`.execute(db)
}

/** Every link of what stands under `id`, whether it counts or not. */
export async function linksOf(db: DeriveDb, id: WorkspaceId): Promise<IdentityLink[]> {
  const { rows } = await sql<IdentityLink>`
    select distinct key, other_key as "otherKey" from identity_link where workspace_id = ${id}`.execute(db)
  return rows
}

/** Whose every key is of what stands under `id`. */
export async function personsUnder(db: DeriveDb, id: WorkspaceId): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; person: string }>`
    select key, person_id as person from person_key where workspace_id = ${id}`.execute(db)
  return new Map(rows.map(({ key, person }) => [key, person]))
}
