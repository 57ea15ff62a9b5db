import type { WorkspaceId } from '@touchline/schema'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '../db/database.ts'
import { storeEvents } from '../modules/collect/store-events.queries.ts'
import { storeRecords } from '../modules/outcomes/store-records.queries.ts'
import { knowledgeAt } from '../modules/workspaces/knowledge.ts'
import { storeSettings } from '../modules/workspaces/settings.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { test } from '../test/database-test.ts'
import { keepKnown, rowsUnder } from '../test/known-rows.ts'
import { anInstant, aPast, historyOf, knownAt, type Past } from '../test/random-past.ts'
import { aWorkspace } from '../test/workspaces.ts'
import { applySettings } from './apply-settings.ts'
import { deriveAll } from './derive.ts'
import { splitPerson } from './split.ts'

const now = Date.parse('2026-10-01T12:00:00Z')

/** Tells a workspace what became known of a company between two instants. */
async function tell(db: Db, workspaceId: WorkspaceId, past: Past, after: number, by: number): Promise<void> {
  const { events, recordsAt } = historyOf(past)
  for (const at of [...past.imports.filter((instant) => instant > after && instant <= by), by]) {
    await storeRecords(db, workspaceId, recordsAt(at), at)
  }
  const heard = events.filter((event) => knownAt(event) > after && knownAt(event) <= by)
  await storeEvents(
    db,
    heard.map((event) => ({ ...event, workspace_id: workspaceId })),
  )
  await deriveAll(db)
}

/** Other rules and agreements, on which most of what is derived depends. */
async function settleOtherwise(db: Db, { id }: Workspace, instant: number): Promise<void> {
  const document = {
    ...{ lookbackDays: 20, timeZone: 'America/New_York', halfLifeDays: 3, ownHosts: ['partner.test'] },
    channelRules: [{ channel: 'Events', when: { source: 'google' } }],
    stages: [{ name: 'Working', crmStages: ['Working'], means: 'SAL' as const }],
    sla: { sales: { firstResponse: '1h', acceptOrRefuse: '2h' }, marketing: { nurture: '10h' } },
  }
  const { changes } = await applySettings(db, id, document, { now: new Date(instant + 60_000), onProgress: () => {} })
  expect(changes.length).toBeGreaterThan(5)
}

/** Takes somebody apart of whom the CRM and an address say that they are one, if there is anybody. */
async function split(db: Db, workspace: Workspace): Promise<void> {
  const { rows } = await sql<{ key: string }>`
    select key from identity_link where workspace_id = ${workspace.id} order by key limit 1`.execute(db)
  const keys = rows.map(({ key }) => key)
  if (keys.length > 0) await splitPerson(db, workspace, keys, { command: 'a test', now: new Date(now) })
}

test('what was known at an instant is, row for row, what was derived then, whatever has become known since', async ({
  db,
}) => {
  await fc.assert(
    fc.asyncProperty(aPast, anInstant, async (past, instant) => {
      const workspace = await aWorkspace(db)
      await storeSettings(db, workspace.id, {}, new Date(0))
      await tell(db, workspace.id, past, Number.NEGATIVE_INFINITY, instant)
      const then = await rowsUnder(db, workspace.id)
      await settleOtherwise(db, workspace, instant)
      await tell(db, workspace.id, past, instant, now)
      await split(db, workspace)
      const today = await rowsUnder(db, workspace.id)
      const known = knowledgeAt(new Date(instant))
      expect(await rowsUnder(db, await keepKnown(db, workspace, known))).toEqual(then)
      expect(await rowsUnder(db, workspace.id)).toEqual(today)
    }),
    { numRuns: 5, endOnFailure: true },
  )
})
