import type { StreamId, VisitorId } from '@touchline/schema'
import { sql } from 'kysely'
import { describe, expect, vi } from 'vitest'
import { type Db, openDatabase } from '../db/database.ts'
import { makeEventPartitions } from '../db/event-partitions.ts'
import { storeTouchpoints } from '../imports/store-touchpoints.ts'
import { storeEvents } from '../modules/collect/store-events.queries.ts'
import type { EventRow } from '../modules/collect/stored-event.ts'
import { storeSettings } from '../modules/workspaces/settings.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { findWorkspace } from '../modules/workspaces/workspaces.queries.ts'
import { aBatch, aCollector, anEvent, receivedAt } from '../test/collector.ts'
import { test } from '../test/database-test.ts'
import { anEventId, visitor } from '../test/facts.ts'
import { aWorkspace } from '../test/workspaces.ts'
import { applySettings } from './apply-settings.ts'
import { deriveAll } from './derive.ts'
import { seal } from './seal.ts'
import { sealAll, startSealLoop } from './seal-loop.ts'

const now = new Date('2026-11-22T12:00:00Z')

const keeping = async (db: Db, workspace: Workspace, retention: string): Promise<Workspace> => {
  await storeSettings(db, workspace.id, { retention }, now)
  const settled = await findWorkspace(db, workspace.id)
  if (!settled) throw new Error('There is no workspace')
  return settled
}

const pageAt = (workspace: Workspace, at: string, streamId: StreamId & VisitorId = visitor(1)): EventRow => ({
  ...{ workspace_id: workspace.id, stream_id: streamId, event_id: anEventId(at), type: 'page', trust: 'CLAIMED' },
  ...{ occurred_at: at, received_at: at, backfilled: false, body: { type: 'page', url: 'https://acme.example/' } },
})

const partitions = async (db: Db): Promise<string[]> => {
  const { rows } = await sql<{ name: string }>`select name from event_partitions()`.execute(db)
  return rows.map(({ name }) => name)
}

const placeOf = async (db: Db): Promise<string[]> => {
  const { rows } = await sql<{
    name: string
  }>`select tableoid::regclass::text as name from event order by event_id`.execute(db)
  return rows.map(({ name }) => name)
}

describe('how long events are kept', () => {
  test('is settled on, and told to be too short with the least that will do', async ({ db }) => {
    const { id } = await aWorkspace(db, { lookbackDays: 90 })
    const settle = (document: object) => applySettings(db, id, document, { now, onProgress: () => {} })
    await expect(settle({ retention: '14 months' })).rejects.toThrow(
      'retention: 14 months are fewer than 455 days, the least with lookbackDays: 90',
    )
    expect(await settle({ retention: '455 days' })).toMatchObject({ rebuilds: false })
    await expect(settle({ lookbackDays: 91 })).rejects.toMatchObject({ code: 'RETENTION_TOO_SHORT' })
    await settle({ retention: '16 months' })
    expect((await findWorkspace(db, id))?.settings.retention).toEqual({ count: 16, unit: 'months' })
    await settle({ retention: null, lookbackDays: 365 })
    expect(await seal(db, { ...(await aWorkspace(db)), settings: {} }, { now })).toBeNull()
  })
})

describe('what is older than that', () => {
  test('is rejected with its reason; what is not, is stored', async ({ db, url }) => {
    const collector = await aCollector(db, url)
    const workspace = await findWorkspace(db, collector.workspaceId)
    if (!workspace) throw new Error('There is no workspace')
    const old = anEvent({ id: anEventId('2024-11-21T10:00:00Z'), occurredAt: '2024-11-21T10:00:00.000Z' })
    expect(await collector.take(aBatch([old]))).toMatchObject({ accepted: 1 })
    await deriveAll(db)
    await seal(db, await keeping(db, workspace, '24 months'), { now: new Date(receivedAt + 5 * 86_400_000) })
    expect(await db.selectFrom('event').selectAll().execute()).toEqual([])

    const sent = aBatch([anEvent(), old])
    expect(await collector.send(sent)).toMatchObject({ status: 503, headers: { 'retry-after': '6' } })
    collector.clock.now += 6_000
    expect(await collector.take({ ...sent, sentAt: new Date(collector.clock.now).toISOString() })).toEqual({
      ...{ accepted: 0, duplicates: 1 },
      rejected: [{ index: 1, problem: 'id: of a time for which the workspace no longer keeps events' }],
    })
    await collector.app.close()
    const counted = await db.selectFrom('rejected_count').select(['reason', 'events']).execute()
    expect(counted).toEqual([{ reason: 'BEYOND_RETENTION', events: 1 }])
  })

  test('is refused to imports too, and stays refused when more is kept again', async ({ db, url }) => {
    const workspace = await aWorkspace(db)
    await seal(db, await keeping(db, workspace, '24 months'), { now })
    await keeping(db, workspace, '60 months')
    const ingest = openDatabase(url, 'ingest', 2)
    const rows = [pageAt(workspace, '2024-11-21T23:59:59.999Z'), pageAt(workspace, '2024-11-22T00:00:00.000Z')]
    const { added, refused } = await storeTouchpoints(ingest, rows)
    expect([added, [...refused]]).toEqual([1, [[0, expect.stringContaining('retention in its settings')]]])
    await ingest.destroy()
  })

  test('is not stored by whoever was told to before', async ({ db, url }) => {
    const workspace = await keeping(db, await aWorkspace(db), '24 months')
    const ingest = openDatabase(url, 'ingest', 2)
    const trx = await ingest.startTransaction().execute()
    expect(await storeEvents(trx, [pageAt(workspace, '2024-01-01T00:00:00.000Z')])).toEqual(['STORED'])
    const sealed = seal(db, workspace, { now })
    const late = storeEvents(ingest, [pageAt(workspace, '2024-01-01T00:00:00.000Z', visitor(2))])
    await trx.commit().execute()
    expect(await sealed).toMatchObject({ events: (await late)[0] === 'STORED' ? 2 : 1 })
    expect(await db.selectFrom('event').selectAll().execute()).toEqual([])
    await ingest.destroy()
  })
})

describe('the months that are empty then', () => {
  test('are dropped once they are sealed for everybody, and what comes of their time has a place', async ({ db }) => {
    const workspace = await keeping(db, await aWorkspace(db), '24 months')
    await makeEventPartitions(db, new Date('2027-01-01T00:00:00Z'))
    const rows = ['2026-12-31T00:00:00.000Z', '2027-01-15T00:00:00.000Z', '2027-02-15T00:00:00.000Z']
    await storeEvents(
      db,
      rows.map((at) => pageAt(workspace, at)),
    )
    await deriveAll(db)
    const other = await aWorkspace(db)
    await sealAll(db, new Date('2029-02-10T00:00:00Z'), () => true)
    expect(await placeOf(db)).toEqual(['event_2027_02'])
    expect(await partitions(db)).toEqual(['event_before_2027', 'event_2027_01', 'event_2027_02', 'event_2027_03'])

    await keeping(db, other, '24 months')
    await sealAll(db, new Date('2029-02-10T00:00:00Z'), () => true)
    expect(await partitions(db)).toEqual(['event_before_2027_02', 'event_2027_02', 'event_2027_03'])
    const third = await aWorkspace(db)
    expect(await storeEvents(db, [pageAt(third, '2027-01-15T00:00:00.000Z')])).toEqual(['STORED'])
    expect(await placeOf(db)).toEqual(['event_before_2027_02', 'event_2027_02'])
    await makeEventPartitions(db, new Date('2027-02-01T00:00:00Z'))
    expect((await partitions(db)).at(-1)).toBe('event_2027_05')

    await db.deleteFrom('event').execute()
    const months = (await partitions(db)).slice(1)
    await sql.raw(`drop table ${months.join(', ')}`).execute(db)
  })
})

test('a server that runs seals', async ({ db }) => {
  const workspace = await keeping(db, await aWorkspace(db), '24 months')
  await storeEvents(db, [pageAt(workspace, '2020-01-01T00:00:00.000Z')])
  await deriveAll(db)
  const onError = vi.fn()
  const loop = startSealLoop(db, onError)
  await vi.waitFor(async () => expect(await db.selectFrom('event').selectAll().execute()).toEqual([]))
  await loop.stop()
  expect(onError).not.toHaveBeenCalled()
  expect(await db.selectFrom('sealed_stretch').select('stream_id').execute()).toEqual([{ stream_id: visitor(1) }])
})
