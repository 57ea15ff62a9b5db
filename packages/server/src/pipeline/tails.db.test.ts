import { fc } from '@fast-check/vitest'
import type { EventId, StreamId } from '@touchline/schema'
import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Db } from '../db/database.ts'
import { storeEvents } from '../modules/collect/store-events.queries.ts'
import type { EventRow, StoredBody } from '../modules/collect/stored-event.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { test } from '../test/database-test.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { forget } from '../test/store-facts.ts'
import { aWorkspace } from '../test/workspaces.ts'
import { deriveAll, rebuild } from './derive.ts'

const start = Date.parse('2026-01-01T00:00:00Z')

type Told = { readonly minute: number; readonly no: number; readonly body: StoredBody }

/** Close together, so that visits are extended, joined and split; at the same instants, too. */
const told: fc.Arbitrary<Told> = fc.record({
  minute: fc.integer({ min: 0, max: 30 }).map((tens) => tens * 10),
  no: fc.integer({ min: 0, max: 15 }),
  body: fc.oneof(
    { weight: 8, arbitrary: pageOf(fc.constantFrom('', '?utm_source=google&utm_medium=cpc', '?utm_source=news')) },
    { weight: 2, arbitrary: fc.constant<StoredBody>({ type: 'form', url: 'https://a.test/', form: 'f', lead: true }) },
    {
      weight: 1,
      arbitrary: fc
        .constantFrom('email:ada', 'email:bob')
        .map((key): StoredBody => ({ type: 'identify', keys: [key] })),
    },
    {
      weight: 1,
      arbitrary: fc.constant<StoredBody>({
        type: 'touchpoint',
        kind: 'visit',
        side: 'MARKETING',
        precision: 'INSTANT',
        keys: [],
      }),
    },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom('a', 'b')
        .map((variant): StoredBody => ({ type: 'exposure', experiment: 'price', variant })),
    },
    { weight: 1, arbitrary: fc.constant<StoredBody>({ type: 'engagement', url: 'https://a.test/', engagedMs: 5 }) },
  ),
})

function pageOf(query: fc.Arbitrary<string>): fc.Arbitrary<StoredBody> {
  return fc.record({
    type: fc.constant('page' as const),
    url: query.map((text) => `https://a.test/${text}`),
    referrer: fc.constantFrom('https://a.test/', 'https://b.test/'),
  })
}

const toRow = ({ id }: Workspace, { minute, no, body }: Told): EventRow => {
  const at = new Date(start + minute * 60_000).toISOString()
  return {
    workspace_id: id,
    stream_id: '00000000-0000-4000-8000-000000000001' as StreamId,
    event_id:
      `00000000-0000-7000-8${no.toString(16).padStart(3, '0')}-${minute.toString(16).padStart(12, '0')}` as EventId,
    type: body.type,
    trust: 'CLAIMED',
    ...{ occurred_at: at, received_at: at, backfilled: false, body },
  }
}

test('a stream that grows anywhere, bit by bit, is what a rebuild makes of it', async ({ db }) => {
  const steps = fc.array(fc.array(told, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(steps, async (parts) => {
      const workspace = await aWorkspace(db)
      for (const part of parts) {
        await storeEvents(
          db,
          part.map((each) => toRow(workspace, each)),
        )
        await deriveAll(db)
      }
      const incremental = await derivedRows(db)
      await rebuild(db, workspace.id)
      expect(await derivedRows(db)).toEqual(incremental)
      await forget(db, workspace)
    }),
    { numRuns: 60 },
  )
})

test('of visits that began at one instant, the one that lasted is the one before the last', async ({ db }) => {
  const workspace = await aWorkspace(db)
  const pageAt = (minute: number, no: number, query: string): EventRow =>
    toRow(workspace, {
      minute,
      no,
      body: { type: 'page', url: `https://a.test/${query}`, referrer: 'https://b.test/' },
    })
  const [google, news] = ['?utm_source=google&utm_medium=cpc', '?utm_source=news']
  const parts = [
    [pageAt(40, 15, google), pageAt(60, 13, google), pageAt(70, 7, google), pageAt(70, 8, news)],
    [pageAt(40, 8, news)],
    [pageAt(80, 0, '')],
  ]
  for (const part of parts) {
    await storeEvents(db, part)
    await deriveAll(db)
  }
  const { rows } = await sql<{ pages: number }>`
    select pages from touchpoint order by occurred_at, touchpoint_id`.execute(db)
  expect(rows.map(({ pages }) => pages)).toEqual([1, 3, 1, 1])
})

const page: StoredBody = { type: 'page', url: 'https://a.test/' }

/** Which transaction wrote each touchpoint, in time order. */
async function writers(db: Db): Promise<string[]> {
  const { rows } = await sql<{ xmin: string }>`select xmin from touchpoint order by occurred_at`.execute(db)
  return rows.map(({ xmin }) => xmin)
}

test('what came before stays as it was written, and what was set aside is derived as a whole', async ({ db }) => {
  const workspace = await aWorkspace(db)
  const visitsAt = (...minutes: number[]) => minutes.map((minute) => toRow(workspace, { minute, no: 0, body: page }))
  await storeEvents(db, visitsAt(0, 100, 200))
  await deriveAll(db)
  const before = await writers(db)
  await storeEvents(db, visitsAt(210))
  await deriveAll(db)
  const after = await writers(db)
  expect(after.slice(0, 2)).toEqual(before.slice(0, 2))
  expect(after).toHaveLength(3)
  expect(after[2]).not.toBe(before[2])

  // An event that was stored but could not be derived.
  await storeEvents(db, visitsAt(20))
  await db.deleteFrom('changed').execute()
  await sql`
    insert into set_aside (workspace_id, kind, subject, error, failed_at)
    select distinct workspace_id, 'STREAM', stream_id::text, 'test', now() from event`.execute(db)
  await storeEvents(db, visitsAt(300))
  await deriveAll(db)
  const { rows } = await sql<{ pages: number }>`select pages from touchpoint order by occurred_at`.execute(db)
  expect(rows.map(({ pages }) => pages)).toEqual([2, 1, 2, 1])
})
