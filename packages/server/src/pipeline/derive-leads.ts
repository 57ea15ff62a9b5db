import type { PersonId, SubjectId } from '@touchline/schema'
import type { Insertable } from 'kysely'
import type { DeriveDb } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import type { DB } from '../db/tables.ts'
import { groupBy } from '../lib/group-by.ts'
import { conversionRow } from '../modules/attribution/conversion-rows.ts'
import { conversionsOf } from '../modules/attribution/conversions.ts'
import { policyOf } from '../modules/channels/classify.ts'
import { clocksOf } from '../modules/handoffs/clocks.ts'
import { ledgerRows } from '../modules/handoffs/ledger-rows.ts'
import { assignmentsOf, isSalesSourced } from '../modules/journeys/assignment.ts'
import { assignmentRow, leadRow } from '../modules/journeys/lead-rows.ts'
import { contactRoleRows, opportunityRows, stageChangeRows } from '../modules/journeys/opportunity-rows.ts'
import type { Touchpoint } from '../modules/journeys/touchpoint.ts'
import { journeysOfPersons, subjectOfPerson } from '../modules/journeys/touchpoints.queries.ts'
import { type Lead, leadsOf } from '../modules/outcomes/lead.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { deleteLeads, type LeadTable, leadTables } from './leads.queries.ts'
import { factsOfPersons, sharingOpportunities } from './person-facts.ts'

type PersonLead = {
  readonly personId: PersonId
  readonly lead: Lead
  readonly journey: readonly Touchpoint[]
  readonly isSales: boolean
}

/** Everything derived of leads, table by table. */
export type LeadRows = { readonly [Table in LeadTable]: readonly Insertable<DB[Table]>[] }

/**
 * Derives again the leads of whole persons, and all that hangs on them: assignments, opportunities, stages, conversions.
 * Whoever shares an opportunity with one of them is derived along: it may have become theirs, or be theirs no more.
 */
export async function deriveLeads(db: DeriveDb, workspace: Workspace, changed: readonly PersonId[]): Promise<void> {
  await deriveLeadsOf(db, workspace, await sharingOpportunities(db, workspace.id, changed))
}

/** Does so of nobody but `persons`. */
export async function deriveLeadsOf(db: DeriveDb, workspace: Workspace, persons: readonly PersonId[]): Promise<void> {
  const rows = await computeLeads(db, workspace, persons)
  await deleteLeads(db, workspace.id, persons)
  await insertLeads(db, rows)
}

/** Reads all that is known of `persons`, and computes all that is derived of their leads. Writes nothing. */
export async function computeLeads(
  db: DeriveDb,
  workspace: Workspace,
  persons: readonly PersonId[],
): Promise<LeadRows> {
  const journeys = groupBy(await journeysOfPersons(db, workspace.id, persons), ({ subjectId }) => subjectId)
  const journeyOf = (person: PersonId): Touchpoint[] =>
    (journeys.get(subjectOfPerson(person)) ?? []).map(({ touchpoint }) => touchpoint)
  const facts = await factsOfPersons(db, workspace, persons, journeyOf)
  const leads = [...facts].flatMap(([personId, known]) => {
    const journey = journeyOf(personId)
    return leadsOf(known, workspace.timeZone).map((lead) => ({
      personId,
      lead,
      journey,
      isSales: isSalesSourced(lead, journey),
    }))
  })
  return leadRowsOf(workspace, leads)
}

function leadRowsOf(workspace: Workspace, leads: readonly PersonLead[]): LeadRows {
  const { id, lookbackDays } = workspace
  const placing = { lookbackDays, classify: policyOf(workspace).classify }
  const clocks = clocksOf(workspace)
  const ledgers = leads.map(({ personId, lead, journey }) => ledgerRows(workspace, clocks, personId, lead, journey))
  return {
    lead: leads.map(({ personId, lead, isSales }) => leadRow(id, personId, lead, isSales)),
    lead_assignment: leads.flatMap(({ personId, lead, journey, isSales }) =>
      assignmentsOf(lead, journey, isSales, placing).map((place) => assignmentRow(id, personId, lead.no, place)),
    ),
    opportunity: leads.flatMap(({ personId, lead }) => opportunityRows(id, personId, lead)),
    stage_change: leads.flatMap(({ personId, lead }) => stageChangeRows(id, personId, lead)),
    contact_role: leads.flatMap(({ personId, lead }) => contactRoleRows(id, personId, lead)),
    conversion: leads.flatMap(({ personId, lead, journey, isSales }) =>
      conversionsOf(lead, journey, isSales, lookbackDays).map((conversion) =>
        conversionRow(id, personId, lead.no, conversion),
      ),
    ),
    lead_state: ledgers.flatMap(({ states }) => states),
    handoff: ledgers.flatMap(({ handoffs }) => handoffs),
  }
}

/** Writes rows of leads that there are none of yet. */
export async function insertLeads(db: DeriveDb, rows: LeadRows): Promise<void> {
  for (const table of leadTables) await insertRows(db, table, rows[table] as readonly Insertable<DB[LeadTable]>[])
}

/** Those of `subjects` that are persons: known, or known until now. */
export const personsAmong = (subjects: readonly SubjectId[], streams: ReadonlySet<string>): PersonId[] =>
  subjects.filter((subject) => !streams.has(subject)).map((subject) => subject as string as PersonId)
