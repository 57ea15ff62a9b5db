import type { PersonId, WorkspaceId } from '@touchline/schema'
import type { Insertable } from 'kysely'
import type { DeriveDb } from '../db/database.ts'
import { replaceRows } from '../db/replace-rows.ts'
import type { DB } from '../db/tables.ts'

/** Tables of what leads are. */
const ownTables = [
  'lead',
  'lead_assignment',
  'opportunity',
  'stage_change',
  'contact_role',
  'lead_state',
  'handoff',
] as const

type LeadTable = (typeof ownTables)[number]

/** Every table of what is derived of leads. */
export const leadTables = [...ownTables, 'conversion'] as const

/** What leads are, table by table. */
export type LeadRows = { readonly [Table in LeadTable]: readonly Insertable<DB[Table]>[] }

/** Replaces what the leads of `persons` are. Returns whether any row is another now. */
export async function replaceLeads(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  persons: readonly PersonId[],
  rows: LeadRows,
): Promise<boolean> {
  const replacing = { workspaceId, by: 'person_id', ids: persons, naming: 'person_id' } as const
  let changed = 0
  for (const table of ownTables) changed += (await replaceRows(db, { ...replacing, table, rows: rows[table] })).length
  return changed > 0
}
