import type { PersonId, WorkspaceId } from '@touchline/schema'
import type { Insertable } from 'kysely'
import type { DeriveDb } from '../db/database.ts'
import { insertRows } from '../db/insert-rows.ts'
import { replaceRows } from '../db/replace-rows.ts'
import type { DB } from '../db/tables.ts'
import {
  type ConversionInputs,
  countLeads,
  readConversionInputs,
} from '../modules/attribution/conversion-inputs.queries.ts'
import { conversionRows } from '../modules/attribution/conversion-rows.ts'
import { conversionsOfLeads, type LeadConversions } from '../modules/attribution/lead-conversions.ts'
import { halfLifeDaysOf, type Workspace } from '../modules/workspaces/workspace.ts'

type ConversionRow = Insertable<DB['conversion']>

/**
 * Derives again who earned the conversions of the leads of whole persons, from these and from their touchpoints. Returns whether
 * anything is different now.
 */
export const deriveConversions = async (
  db: DeriveDb,
  workspace: Workspace,
  persons: readonly PersonId[],
): Promise<boolean> => replaceConversions(db, workspace.id, persons, await computeConversions(db, workspace, persons))

/** Reads leads and touchpoints of `persons`, and computes who earned what. Writes nothing. */
export async function computeConversions(
  db: DeriveDb,
  workspace: Workspace,
  persons: readonly PersonId[],
): Promise<ConversionRow[]> {
  const inputs = await readConversionInputs(db, workspace.id, persons)
  return Array.from(earnedIn(inputs, workspace), (some) => conversionRows(workspace.id, inputs, some)).flat()
}

/** So many leads are in memory at once, with their touchpoints. */
const leadsAtOnce = 500_000

/** Derives who earned the conversions of all leads, where nothing is there of that yet. */
export async function deriveAllConversions(
  db: DeriveDb,
  workspace: Workspace,
  leadsOfPart: number = leadsAtOnce,
): Promise<void> {
  for await (const { inputs, conversions } of computeAllConversions(db, workspace, leadsOfPart)) {
    await insertRows(db, 'conversion', conversionRows(workspace.id, inputs, conversions))
  }
}

type Computed = { readonly inputs: ConversionInputs; readonly conversions: LeadConversions }

/** Reads all leads and their touchpoints, part by part, and computes who earned what. Writes nothing. */
export async function* computeAllConversions(
  db: DeriveDb,
  workspace: Workspace,
  leadsOfPart: number = leadsAtOnce,
): AsyncGenerator<Computed> {
  const of = Math.ceil((await countLeads(db, workspace.id)) / leadsOfPart)
  for (let no = 0; no < of; no++) {
    const inputs = await readConversionInputs(db, workspace.id, { no, of })
    for (const conversions of earnedIn(inputs, workspace)) yield { inputs, conversions }
  }
}

const earnedIn = ({ journeys, channels, leads }: ConversionInputs, workspace: Workspace): Iterable<LeadConversions> =>
  conversionsOfLeads(journeys, channels, leads, {
    lookbackDays: workspace.lookbackDays,
    halfLifeDays: halfLifeDaysOf(workspace),
  })

export async function replaceConversions(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  persons: readonly PersonId[],
  rows: readonly ConversionRow[],
): Promise<boolean> {
  const changed = await replaceRows(db, {
    ...({ table: 'conversion', by: 'person_id', naming: 'person_id' } as const),
    ...{ workspaceId, ids: persons, rows },
  })
  return changed.length > 0
}
