import type { PersonId, SubjectId, WorkspaceId } from '@touchline/schema'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import { anyOf } from '../../db/any-of.ts'
import type { Db } from '../../db/database.ts'
import type { Lead as LeadTable } from '../../db/tables.ts'
import type { LeadFacts, Step } from './lead-in-question.ts'

/** A lead as history has it. */
export type PastLead = {
  readonly personId: PersonId
  readonly isWon: boolean
  /** Month in which it became a lead, `YYYY-MM` in the workspace's zone. */
  readonly month: string
  readonly facts: LeadFacts
}

/** Which leads: those from an instant on, all, or one. */
export type WantedLeads = { readonly since: Date | null } | { readonly personId: PersonId; readonly no: number }

/**
 * Leads in time order, as they are known now.
 *
 * @param now Until when leads that are neither won nor lost can be qualified.
 */
export async function pastLeads(db: Db, workspaceId: WorkspaceId, wanted: WantedLeads, now: Date): Promise<PastLead[]> {
  const { rows } = await sql<Row>`
    select l.person_id, l.lead_at, l.won_at, l.lost_at, l.won_known_by, l.in_crm, l.crm_source, l.crm_stage, l.owner,
      placed.channel, to_char(l.lead_at at time zone w.time_zone, 'YYYY-MM') as month,
      exists (
        select from person_key k
        where k.workspace_id = l.workspace_id and k.person_id = l.person_id and k.key like 'email:%'
      ) as has_email
    from lead l
    join workspace w using (workspace_id)
    join lead_assignment placed using (workspace_id, person_id, lead_no)
    where l.workspace_id = ${workspaceId} and placed.assign_by = 'LEAD_CREATION' and ${matching(wanted)}
    order by l.lead_at, l.person_id, l.lead_no`.execute(db)
  return rows.map((row) => ({
    personId: row.person_id,
    isWon: row.won_known_by !== null,
    month: row.month,
    facts: factsOf(row, now),
  }))
}

type Row = Selectable<LeadTable> & { readonly channel: string; readonly month: string; readonly has_email: boolean }

function matching(wanted: WantedLeads): RawBuilder<unknown> {
  if ('no' in wanted) return sql`l.person_id = ${wanted.personId} and l.lead_no = ${wanted.no}`
  return wanted.since ? sql`l.lead_at >= ${wanted.since}` : sql`true`
}

const factsOf = (row: Row, now: Date): LeadFacts => ({
  leadAt: row.lead_at.getTime(),
  until: Math.min(...[row.won_at, row.lost_at, now].flatMap((at) => at?.getTime() ?? [])),
  hasEmail: row.has_email,
  inCrm: row.in_crm,
  crmSource: row.crm_source,
  crmStage: row.crm_stage,
  owner: row.owner,
  channel: row.channel,
})

/** The journeys of persons, by person. */
export async function stepsOfPersons(
  db: Db,
  workspaceId: WorkspaceId,
  persons: readonly PersonId[],
): Promise<{ personId: string; step: Step }[]> {
  const rows = await db
    .selectFrom('touchpoint')
    .where('workspace_id', '=', workspaceId)
    .where('subject_id', '=', anyOf(persons.map((personId) => personId as string as SubjectId)))
    .select(['subject_id', 'occurred_at', 'ended_at', 'side', 'kind', 'channel', 'landing_page', 'pages', 'forms'])
    .select(['lead_form_at', 'lead_form_page'])
    .execute()
  return rows.map((row) => ({
    personId: row.subject_id,
    step: {
      at: row.occurred_at.getTime(),
      endedAt: row.ended_at.getTime(),
      side: row.side as Step['side'],
      kind: row.kind,
      channel: row.channel,
      landingPage: row.landing_page,
      pages: row.pages,
      forms: row.forms,
      leadFormAt: row.lead_form_at?.getTime() ?? null,
      leadFormPage: row.lead_form_page,
    },
  }))
}
