import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import type { Db } from '../db/database.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { test as databaseTest } from '../test/database-test.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { collect, crmLead, visitor } from '../test/facts.ts'
import { lockWaiters } from '../test/lock-waiters.ts'
import { aWorkspace } from '../test/workspaces.ts'
import { applySettings } from './apply-settings.ts'
import { deriveAll, rebuild } from './derive.ts'
import { erasePerson } from './erase.ts'
import { lookBack } from './look-back.ts'
import { isRebuildDue, noteRebuildDue } from './rebuild-due.queries.ts'
import { splitPerson } from './split.ts'

const now = new Date('2026-11-22T12:00:00Z')
const asked = { command: 'a test', now }
const page = { type: 'page' as const, at: '2026-01-01T10:00:00Z', url: 'https://acme.example/' }

/** Two persons, who have come to be known by other keys; what is derived does not know of that. */
const test = databaseTest.extend<{ workspace: Workspace }>({
  workspace: async ({ db }, use) => {
    const workspace = await aWorkspace(db)
    for (const no of [1, 2]) {
      await collect(db, workspace, visitor(no), page, { type: 'identify', at: page.at, userId: `u${no}` })
      await crmLead(db, workspace, `L${no}`, { createdAt: '2026-01-05', emailKey: `email:${no}` })
    }
    await deriveAll(db)
    await sql`update event set body = replace(body::text, 'user:u', 'user:w')::jsonb where body ? 'keys'`.execute(db)
    await sql`update crm_record set fields = replace(fields::text, 'email:', 'email:x')::jsonb`.execute(db)
    await noteRebuildDue(db, workspace.id, now)
    await use(workspace)
  },
})

/** Whatever was done, all is derived of the inputs as they are. */
async function expectRebuilt(db: Db, { id }: Workspace): Promise<void> {
  expect(await isRebuildDue(db, id)).toBe(false)
  const derived = await derivedRows(db)
  expect(JSON.stringify(derived)).toContain('email:x')
  await rebuild(db, id)
  expect(await derivedRows(db)).toEqual(derived)
}

describe('a workspace whose inputs were rewritten', () => {
  test('is derived anew by the loop, although nothing is queued', async ({ db, workspace }) => {
    expect(await db.selectFrom('changed').selectAll().execute()).toEqual([])
    await deriveAll(db)
    await expectRebuilt(db, workspace)
  })

  test('is derived anew before what has arrived since', async ({ db, workspace }) => {
    await collect(db, workspace, visitor(3), page)
    const how: string[] = []
    await deriveAll(db, () => void {}, { sizes: { alone: 1, beside: 1 }, onBatch: (each) => void how.push(each) })
    expect(how).toEqual(['ALONE'])
    expect(await db.selectFrom('changed').selectAll().execute()).toEqual([])
    await expectRebuilt(db, workspace)
  })

  test('waits for whoever derives it beside others, and is then held alone', async ({ db, workspace }) => {
    const before = await derivedRows(db)
    const beside = await db.startTransaction().execute()
    await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`derive:${workspace.id}`}, 0))`.execute(beside)
    const derived = deriveAll(db)
    await lockWaiters(db, 1)
    expect(await derivedRows(db)).toEqual(before)
    await beside.commit().execute()
    await derived
    await expectRebuilt(db, workspace)
  })

  test('stays due where deriving it anew is cut short', async ({ db, workspace }) => {
    const before = await derivedRows(db)
    const killed = rebuild(db, workspace.id, () => {
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect(await isRebuildDue(db, workspace.id)).toBe(true)
    expect(await derivedRows(db)).toEqual(before)
    await Promise.all([deriveAll(db), deriveAll(db), deriveAll(db)])
    await expectRebuilt(db, workspace)
  })

  test('is derived anew before anybody is erased', async ({ db, workspace }) => {
    const { leads } = await erasePerson(db, workspace, { by: 'KEY', key: 'email:x1' }, asked)
    expect(leads).toBe(1)
    await expectRebuilt(db, workspace)
  })

  test('is derived anew before anybody is split', async ({ db, workspace }) => {
    const { pairs } = await splitPerson(db, workspace, ['email:x1'], asked)
    expect(pairs).toEqual([{ key: 'email:x1', otherKey: 'crm:crm:L1' }])
    await expectRebuilt(db, workspace)
  })

  test('is derived anew before other settings hold', async ({ db, workspace }) => {
    const document = { channelRules: [{ channel: 'Ours', when: { medium: 'x' } }] }
    await applySettings(db, workspace.id, document, { now, onProgress: () => {} })
    await expectRebuilt(db, workspace)
  })

  test('tells nothing of earlier times until then', async ({ db, workspace }) => {
    const asOf = new Date('2026-02-01T00:00:00Z')
    const looking = () => db.transaction().execute((trx) => lookBack(trx, { workspace, asOf, mayGoOn: () => {} }))
    await expect(looking()).rejects.toMatchObject({ code: 'PAST_BUSY', retryAfterSeconds: 60 })
    await deriveAll(db)
    await expect(looking()).resolves.toBeUndefined()
  })
})
