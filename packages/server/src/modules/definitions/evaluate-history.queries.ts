import type { Definition, WorkspaceId } from '@touchline/schema'
import type { Db } from '../../db/database.ts'
import { groupBy } from '../../lib/group-by.ts'
import { type Evaluation, evaluateDefinition } from './evaluate.ts'
import { type PastLead, pastLeads, stepsOfPersons, type WantedLeads } from './history.queries.ts'

/** A lead, and whether it met a definition. */
export type EvaluatedLead = { readonly lead: PastLead; readonly evaluation: Evaluation }

/** Journeys are read for this many leads at a time. */
const batchSize = 1_000

/** Evaluates a definition for leads of the past, in time order. Changes nothing. */
export async function evaluateHistory(
  db: Db,
  workspaceId: WorkspaceId,
  definition: Definition,
  wanted: WantedLeads,
  now: Date,
): Promise<EvaluatedLead[]> {
  const evaluated: EvaluatedLead[] = []
  const all = await pastLeads(db, workspaceId, wanted, now)
  for (let start = 0; start < all.length; start += batchSize) {
    const leads = all.slice(start, start + batchSize)
    const persons = [...new Set(leads.map(({ personId }) => personId))]
    const steps = groupBy(await stepsOfPersons(db, workspaceId, persons), ({ personId }) => personId)
    for (const lead of leads) {
      const journey = (steps.get(lead.personId) ?? []).map(({ step }) => step)
      evaluated.push({ lead, evaluation: evaluateDefinition(definition, lead.facts, journey) })
    }
  }
  return evaluated
}
