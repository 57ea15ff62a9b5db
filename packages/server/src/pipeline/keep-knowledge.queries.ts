import type { WorkspaceId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import { actAs } from '../db/act-as.ts'
import type { Db, DeriveDb } from '../db/database.ts'
import { rowTypeOf } from '../db/row-types.ts'
import { policyOf } from '../modules/channels/classify.ts'
import { dropKnowledge, listKnowledge } from '../modules/workspaces/knowledge.queries.ts'
import { type Knowledge, knowledgeIdOf } from '../modules/workspaces/knowledge.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { derivedTables } from './queue.queries.ts'
import { spendKnownAt } from './shadow.queries.ts'

/**
 * Keeps what is derived in this transaction's temporary tables, with the spend that was known, under the id of this knowledge.
 *
 * @param db Of a login that may act as `ingest`, too.
 */
export async function keepKnowledge(db: DeriveDb, workspace: Workspace, known: Knowledge): Promise<void> {
  const keptAs = knowledgeIdOf(workspace.id, known)
  await forgetKnowledge(db, workspace.id, keptAs)
  for (const table of derivedTables) {
    const { columns } = await rowTypeOf(db, table)
    const names = columns.map(({ name }) => name)
    const values = names.map((name) => (name === 'workspace_id' ? sql`${keptAs}::uuid` : sql.ref(name)))
    await sql`
      insert into ${sql.id('public', table)} (${list(names)}) select ${sql.join(values)} from ${sql.id('pg_temp', table)}`.execute(
      db,
    )
  }
  await keepSpend(db, workspace, keptAs, known)
}

const list = (names: readonly string[]): RawBuilder<unknown> => sql.join(names.map((name) => sql.ref(name)))

type UnnamedSpend = { readonly source: string | null; readonly medium: string; readonly campaign: string | null }

/** Of spend whose channel no file named, the channel is the one that the rules of then give it. */
async function keepSpend(db: DeriveDb, workspace: Workspace, keptAs: WorkspaceId, known: Knowledge): Promise<void> {
  const { rows: unnamed } = await sql<UnnamedSpend>`
    select distinct nullif(source, '') as source, medium, nullif(campaign, '') as campaign from spend
    where workspace_id = ${workspace.id} and named_channel = ''`.execute(db)
  const { classify } = policyOf(workspace)
  const ruled = unnamed.map((facts) => ({ ...facts, channel: classify(facts) }))
  await actAs(db, 'ingest')
  await sql`
    insert into spend (workspace_id, spend_day, system, channel, campaign, source, version, effective_at, recorded_at, backfilled,
      amount_minor, named_channel, medium)
    select ${keptAs}::uuid, s.spend_day, s.system, coalesce(r.channel, s.channel), s.campaign, s.source, s.version, s.effective_at,
      s.recorded_at, s.backfilled, s.amount_minor, s.named_channel, s.medium
    from spend s left join jsonb_to_recordset(${JSON.stringify(ruled)}::jsonb)
      as r (source text, medium text, campaign text, channel text)
      on s.named_channel = '' and r.medium = s.medium and coalesce(r.source, '') = s.source
        and coalesce(r.campaign, '') = s.campaign
    where s.workspace_id = ${workspace.id} and ${spendKnownAt} <= (
      case when s.version = 1 then ${known.outcomes}::timestamptz else ${known.corrections}::timestamptz end
    )`.execute(db)
  await actAs(db, 'derive')
}

/** Deletes whatever stands under the id of some knowledge of a workspace: what is derived, and spend. */
export async function forgetKnowledge(db: DeriveDb, workspaceId: WorkspaceId, id: WorkspaceId): Promise<void> {
  for (const table of derivedTables) {
    await sql`
      delete from ${sql.id('public', table)} where workspace_id = ${id} and exists (
        select from knowledge k where k.workspace_id = ${workspaceId} and k.knowledge_id = ${id}
      )`.execute(db)
  }
  await sql`select forget_known_spend(${workspaceId}::uuid, ${id}::uuid)`.execute(db)
}

/** What the lock of all earlier knowledge of a workspace is called, before it is hashed. Whoever derives some shares it. */
export const knowledgeLock = (workspaceId: WorkspaceId): string => `all knowledge:${workspaceId}`

/** Waits until nobody derives earlier knowledge of the workspace from inputs that are about to change: until this ends, none will. */
export async function lockKnowledge(db: Db, workspaceId: WorkspaceId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${knowledgeLock(workspaceId)}, 0))`.execute(db)
}

/** Deletes all that was derived of earlier times of a workspace: what it should know no longer is in it. It may be asked for anew. */
export async function forgetAllKnowledge(db: Db, workspaceId: WorkspaceId): Promise<void> {
  for (const { id } of await listKnowledge(db, workspaceId)) {
    await forgetKnowledge(db, workspaceId, id)
    await dropKnowledge(db, workspaceId, id)
  }
}
