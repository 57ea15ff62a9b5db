import { salesSourced, type WorkspaceId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { KnownFact } from '../channels/classify.ts'
import type { Alike } from './channel-moves.ts'

/** The column of `touchpoint` that has a fact; what the CRM said is the lead's. */
const columns: Readonly<Record<Exclude<KnownFact, 'crmSource'>, string>> = {
  kind: 'kind',
  source: 'source',
  medium: 'medium',
  campaign: 'campaign',
  adContent: 'ad_content',
  keyword: 'keyword',
  clickId: 'click_id',
  referrerHost: 'referrer_host',
  landingPage: 'landing_page',
}

/** The columns of `touchpoint` that have what is asked, with the fact of each. */
export const columnsOf = (asked: readonly KnownFact[]): (readonly [KnownFact, string])[] =>
  asked.flatMap((fact) => (fact === 'crmSource' ? [] : [[fact, columns[fact]] as const]))

/** All touchpoints of a workspace, counted by the facts that rules ask about and by the channel that they have. */
export async function touchpointsAlike(
  db: Db,
  workspaceId: WorkspaceId,
  asked: readonly KnownFact[],
): Promise<Alike[]> {
  const facts = sql.join(columnsOf(asked).map(([fact, column]) => sql`${sql.lit(fact)}, ${sql.ref(column)}`))
  const groups = sql.join(columnsOf(asked).map(([, column]) => sql.ref(column)))
  const { rows } = await sql<Alike>`
    select jsonb_build_object(${facts}) as facts, channel, count(*)::int as count from touchpoint
    where workspace_id = ${workspaceId} group by channel, ${groups}`.execute(db)
  return rows
}

/** All leads of a workspace: by the touchpoint that they count by, and by the CRM's lead source where that tells alone. */
export async function leadsAlike(db: Db, workspaceId: WorkspaceId, asked: readonly KnownFact[]): Promise<Alike[]> {
  const facts = sql.join(columnsOf(asked).map(([fact, column]) => sql`${sql.lit(fact)}, t.${sql.ref(column)}`))
  const groups = sql.join(columnsOf(asked).map(([, column]) => sql`t.${sql.ref(column)}`))
  const { rows } = await sql<Alike>`
    select jsonb_build_object(${facts}) as facts, a.channel, count(*)::int as count
    from lead_assignment a join touchpoint t on t.workspace_id = a.workspace_id and t.subject_id = a.person_id
      and t.stream_id = a.stream_id and t.touchpoint_id = a.touchpoint_id
    where a.workspace_id = ${workspaceId} and a.assign_by = 'LEAD_CREATION' group by a.channel, ${groups}
    union all
    select jsonb_build_object('crmSource', l.crm_source), a.channel, count(*)::int ${byCrmSource(workspaceId)}
    group by a.channel, l.crm_source`.execute(db)
  return rows
}

/** Leads that count by the CRM's lead source alone, as `l`, with their assignment `a`. */
export const byCrmSource = (workspaceId: WorkspaceId): RawBuilder<unknown> => sql`
  from lead_assignment a join lead l using (workspace_id, person_id, lead_no)
  where a.workspace_id = ${workspaceId} and a.assign_by = 'LEAD_CREATION' and a.touchpoint_id is null
    and l.crm_source is not null and a.channel <> ${salesSourced}`
