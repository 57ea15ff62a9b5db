import { EventId, Settings, type SettingsInput, type StreamId } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db } from '../db/database.ts'
import { currentKeys } from '../modules/collect/current-keys.queries.ts'
import { storeEvents } from '../modules/collect/store-events.queries.ts'
import type { EventRow } from '../modules/collect/stored-event.ts'
import { storeRecords } from '../modules/outcomes/store-records.queries.ts'
import { hasRotated } from '../modules/workspaces/email-key.queries.ts'
import { storeSettings } from '../modules/workspaces/settings.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { rebuild } from '../pipeline/derive.ts'
import type { Fact } from './random-facts.ts'
import { aWorkspace } from './workspaces.ts'

const start = Date.parse('2026-01-01T00:00:00Z')

function toRow(
  workspace: Workspace,
  { stream, minute, no, body: stored, trust }: Extract<Fact, { kind: 'event' }>,
): EventRow {
  const at = new Date(start + minute * 60_000)
  const time = at.getTime().toString(16).padStart(12, '0')
  return {
    workspace_id: workspace.id,
    stream_id: `00000000-0000-4000-8000-00000000000${stream}` as StreamId,
    event_id: EventId.parse(`${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${no.toString(16).padStart(12, '0')}`),
    type: stored.type,
    trust,
    occurred_at: at.toISOString(),
    received_at: at.toISOString(),
    backfilled: false,
    body: stored,
  }
}

const settings: SettingsInput = {
  stages: [
    { name: 'Working', crmStages: ['Working'], means: 'SAL', expectedDays: 3 },
    { name: 'Lost', crmStages: ['Lost'], means: 'LOST' },
  ],
}

/** A workspace whose stages the facts speak of. */
export async function aStagedWorkspace(db: Db): Promise<Workspace> {
  const workspace = await aWorkspace(db)
  await storeSettings(db, workspace.id, settings, new Date(start))
  return { ...workspace, settings: Settings.parse(settings) }
}

/** Stores facts, and queues what they change. */
export async function store(db: Db, workspace: Workspace, facts: readonly Fact[]): Promise<void> {
  for (const each of facts) {
    if (each.kind === 'event') await storeEvents(db, [toRow(workspace, each)])
    else if (each.kind === 'decision') await storeDecision(db, workspace, each)
    else await storeRecords(db, workspace.id, [each.record], start)
  }
}

/** As if it were told like any other fact: under a number of its own, in any order, once or twice. */
const storeDecision = (
  db: Db,
  { id }: Workspace,
  { decision, no, pairs }: Extract<Fact, { kind: 'decision' }>,
): Promise<void> =>
  db.transaction().execute(async (trx) => {
    await hasRotated(trx, id)
    await sql`
      insert into identity_decision (workspace_id, decision_no, kind, decided_at, command, pairs)
      values (${id}, ${no}, ${decision}, ${new Date(start)}, 'a test', ${pairs.length}) on conflict do nothing`.execute(
      trx,
    )
    for (const pair of pairs) {
      const [key, otherKey] = await currentKeys(trx, id, [pair.key, pair.otherKey])
      await sql`
        insert into identity_decision_pair (workspace_id, key, other_key, decision_no)
        values (${id}, ${key}, ${otherKey}, ${no}) on conflict do nothing`.execute(trx)
      await sql`
        insert into changed (workspace_id, kind, subject)
        select ${id}::uuid, 'KEY', unnest(${[key, otherKey]}::text[])`.execute(trx)
    }
  })

const decisions = ['identity_decision', 'identity_decision_pair'] as const
const inputs = [
  'event',
  'sealed_stretch',
  'sealing',
  'crm_record',
  ...decisions,
  'changed',
  'tombstone',
  'erasure',
  'email_key_rotation',
  'former_person',
] as const

/** Deletes all that was stored, and the workspace with it unless told to keep that. */
export async function forget(db: Db, { id }: Workspace, { butKeep }: { butKeep?: 'workspace' } = {}): Promise<void> {
  for (const table of inputs) {
    await db.deleteFrom(table).where('workspace_id', '=', id).execute()
  }
  await rebuild(db, id)
  if (butKeep) return
  await db.deleteFrom('workspace_settings').where('workspace_id', '=', id).execute()
  await db.deleteFrom('workspace').where('workspace_id', '=', id).execute()
}
