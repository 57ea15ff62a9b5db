import type { WorkspaceId } from '@touchline/schema'
import type { Selectable } from 'kysely'
import { anyOf } from '../../db/any-of.ts'
import type { Db } from '../../db/database.ts'
import type { Handoff as HandoffTable } from '../../db/tables.ts'
import type { StoredHandoff } from './handoff.ts'
import { type LeadKey, personsOf } from './keys.ts'
import type { Stay } from './ledger.ts'

/** The states of the persons of `leads`, in time order. */
export async function staysOfLeads(
  db: Db,
  workspaceId: WorkspaceId,
  leads: readonly LeadKey[],
): Promise<(LeadKey & Stay)[]> {
  const rows = await db
    .selectFrom('lead_state')
    .where('workspace_id', '=', workspaceId)
    .where('person_id', '=', anyOf(personsOf(leads)))
    .orderBy('since')
    .select(['person_id as personId', 'lead_no as no', 'state', 'since', 'until', 'handoff_no as handoffNo'])
    .execute()
  return rows.map((row) => ({ ...row, state: row.state as Stay['state'] }))
}

/** The handoffs of the persons of `leads`, in time order. */
export async function handoffsOfLeads(
  db: Db,
  workspaceId: WorkspaceId,
  leads: readonly LeadKey[],
): Promise<StoredHandoff[]> {
  const rows = await db
    .selectFrom('handoff')
    .where('workspace_id', '=', workspaceId)
    .where('person_id', '=', anyOf(personsOf(leads)))
    .orderBy('handoff_no')
    .selectAll()
    .execute()
  return rows.map(handoffOf)
}

export const handoffOf = (row: Selectable<HandoffTable>): StoredHandoff => ({
  personId: row.person_id,
  no: row.lead_no,
  handoffNo: row.handoff_no,
  direction: row.direction as StoredHandoff['direction'],
  openedAt: row.opened_at,
  owner: row.owner,
  dueAt: row.due_at,
  acceptDueAt: row.accept_due_at,
  answeredAt: row.answered_at,
  responseSeconds: row.response_seconds,
  reachedAt: row.reached_at,
  acceptedAt: row.accepted_at,
  refusal: row.refused_at && { at: row.refused_at, reason: row.refusal_reason },
  recycling: row.recycled_at && { at: row.recycled_at, reason: row.recycle_reason, until: row.recycled_until },
  settledAt: row.settled_at,
})
