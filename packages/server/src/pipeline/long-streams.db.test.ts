import type { StreamId } from '@touchline/schema'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import type { Db } from '../db/database.ts'
import { emailKeyOfHash } from '../modules/collect/keys.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { emailSecret } from '../modules/workspaces/workspaces.queries.ts'
import { test as databaseTest } from '../test/database-test.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { collect, visitor } from '../test/facts.ts'
import { aWorkspace } from '../test/workspaces.ts'
import { deriveAll, rebuild } from './derive.ts'
import { erasePerson } from './erase.ts'

const [kiosk, somebody] = [visitor(1), visitor(2)]
const url = 'https://acme.example/'
const emailHash = 'a'.repeat(64)
const start = Date.parse('2026-01-01T00:00:00Z')

/** Each a visit of its own. */
const visits = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => ({
    type: 'page' as const,
    at: new Date(start + (from + i) * 31 * 60_000).toISOString(),
    url,
  }))

/** A kiosk that has been looked at 5,001 times, an hour ago. */
const test = databaseTest.extend<{ workspace: Workspace }>({
  workspace: async ({ db }, use) => {
    const workspace = await aWorkspace(db)
    await collect(db, workspace, kiosk, ...visits(5_001))
    await deriveAll(db)
    await use(workspace)
  },
})

const touchpointsOf = async (db: Db, stream: StreamId): Promise<number> =>
  (await db.selectFrom('touchpoint').where('stream_id', '=', stream).select('touchpoint_id').execute()).length

const listed = (db: Db) =>
  db.selectFrom('long_stream').select(['stream_id', 'touchpoints', 'is_waiting', 'since']).execute()

const aMinutePasses = (db: Db) => sql`update long_stream set derived_at = derived_at - interval '1 minute'`.execute(db)

const row = { stream_id: kiosk, touchpoints: 5_001, is_waiting: false, since: null }

describe('a stream of over 5,000 touchpoints', () => {
  test('is listed, and one of fewer is not', async ({ db, workspace }) => {
    await collect(db, workspace, somebody, ...visits(3))
    await deriveAll(db)
    expect(await listed(db)).toEqual([row])
  })

  test('waits for a minute to be over, once whatever comes, and holds up nobody', async ({ db, workspace }) => {
    await collect(db, workspace, kiosk, ...visits(1, 5_002))
    await collect(db, workspace, somebody, ...visits(1))
    await deriveAll(db)
    expect([await touchpointsOf(db, kiosk), await touchpointsOf(db, somebody)]).toEqual([5_001, 1])
    await collect(db, workspace, kiosk, ...visits(1, 5_001))
    await deriveAll(db)
    expect(await listed(db)).toEqual([{ ...row, is_waiting: true, since: new Date(start + 5_001 * 31 * 60_000) }])
    expect(await db.selectFrom('changed').select('subject').execute()).toEqual([])

    await aMinutePasses(db)
    await deriveAll(db)
    expect(await listed(db)).toEqual([{ ...row, touchpoints: 5_003 }])
    const left = await derivedRows(db)
    await rebuild(db, workspace.id)
    expect(await derivedRows(db)).toEqual(left)
  })

  test('is derived as a whole where any of what waits asks for that', async ({ db, workspace }) => {
    await sql`insert into changed (workspace_id, kind, subject) values (${workspace.id}, 'STREAM', ${kiosk})`.execute(
      db,
    )
    await collect(db, workspace, kiosk, ...visits(1, 5_002))
    await deriveAll(db)
    await collect(db, workspace, kiosk, ...visits(1, 5_003))
    await deriveAll(db)
    expect(await listed(db)).toEqual([{ ...row, is_waiting: true }])
    await aMinutePasses(db)
    await deriveAll(db)
    expect(await listed(db)).toEqual([{ ...row, touchpoints: 5_003 }])
  })

  test('is known whole to who erases somebody, though it waits', async ({ db, workspace }) => {
    await collect(db, workspace, kiosk, { type: 'identify', at: visits(1, 5_001)[0]?.at ?? '', emailHash })
    await deriveAll(db)
    expect((await listed(db))[0]?.is_waiting).toBe(true)
    const key = emailKeyOfHash(await emailSecret(db, workspace.id), emailHash)
    const asked = { command: 'a test', now: new Date('2026-11-22T12:00:00Z') }
    expect(await erasePerson(db, workspace, { by: 'KEY', key }, asked)).toMatchObject({ events: 5_002 })
    expect(await listed(db)).toEqual([])
    expect(await touchpointsOf(db, kiosk)).toBe(0)
  })

  test('is nothing that a rebuild knows of, and listed again by it', async ({ db, workspace }) => {
    await collect(db, workspace, kiosk, ...visits(1, 5_001))
    await deriveAll(db)
    await rebuild(db, workspace.id)
    expect(await listed(db)).toEqual([{ ...row, touchpoints: 5_002 }])
  })
})
