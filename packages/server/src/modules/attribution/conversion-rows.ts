import { milestones, type PersonId, salesSourced, unattributed, type WorkspaceId } from '@touchline/schema'
import type { Insertable } from 'kysely'
import type { DB } from '../../db/tables.ts'
import type { PickedUuids, WholeNumbers } from '../../lib/column-writers.ts'
import type { ConversionInputs } from './conversion-inputs.queries.ts'
import type { LeadConversions } from './lead-conversions.ts'
import { modelsInOrder } from './models.ts'

/** Conversions, packed into one row each: credits as [model][touchpoint]. */
export function conversionRows(
  workspaceId: WorkspaceId,
  { persons, leads, journeys, streamIds, touchpointIds }: ConversionInputs,
  { count, ...conversions }: LeadConversions,
): Insertable<DB['conversion']>[] {
  return Array.from({ length: count }, (_, i) => {
    const lead = conversions.lead[i] as number
    const [from, touchpoints] = [conversions.start[i] as number, conversions.touchpoints[i] as number]
    const value = conversions.valueMinor[i] as number
    return {
      workspace_id: workspaceId,
      person_id: persons.uuid(leads.person[lead] as number) as PersonId,
      lead_no: leads.leadNo[lead] as number,
      milestone: milestones[conversions.milestone[i] as number] as string,
      at: new Date(conversions.at[i] as number),
      value_minor: Number.isNaN(value) ? null : value,
      stream_ids: asArray<string>({ words: streamIds, picked: journeys.key, from, count: touchpoints }),
      touchpoint_ids: asArray<string>({ words: touchpointIds, picked: journeys.key, from, count: touchpoints }),
      credits: asArray<number>(matrix(conversions.credits, conversions.creditsFrom[i] as number, touchpoints)),
      value_credits: Number.isNaN(value)
        ? null
        : asArray<number>(matrix(conversions.valueCredits, conversions.valueCreditsFrom[i] as number, touchpoints)),
      uncredited_to: leads.isSalesSourced[lead] === 1 ? salesSourced : unattributed,
    }
  })
}

const matrix = (values: Float64Array, from: number, touchpoints: number): WholeNumbers => ({
  ...{ values, from, rows: modelsInOrder.length, columns: touchpoints },
})

/** What is written as an array: Kysely's types know nothing of it. */
const asArray = <Element>(packed: WholeNumbers | PickedUuids): Element[] => packed as unknown as Element[]
