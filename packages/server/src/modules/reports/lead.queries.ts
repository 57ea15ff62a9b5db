import type { AccountId, Milestone, PersonId, WorkspaceId } from '@touchline/schema'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { Lead as LeadTable } from '../../db/tables.ts'
import type { LeadCursor } from './cursor.ts'
import type { Precision } from './journey.ts'
import type { LeadKey } from './keys.ts'
import type { Lead, LeadFilter, LeadMilestone } from './lead.ts'
import type { PageQuestion } from './page.ts'

type Row = Selectable<LeadTable>

/** Leads by their names, with the name that each was asked for by: it may hold a former id of the person. */
export async function leadsByKey(
  db: Db,
  workspaceId: WorkspaceId,
  keys: readonly LeadKey[],
): Promise<{ asked: LeadKey; lead: Lead }[]> {
  const { rows } = await sql<Row & { askedFor: PersonId }>`
    select asked.person_id as "askedFor", l.*
    from unnest(${keys.map(({ personId }) => personId)}::uuid[], ${keys.map(({ no }) => no)}::int[])
      as asked (person_id, lead_no)
    cross join lateral (${currentId(workspaceId, sql.ref('asked.person_id'))}) as current
    join lead l on l.workspace_id = ${workspaceId} and l.person_id = current.person_id and l.lead_no = asked.lead_no
  `.execute(db)
  return rows.map(({ askedFor, ...row }) => ({ asked: { personId: askedFor, no: row.lead_no }, lead: leadOf(row) }))
}

/** The id that a person has now, by that or by one from before two persons turned out to be the same, or a key was wrapped. */
export const currentId = (workspaceId: WorkspaceId, personId: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select coalesce((
    select k.person_id from person_key k where k.workspace_id = ${workspaceId} and k.own_id = ${personId} limit 1
  ), (
    select k.person_id from former_person f join person_key k on k.workspace_id = f.workspace_id and k.key = f.key
    where f.workspace_id = ${workspaceId} and f.former_id = ${personId}
  ), ${personId}) as person_id`

/** Leads that match, newest first, or last first if asked from the end: one more than the page is to have. */
export async function leadsOfPage(
  db: Db,
  workspaceId: WorkspaceId,
  filter: LeadFilter,
  { size, fromEnd, after, before }: PageQuestion<LeadCursor>,
): Promise<Lead[]> {
  const direction = fromEnd ? sql`asc` : sql`desc`
  const { rows } = await sql<Row>`
    select l.* from ${matching(workspaceId, filter)}
      and ${after ? sql`${position} < (${sql.join([...after])})` : sql`true`}
      and ${before ? sql`${position} > (${sql.join([...before])})` : sql`true`}
    order by l.lead_at ${direction}, l.person_id ${direction}, l.lead_no ${direction}
    limit ${size + 1}`.execute(db)
  return rows.map(leadOf)
}

export async function countMatching(db: Db, workspaceId: WorkspaceId, filter: LeadFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${matching(workspaceId, filter)}`.execute(db)
  return rows[0]?.count ?? 0
}

const position = sql`(l.lead_at, l.person_id, l.lead_no)`

function matching(workspaceId: WorkspaceId, filter: LeadFilter): RawBuilder<unknown> {
  const { created, channel, source, milestone, account, assignBy } = filter
  const conditions = [
    sql`l.workspace_id = ${workspaceId}`,
    ...(created ? [sql`l.lead_at >= ${created.from} and l.lead_at < ${created.to}`] : []),
    ...(channel === null ? [] : [sql`a.channel = ${channel}`]),
    ...(source === null ? [] : [sql`a.source = ${source}`]),
    ...ofAccount(workspaceId, account),
    ...(milestone === null || milestone === 'LEAD' ? [] : [sql`${knownBy(milestone)} is not null`]),
  ]
  return sql`lead l join lead_assignment a on a.workspace_id = l.workspace_id and a.person_id = l.person_id
    and a.lead_no = l.lead_no and a.assign_by = ${assignBy} where ${sql.join(conditions, sql` and `)}`
}

const ofAccount = (workspaceId: WorkspaceId, account: AccountId | undefined): RawBuilder<unknown>[] =>
  account === undefined
    ? []
    : [
        sql`l.person_id in (
          select person_id from account_person where workspace_id = ${workspaceId} and account_id = ${account})`,
      ]

const knownBy = (milestone: string): RawBuilder<unknown> => sql.ref(`l.${milestone.toLowerCase()}_known_by`)
const leadOf = (row: Row): Lead => ({
  personId: row.person_id,
  no: row.lead_no,
  createdAt: row.lead_at,
  createdAtPrecision: row.lead_precision as Precision,
  milestones: milestonesOf(row),
  stage: row.crm_stage,
  stageName: row.stage,
  stageSince: row.stage_since,
  owner: row.owner,
  inCrm: row.in_crm,
  revenueMinor: row.revenue_minor,
  winReason: row.win_reason,
  lossReason: row.loss_reason,
  refusal: row.refused_at && { at: row.refused_at, reason: row.refusal_reason },
  recycling: row.recycled_at && { at: row.recycled_at, reason: row.recycle_reason, until: row.recycled_until },
  selfReportedSource: row.self_reported_source,
  requestedAt: row.requested_at,
  assignedAt: row.assigned_at,
})

/** Each has two columns of its own; LEAD is always reached and dated. */
const laterMilestones = ['MQL', 'SAL', 'SQL', 'OPPORTUNITY', 'WON', 'LOST'] as const satisfies readonly Milestone[]

const milestonesOf = (row: Row): LeadMilestone[] => [
  { milestone: 'LEAD', at: row.lead_at, knownBy: 'DATE' },
  ...laterMilestones.flatMap((milestone) => {
    const name = milestone.toLowerCase() as Lowercase<typeof milestone>
    const knownBy = row[`${name}_known_by`] as LeadMilestone['knownBy'] | null
    return knownBy === null ? [] : [{ milestone, at: row[`${name}_at`], knownBy }]
  }),
]
