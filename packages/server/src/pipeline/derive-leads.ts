import type { PersonId, SubjectId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import { groupBy } from '../lib/group-by.ts'
import { conversionRow } from '../modules/attribution/conversion-rows.ts'
import { conversionsOf } from '../modules/attribution/conversions.ts'
import { clocksOf } from '../modules/handoffs/clocks.ts'
import { ledgerRows } from '../modules/handoffs/ledger-rows.ts'
import { keysOfPersons } from '../modules/identity/identity.queries.ts'
import { assignmentsOf, isSalesSourced } from '../modules/journeys/assignment.ts'
import { assignmentRow, leadRow, opportunityRows } from '../modules/journeys/lead-rows.ts'
import type { Touchpoint } from '../modules/journeys/touchpoint.ts'
import { journeysOfPersons, subjectOfPerson } from '../modules/journeys/touchpoints.queries.ts'
import { type PersonFacts, readLeadRecord, readOpportunity } from '../modules/outcomes/facts.ts'
import { type Lead, leadsOf } from '../modules/outcomes/lead.ts'
import { leadHistories, opportunitiesNaming } from '../modules/outcomes/records.queries.ts'
import { stageReader } from '../modules/outcomes/stage-map.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { deleteLeads } from './leads.queries.ts'

type PersonLead = {
  readonly personId: PersonId
  readonly lead: Lead
  readonly journey: readonly Touchpoint[]
  readonly isSales: boolean
}

/** Derives again the leads of whole persons, and all that hangs on them: assignments, opportunities, conversions. */
export async function deriveLeads(db: DeriveDb, workspace: Workspace, persons: readonly PersonId[]): Promise<void> {
  const journeys = groupBy(await journeysOfPersons(db, workspace.id, persons), ({ subjectId }) => subjectId)
  const journeyOf = (person: PersonId): Touchpoint[] =>
    (journeys.get(subjectOfPerson(person)) ?? []).map(({ touchpoint }) => touchpoint)
  const facts = await factsOf(db, workspace, persons, journeyOf)
  const leads = [...facts].flatMap(([personId, known]) => {
    const journey = journeyOf(personId)
    return leadsOf(known, workspace.timeZone).map((lead) => ({
      personId,
      lead,
      journey,
      isSales: isSalesSourced(lead, journey),
    }))
  })
  await deleteLeads(db, workspace.id, persons)
  await insertLeads(db, workspace, leads)
  await insertLedger(db, workspace, leads)
}

async function factsOf(
  db: DeriveDb,
  { id, timeZone, settings }: Workspace,
  persons: readonly PersonId[],
  journeyOf: (person: PersonId) => readonly Touchpoint[],
): Promise<Map<PersonId, PersonFacts>> {
  const personKeys = await keysOfPersons(db, id, persons)
  const keys = personKeys.map(({ key }) => key)
  const histories = await leadHistories(db, id, keys)
  const stageOf = stageReader(settings.stages)
  const opportunities = groupBy(
    await opportunitiesNaming(db, id, keys),
    ({ fields: { leadKey, emailKey } }) => leadKey ?? emailKey ?? '',
  )
  return new Map(
    [...groupBy(personKeys, ({ personId }) => personId)].map(([personId, own]) => [
      personId,
      {
        records: own.flatMap(({ key }) => {
          const history = histories.get(key) ?? []
          const latest = history.at(-1)
          return latest ? [readLeadRecord(key, latest.fields, timeZone, { stageOf, history })] : []
        }),
        opportunities: own
          .flatMap(({ key }) => opportunities.get(key) ?? [])
          .map((opportunity) => readOpportunity(opportunity.system, opportunity.id, opportunity.fields, timeZone)),
        forms: journeyOf(personId).flatMap(({ id: formId, leadFormAt }) =>
          leadFormAt === null ? [] : [{ id: formId, at: leadFormAt }],
        ),
      },
    ]),
  )
}

async function insertLeads(db: DeriveDb, workspace: Workspace, leads: readonly PersonLead[]): Promise<void> {
  const { id, lookbackDays } = workspace
  const each = <Row>(rowsOf: (lead: PersonLead) => readonly Row[]): Row[] => leads.flatMap(rowsOf)
  await insertRows(
    db,
    'lead',
    each(({ personId, lead, isSales }) => [leadRow(id, personId, lead, isSales)]),
  )
  await insertRows(
    db,
    'lead_assignment',
    each(({ personId, lead, journey, isSales }) =>
      assignmentsOf(lead, journey, isSales, lookbackDays).map((assignment) =>
        assignmentRow(id, personId, lead.no, assignment),
      ),
    ),
  )
  await insertRows(
    db,
    'opportunity',
    each(({ personId, lead }) => opportunityRows(id, personId, lead)),
  )
  await insertRows(
    db,
    'conversion',
    each(({ personId, lead, journey, isSales }) =>
      conversionsOf(lead, journey, isSales, lookbackDays).map((conversion) =>
        conversionRow(id, personId, lead.no, conversion),
      ),
    ),
  )
}

/** The ledger of the leads. */
async function insertLedger(db: DeriveDb, workspace: Workspace, leads: readonly PersonLead[]): Promise<void> {
  const clocks = clocksOf(workspace)
  const ledgers = leads.map(({ personId, lead, journey }) => ledgerRows(workspace, clocks, personId, lead, journey))
  await insertRows(
    db,
    'lead_state',
    ledgers.flatMap(({ states }) => states),
  )
  await insertRows(
    db,
    'handoff',
    ledgers.flatMap(({ handoffs }) => handoffs),
  )
}

/** Those of `subjects` that are persons: known, or known until now. */
export const personsAmong = (subjects: readonly SubjectId[], streams: ReadonlySet<string>): PersonId[] =>
  subjects.filter((subject) => !streams.has(subject)).map((subject) => subject as string as PersonId)
