import { EventId, type StreamId, type VisitorId, type WireEventInput, type WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { acceptBatch } from '../modules/collect/accept.ts'
import { storeEvents } from '../modules/collect/store-events.queries.ts'
import type { LeadFields, OpportunityFields } from '../modules/outcomes/records.ts'
import { storeRecords } from '../modules/outcomes/store-records.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { emailSecret } from '../modules/workspaces/workspaces.queries.ts'

let made = 0

/** An event id of that time; ids of one time are in the order in which they are made. */
export function anEventId(at: string): EventId {
  const time = Date.parse(at).toString(16).padStart(12, '0')
  made += 1
  return EventId.parse(`${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${made.toString(16).padStart(12, '0')}`)
}

/** The visitor's stream, for tests that speak of it. */
export const visitor = (no: number): VisitorId & StreamId =>
  `00000000-0000-4000-8000-${String(no).padStart(12, '0')}` as VisitorId & StreamId

type SentEvent = { readonly type: WireEventInput['type']; readonly at: string } & Readonly<Record<string, unknown>>

/** Collects what a browser would send, as the collector would take it: a rejected event fails the test. */
export async function collect(db: Db, workspace: Workspace, visitorId: VisitorId, ...sent: SentEvent[]): Promise<void> {
  const events = sent.map(({ at, ...event }) => ({ id: anEventId(at), occurredAt: at, ...event }))
  const now = Date.parse('2026-11-22T00:00:00Z')
  const reception = {
    workspaceId: workspace.id,
    emailSecret: await emailSecret(db, workspace.id),
    receivedAt: now,
    refusedBefore: null,
    tokens: new Map(),
    ...{ id: 'a write key', isBot: false },
  }
  const verdicts = acceptBatch({ visitorId, sentAt: new Date(now).toISOString(), events }, reception)
  const rows = verdicts.map((verdict) => {
    if (verdict.kind === 'rejected') throw new Error(`Event ${verdict.index}: ${verdict.problem}`)
    return verdict.row
  })
  await storeEvents(db, rows)
}

/** What the CRM says of a lead. */
export const crmLead = (db: Db, workspace: Workspace, recordId: string, fields: LeadFields) =>
  storeRecords(db, workspace.id, [{ object: 'LEAD', system: 'crm', recordId, fields }], Date.now())

/** What the CRM says of an opportunity. */
export const crmOpportunity = (db: Db, workspace: Workspace, recordId: string, fields: OpportunityFields) =>
  storeRecords(db, workspace.id, [{ object: 'OPPORTUNITY', system: 'crm', recordId, fields }], Date.now())

/** A touchpoint of nobody: enough for a row in a table, and in a view over it. */
export const aBareTouchpoint = (db: Db, workspaceId: WorkspaceId) =>
  sql`
  insert into touchpoint (workspace_id, subject_id, stream_id, touchpoint_id, is_person, side, kind, occurred_at,
    precision, ended_at, known_at, channel, pages, forms)
  values (${workspaceId}, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), false, 'MARKETING', 'VISIT', now(),
    'INSTANT', now(), now(), 'Direct', 1, 0)`.execute(db)
