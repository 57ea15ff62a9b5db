import type { PersonId, SubjectId } from '@touchline/schema'
import { sql } from 'kysely'
import { anyOf } from '../../db/any-of.ts'
import type { Db } from '../../db/database.ts'
import { groupBy } from '../../lib/group-by.ts'
import type { Step } from '../definitions/lead-in-question.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import { passes } from './filter.queries.ts'
import { dayOf } from './lead-outcomes.queries.ts'
import { placedLeads } from './placed-leads.queries.ts'
import type { Recording } from './recording.ts'
import type { LeadToScore } from './score-leads.ts'
import type { ScoreQuestion } from './score-question.ts'

/**
 * Leads created in the range that pass the filter, in time order.
 *
 * @param recording Since when wins are recorded.
 */
export async function leadsToScore(db: Db, question: ScoreQuestion, { fromDay }: Recording): Promise<LeadToScore[]> {
  const { workspace, range, filter, milestone } = question
  const reached = (what: 'at' | 'known_by') => sql.ref(`${milestone.toLowerCase()}_${what}`)
  const wasRecorded =
    milestone === 'WON'
      ? sql`${dayOf(sql`lead_at`, workspace.timeZone)} >= coalesce(${fromDay}::int, ${dayOf(sql`lead_at`, workspace.timeZone)})`
      : sql`true`
  const { rows } = await sql<Row>`
    select person_id as "personId", lead_at as "leadAt", ${reached('at')} as "reachedAt",
      ${reached('known_by')} is not null as "isReached", least(won_at, lost_at) as "closedAt", ${wasRecorded} as "wasRecorded",
      stage_since as "crmStageSince", assigned_at as "ownerSince",
      in_crm as "inCrm", crm_source as "crmSource", crm_stage as "crmStage", owner, "CHANNEL" as channel,
      exists (
        select from person_key k
        where k.workspace_id = ${workspace.id} and k.person_id = placed.person_id and k.key like 'email:%'
      ) as "hasEmail"
    from (${placedLeads({ ...question, assignBy: 'LEAD_CREATION' })}) as placed
    where lead_at >= ${range.from} and lead_at < ${range.to} and ${passes(filter)}
    order by lead_at, person_id, lead_no`.execute(db)
  return rows.map((row) => ({
    ...row,
    leadAt: row.leadAt.getTime(),
    reachedAt: row.reachedAt?.getTime() ?? null,
    closedAt: row.closedAt?.getTime() ?? null,
    crmStageSince: row.crmStageSince?.getTime() ?? null,
    ownerSince: row.ownerSince?.getTime() ?? null,
  }))
}

type Instants = 'reachedAt' | 'closedAt' | 'crmStageSince' | 'ownerSince'
type Row = Omit<LeadToScore, 'leadAt' | Instants> & { readonly personId: PersonId; readonly leadAt: Date } & Readonly<
    Record<Instants, Date | null>
  >

/** The journeys of persons, as far as rules see them. */
export async function journeysToScore(
  db: Db,
  { id }: Workspace,
  persons: readonly PersonId[],
): Promise<ReadonlyMap<string, readonly Step[]>> {
  const rows = await db
    .selectFrom('touchpoint')
    .where('workspace_id', '=', id)
    .where('subject_id', '=', anyOf(persons.map((personId) => personId as string as SubjectId)))
    .select(['subject_id as personId', 'occurred_at', 'ended_at', 'side', 'kind', 'channel', 'pages', 'forms'])
    .select(['landing_page as landingPage', 'lead_form_at', 'lead_form_page as leadFormPage'])
    .execute()
  const steps = rows.map(({ personId, occurred_at, ended_at, lead_form_at, ...row }) => ({
    personId,
    ...{ ...row, side: row.side as Step['side'], at: occurred_at.getTime(), endedAt: ended_at.getTime() },
    leadFormAt: lead_form_at?.getTime() ?? null,
  }))
  return groupBy(steps, ({ personId }) => personId)
}
