import type { PersonId, WorkspaceId } from '@touchline/schema'
import { anyOf } from '../db/any-of.ts'
import type { DeriveDb } from '../db/database.ts'

/** Every table of what is derived of leads. */
export const leadTables = [
  'lead',
  'lead_assignment',
  'opportunity',
  'stage_change',
  'contact_role',
  'conversion',
  'lead_state',
  'handoff',
] as const

export type LeadTable = (typeof leadTables)[number]

/** Deletes what was derived of the leads of `persons`. */
export async function deleteLeads(db: DeriveDb, workspaceId: WorkspaceId, persons: readonly PersonId[]): Promise<void> {
  for (const table of leadTables) {
    await db.deleteFrom(table).where('workspace_id', '=', workspaceId).where('person_id', '=', anyOf(persons)).execute()
  }
}
