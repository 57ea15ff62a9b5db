import type { PersonId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import { policyOf } from '../modules/channels/classify.ts'
import { clocksOf } from '../modules/handoffs/clocks.ts'
import { ledgerRows } from '../modules/handoffs/ledger-rows.ts'
import { assignmentsOf, isSalesSourced } from '../modules/journeys/assignment.ts'
import { assignmentRow, leadRow } from '../modules/journeys/lead-rows.ts'
import { contactRoleRows, opportunityRows, stageChangeRows } from '../modules/journeys/opportunity-rows.ts'
import { journeysOfPersons, type Step } from '../modules/journeys/touchpoints.queries.ts'
import { type Lead, leadsOf } from '../modules/outcomes/lead.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { type Claim, everything } from './claims.queries.ts'
import { deriveConversions } from './derive-conversions.ts'
import { type LeadRows, replaceLeads } from './leads.queries.ts'
import { factsOfPersons, sharingOpportunities } from './person-facts.ts'
import { rollingUp } from './roll-up.queries.ts'

type PersonLead = {
  readonly personId: PersonId
  readonly lead: Lead
  readonly journey: readonly Step[]
  readonly isSales: boolean
}

/**
 * Derives again the leads of whole persons, and all that hangs on them: assignments, opportunities, stages, conversions.
 * Whoever shares an opportunity with one of them is derived along: it may have become theirs, or be theirs no more.
 */
export async function deriveLeads(
  db: DeriveDb,
  workspace: Workspace,
  changed: readonly PersonId[],
  { claim, conversions }: { readonly claim: Claim; readonly conversions: 'NOW' | 'LATER' },
): Promise<void> {
  const claimed = new Set(changed)
  await claim('PERSON', changed)
  let sharing = await sharingOpportunities(db, workspace.id, changed)
  // While one of them was not claimed yet, their keys may have become another's.
  while (claim !== everything && sharing.some((person) => !claimed.has(person))) {
    await claim('PERSON', sharing)
    for (const person of sharing) claimed.add(person)
    sharing = await sharingOpportunities(db, workspace.id, changed)
  }
  if (sharing.length === 0) return
  await rollingUp(db, workspace, sharing, () => deriveLeadsOf(db, workspace, sharing, conversions))
}

/** Does so of nobody but `persons`, and leaves roll-ups as they are. Returns whether anything is different now. */
export async function deriveLeadsOf(
  db: DeriveDb,
  workspace: Workspace,
  persons: readonly PersonId[],
  conversions: 'NOW' | 'LATER' = 'NOW',
): Promise<boolean> {
  const leadsChanged = await replaceLeads(db, workspace.id, persons, await computeLeads(db, workspace, persons))
  if (conversions === 'LATER') return leadsChanged
  const conversionsChanged = await deriveConversions(db, workspace, persons)
  return leadsChanged || conversionsChanged
}

/** Reads all that is known of `persons`, and computes their leads. Writes nothing. */
export async function computeLeads(
  db: DeriveDb,
  workspace: Workspace,
  persons: readonly PersonId[],
): Promise<LeadRows> {
  const journeys = await journeysOfPersons(db, workspace.id, persons)
  const journeyOf = (person: PersonId): readonly Step[] => journeys.get(person) ?? []
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
    lead_state: ledgers.flatMap(({ states }) => states),
    handoff: ledgers.flatMap(({ handoffs }) => handoffs),
  }
}
