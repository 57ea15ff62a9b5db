import type { PersonId, WorkspaceId } from '@touchline/schema'
import type { Insertable } from 'kysely'
import type { DB } from '../../db/tables.ts'
import type { Lead } from '../outcomes/lead.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { Step } from './acts.ts'
import { actsOf } from './acts-of-lead.ts'
import { type Clocks, dueAfter, waited } from './clocks.ts'
import { type Handoff, handoffsOf } from './handoffs-of.ts'
import { isAfterIn } from './moments.ts'
import { overdueIn } from './overdue.ts'
import { runOf, type Stay } from './run-of.ts'

/** What the ledger has of one lead. */
export type LedgerRows = {
  readonly states: readonly Insertable<DB['lead_state']>[]
  readonly handoffs: readonly Insertable<DB['handoff']>[]
}

/**
 * The states and handoffs of a lead, as they are kept.
 *
 * @param journey The person's touchpoints.
 */
export function ledgerRows(
  { id, timeZone }: Pick<Workspace, 'id' | 'timeZone'>,
  clocks: Clocks,
  personId: PersonId,
  lead: Lead,
  journey: readonly Step[],
): LedgerRows {
  const acts = actsOf(lead, journey)
  const isAfter = isAfterIn(timeZone)
  const run = runOf(acts, isAfter)
  const handoffs = handoffsOf(acts, run, isAfter).map((handoff) => ({ ...handoff, ...dues(clocks, handoff) }))
  const key = { workspace_id: id, person_id: personId, lead_no: lead.no }
  return {
    states: run.map((stay) => stateRow(key, stay, handoffs)),
    handoffs: handoffs.map((handoff, i) => handoffRow({ ...key, handoff_no: i + 1 }, handoff, clocks)),
  }
}

/** By when the SLA wants what. Null without one. */
type Dues = { readonly dueAt: number | null; readonly acceptDueAt: number | null }

function dues(clocks: Clocks, { direction, openedAt }: Handoff): Dues {
  const { sla } = clocks
  if (direction === 'TO_MARKETING') {
    return { dueAt: dueAfter(clocks, openedAt, sla?.marketing.nurture), acceptDueAt: null }
  }
  return {
    dueAt: dueAfter(clocks, openedAt, sla?.sales.firstResponse),
    acceptDueAt: dueAfter(clocks, openedAt, sla?.sales.acceptOrRefuse),
  }
}

type LeadKey = { readonly workspace_id: WorkspaceId; readonly person_id: PersonId; readonly lead_no: number }

function stateRow(
  key: LeadKey,
  { state, since, until }: Stay,
  handoffs: readonly (Handoff & Dues)[],
): Insertable<DB['lead_state']> {
  const no = handoffs.findIndex(
    ({ openedAt, endedAt }) => openedAt <= since && (endedAt === null || (until !== null && until <= endedAt)),
  )
  const handoff = handoffs[no]
  const overdue = handoff && overdueIn(state, handoff)
  return {
    ...key,
    since: dateOf(since),
    until: dateOf(until),
    state,
    handoff_no: handoff ? no + 1 : null,
    overdue_from: dateOf(overdue?.from ?? null),
    overdue_until: dateOf(overdue?.until ?? null),
  }
}

function handoffRow(
  key: LeadKey & { readonly handoff_no: number },
  handoff: Handoff & Dues,
  clocks: Clocks,
): Insertable<DB['handoff']> {
  const { openedAt, answeredAt, refusal, recycling } = handoff
  const responseMs = answeredAt === null ? null : waited(clocks, openedAt, answeredAt)
  return {
    ...key,
    direction: handoff.direction,
    opened_at: dateOf(openedAt),
    ended_at: dateOf(handoff.endedAt),
    owner: handoff.owner,
    assigned_at: dateOf(handoff.assignedAt),
    due_at: dateOf(handoff.dueAt),
    accept_due_at: dateOf(handoff.acceptDueAt),
    answered_at: dateOf(answeredAt),
    response_seconds: responseMs === null ? null : Math.floor(responseMs / 1_000),
    reached_at: dateOf(handoff.reachedAt),
    accepted_at: dateOf(handoff.acceptedAt),
    refused_at: dateOf(refusal?.moment.at ?? null),
    refusal_reason: refusal?.reason ?? null,
    recycled_at: dateOf(recycling?.moment.at ?? null),
    recycle_reason: recycling?.reason ?? null,
    recycled_until: dateOf(recycling?.state === 'RECYCLED' ? (recycling.until?.at ?? null) : null),
    settled_at: dateOf(handoff.settledAt),
  }
}

function dateOf(at: number): Date
function dateOf(at: number | null): Date | null
function dateOf(at: number | null): Date | null {
  return at === null ? null : new Date(at)
}
