import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import type { Db } from '../db/database.ts'
import { emailKeyOfHash } from '../modules/collect/keys.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { emailSecret } from '../modules/workspaces/workspaces.queries.ts'
import { test as databaseTest } from '../test/database-test.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { collect, crmLead, visitor } from '../test/facts.ts'
import { aWorkspace } from '../test/workspaces.ts'
import { deriveAll, rebuild } from './derive.ts'
import { erasePerson } from './erase.ts'

const url = 'https://acme.example/'
const [shared, bobs] = ['a', 'b'].map((letter) => letter.repeat(64))
const start = Date.parse('2026-01-01T00:00:00Z')

const at = (no: number): string => new Date(start + no * 31 * 60_000).toISOString()
const login = (no: number, emailHash = shared) => ({ type: 'identify' as const, at: at(no), emailHash })
const leadForm = (no: number) => ({ type: 'form' as const, at: at(no), url, form: 'contact', lead: true })
const visits = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ type: 'page' as const, at: at(i + 1), url }))

/** An account that was logged in with in two places, and looked at the site 5,002 times, an hour ago. */
const test = databaseTest.extend<{ workspace: Workspace }>({
  workspace: async ({ db }, use) => {
    const workspace = await aWorkspace(db)
    for (const place of [1, 2]) await collect(db, workspace, visitor(place), login(0), ...visits(2_500))
    await deriveAll(db)
    await use(workspace)
  },
})

const leads = async (db: Db) => (await db.selectFrom('lead').select('lead_id').execute()).length
const listed = (db: Db) => db.selectFrom('long_person').select(['touchpoints', 'is_waiting']).execute()
const aMinutePasses = (db: Db) => sql`update long_person set derived_at = derived_at - interval '1 minute'`.execute(db)

const expectWhatARebuildMakes = async (db: Db, workspace: Workspace): Promise<void> => {
  const left = await derivedRows(db)
  await rebuild(db, workspace.id)
  expect(await derivedRows(db)).toEqual(left)
}

describe('a person of over 5,000 touchpoints, in however many places', () => {
  test('is listed, and waits for a minute to be over, whatever comes; others do not', async ({ db, workspace }) => {
    expect(await listed(db)).toEqual([{ touchpoints: 5_002, is_waiting: false }])
    await collect(db, workspace, visitor(3), login(3_000), leadForm(3_000))
    await collect(db, workspace, visitor(4), login(3_000, bobs), leadForm(3_000))
    await deriveAll(db)
    expect([await leads(db), await listed(db)]).toEqual([1, [{ touchpoints: 5_002, is_waiting: true }]])
    await deriveAll(db)
    expect(await leads(db)).toBe(1)

    await aMinutePasses(db)
    await deriveAll(db)
    expect([await leads(db), await listed(db)]).toEqual([2, [{ touchpoints: 5_003, is_waiting: false }]])
    expect(await db.selectFrom('changed').selectAll().execute()).toEqual([])
    await expectWhatARebuildMakes(db, workspace)
  })

  test('does not wait where a key comes to them', async ({ db, workspace }) => {
    const emailKey = emailKeyOfHash(await emailSecret(db, workspace.id), shared ?? '')
    await crmLead(db, workspace, 'L1', { createdAt: '2026-01-05', emailKey })
    await deriveAll(db)
    expect([await leads(db), await listed(db)]).toEqual([1, [{ touchpoints: 5_002, is_waiting: false }]])
    await expectWhatARebuildMakes(db, workspace)
  })

  test('is known whole to a rebuild and to who erases them, though they wait', async ({ db, workspace }) => {
    await collect(db, workspace, visitor(3), login(3_000), leadForm(3_000))
    await deriveAll(db)
    await rebuild(db, workspace.id)
    expect([await leads(db), await listed(db)]).toEqual([1, [{ touchpoints: 5_003, is_waiting: false }]])
    await collect(db, workspace, visitor(3), leadForm(4_000))
    const key = emailKeyOfHash(await emailSecret(db, workspace.id), shared ?? '')
    const asked = { command: 'a test', now: new Date('2026-11-22T12:00:00Z') }
    expect(await erasePerson(db, workspace, { by: 'KEY', key }, asked)).toMatchObject({ touchpoints: 5_004, leads: 1 })
    expect([await leads(db), await listed(db)]).toEqual([0, []])
  })
})
