import type { LeadAssignment, Milestone, PersonId, WorkspaceId } from '@touchline/schema'
import { type RawBuilder, type Selectable, sql } from 'kysely'
import { anyOf } from '../../db/any-of.ts'
import type { Db } from '../../db/database.ts'
import type { Opportunity as OpportunityTable } from '../../db/tables.ts'
import { groupBy } from '../../lib/group-by.ts'
import type { ConversionCredits, CreditablePath } from './credits.ts'
import { type LeadKey, type OpportunityKey, personsOf } from './keys.ts'
import { currentId } from './lead.queries.ts'
import type { Assignment, LeadForm } from './lead.ts'
import type { Opportunity } from './opportunity.ts'

/** Where the leads of the persons of `leads` count, for every way to choose. */
export async function assignmentsOfLeads(
  db: Db,
  workspaceId: WorkspaceId,
  leads: readonly LeadKey[],
): Promise<Assignment[]> {
  const rows = await db
    .selectFrom('lead_assignment')
    .where('workspace_id', '=', workspaceId)
    .where('person_id', '=', anyOf(personsOf(leads)))
    .selectAll()
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    no: row.lead_no,
    assignBy: row.assign_by as LeadAssignment,
    channel: row.channel,
    source: row.source,
    touchpoint: row.stream_id && row.touchpoint_id ? { streamId: row.stream_id, eventId: row.touchpoint_id } : null,
  }))
}

/** The opportunities of the persons of `leads`, oldest first; those of unknown date last. */
export async function opportunitiesOfLeads(
  db: Db,
  workspaceId: WorkspaceId,
  leads: readonly LeadKey[],
): Promise<Opportunity[]> {
  const rows = await db
    .selectFrom('opportunity')
    .where('workspace_id', '=', workspaceId)
    .where('person_id', '=', anyOf(personsOf(leads)))
    .orderBy('created_at')
    .orderBy('system')
    .orderBy('opportunity_id')
    .selectAll()
    .execute()
  return rows.map(opportunityOf)
}

/** Opportunities by their names, with the name that each was asked for by. */
export async function opportunitiesByKey(
  db: Db,
  workspaceId: WorkspaceId,
  keys: readonly OpportunityKey[],
): Promise<{ asked: OpportunityKey; opportunity: Opportunity }[]> {
  const { rows } = await sql<Selectable<OpportunityTable> & { askedFor: PersonId }>`
    select asked.person_id as "askedFor", o.*
    from unnest(${column(keys, 'personId')}::uuid[], ${column(keys, 'system')}::text[],
      ${column(keys, 'recordId')}::text[]) as asked (person_id, system, record_id)
    cross join lateral (${currentId(workspaceId, sql.ref('asked.person_id'))}) as current
    join opportunity o on o.workspace_id = ${workspaceId} and o.person_id = current.person_id
      and o.system = asked.system and o.opportunity_id = asked.record_id`.execute(db)
  return rows.map(({ askedFor, ...row }) => {
    const opportunity = opportunityOf(row)
    return { asked: { ...opportunity, personId: askedFor }, opportunity }
  })
}

const column = <Key extends keyof OpportunityKey>(keys: readonly OpportunityKey[], name: Key): RawBuilder<unknown> =>
  sql`${keys.map((key) => key[name])}`

export const opportunityOf = (row: Selectable<OpportunityTable>): Opportunity => ({
  personId: row.person_id,
  system: row.system,
  recordId: row.opportunity_id,
  leadNo: row.lead_no,
  accountId: row.account_id,
  name: row.name,
  stage: row.stage,
  outcome: row.outcome as Opportunity['outcome'],
  createdAt: row.created_at,
  closedAt: row.closed_at,
  amountMinor: row.amount_minor,
  winReason: row.win_reason,
  lossReason: row.loss_reason,
  isExpansion: row.is_expansion,
})

/** The lead forms that persons sent. */
export async function leadFormsOfPersons(
  db: Db,
  workspaceId: WorkspaceId,
  persons: readonly PersonId[],
): Promise<LeadForm[]> {
  const { rows } = await sql<LeadForm>`
    select subject_id as "personId", lead_form_at as at, lead_form_page as page from touchpoint
    where workspace_id = ${workspaceId} and subject_id = ${anyOf(persons)} and lead_form_at is not null
    order by subject_id, lead_form_at, touchpoint_id`.execute(db)
  return rows
}

/** The credits of every conversion of the persons of `leads`. */
export async function creditsOfLeads(
  db: Db,
  workspaceId: WorkspaceId,
  leads: readonly LeadKey[],
): Promise<ConversionCredits[]> {
  const rows = await db
    .selectFrom('conversion')
    .where('workspace_id', '=', workspaceId)
    .where('person_id', '=', anyOf(personsOf(leads)))
    .select(['person_id', 'lead_no', 'milestone', 'stream_ids', 'touchpoint_ids', 'credits'])
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    no: row.lead_no,
    milestone: row.milestone as Milestone,
    streamIds: row.stream_ids as unknown as ConversionCredits['streamIds'],
    eventIds: row.touchpoint_ids as unknown as ConversionCredits['eventIds'],
    credits: row.credits as unknown as ConversionCredits['credits'],
  }))
}

/** The touchpoints that every conversion of the persons of `leads` could be credited to. */
export async function pathsOfLeads(
  db: Db,
  workspaceId: WorkspaceId,
  leads: readonly LeadKey[],
): Promise<CreditablePath[]> {
  const { rows } = await sql<Omit<CreditablePath, 'steps'> & CreditablePath['steps'][number]>`
    select c.person_id as "personId", c.lead_no as no, c.milestone, t.stream_id as "streamId",
      t.touchpoint_id as "eventId", t.channel
    from conversion c
    cross join lateral unnest(c.stream_ids, c.touchpoint_ids) with ordinality as step (stream_id, touchpoint_id, place)
    join touchpoint t on t.workspace_id = c.workspace_id and t.subject_id = c.person_id
      and t.stream_id = step.stream_id and t.touchpoint_id = step.touchpoint_id
    where c.workspace_id = ${workspaceId} and c.person_id = ${anyOf(personsOf(leads))}
    order by c.person_id, c.lead_no, c.milestone, step.place`.execute(db)
  const byConversion = groupBy(rows, ({ personId, no, milestone }) => `${personId}/${no}/${milestone}`)
  return [...byConversion.values()].map((steps) => {
    const [{ personId, no, milestone }] = steps
    return { personId, no, milestone, steps }
  })
}
