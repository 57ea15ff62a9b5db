import { type EventId, type StreamId, WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { type Db, openDatabase } from '../../db/database.ts'
import { test } from '../../test/database-test.ts'
import { anEventId, visitor } from '../../test/facts.ts'
import { aWorkspace } from '../../test/workspaces.ts'
import { encodeEvents } from './encode-events.ts'
import { storeParts } from './store-events.queries.ts'
import { storeNew } from './store-new.queries.ts'
import type { EventRow } from './stored-event.ts'

const workspaceId = WorkspaceId.parse('0198f000-0000-7000-8000-000000000001')

/** Events of a visitor, one a second, in the order of their ids. */
const aRun = (no: number, count: number): EventRow[] =>
  Array.from({ length: count }, (_, i) => {
    const at = `2026-11-22T12:00:0${i}Z`
    return {
      workspace_id: workspaceId,
      stream_id: visitor(no) as StreamId,
      event_id: anEventId(at) as EventId,
      type: 'page',
      trust: 'CLAIMED',
      occurred_at: at,
      received_at: '2026-11-22T12:00:10.000Z',
      backfilled: false,
      body: { type: 'page', url: 'https://example.com/' },
    }
  })

const storedIds = async (db: Db): Promise<string[]> =>
  (await db.selectFrom('event').select('event_id').orderBy('event_id').execute()).map((row) => row.event_id)

const queued = (db: Db) => db.selectFrom('changed').select(['subject', 'since']).orderBy('subject').execute()

const idsOf = (rows: readonly EventRow[]): string[] => rows.map(({ event_id }) => event_id).sort()

test('what is all new is stored at once, and its streams are queued from their earliest event on', async ({ db }) => {
  const [two, one] = [aRun(2, 3), aRun(1, 2)]
  expect(await storeNew(db, [encodeEvents(two), encodeEvents(one)])).toBe(true)
  expect(await storedIds(db)).toEqual(idsOf([...one, ...two]))
  const since = new Date('2026-11-22T12:00:00Z')
  expect(await queued(db)).toEqual([
    { subject: visitor(1), since },
    { subject: visitor(2), since },
  ])
})

test('beside an event that is known, nothing is stored so; the rest is stored the long way', async ({ db }) => {
  const [known, fresh, other] = aRun(1, 3) as [EventRow, EventRow, EventRow]
  await storeParts(db, [encodeEvents([known])])
  await db.deleteFrom('changed').execute()
  const parts = [encodeEvents([known, fresh]), encodeEvents([{ ...other, stream_id: visitor(2) as StreamId }])]
  expect(await storeNew(db, parts)).toBe(false)
  expect(await storedIds(db)).toEqual(idsOf([known]))
  expect(await queued(db)).toEqual([])
  expect(await storeParts(db, parts)).toEqual(['KNOWN', 'STORED', 'STORED'])
  expect(await storedIds(db)).toEqual(idsOf([known, fresh, other]))
  expect(await queued(db)).toHaveLength(2)
})

test('what goes on where a stream ended is new', async ({ db }) => {
  const [first, second, third] = aRun(1, 3) as [EventRow, EventRow, EventRow]
  expect(await storeNew(db, [encodeEvents([second])])).toBe(true)
  expect(await storeNew(db, [encodeEvents([third])])).toBe(true)
  expect(await storeNew(db, [encodeEvents([first])])).toBe(true)
})

test('what is twice in a call, or of several streams in a part, takes the long way', async ({ db }) => {
  const [one, another] = aRun(1, 2) as [EventRow, EventRow]
  const twice = [encodeEvents([one, one]), encodeEvents([another, one])]
  const twoParts = [encodeEvents([one]), encodeEvents([one, another])]
  const twoStreams = [encodeEvents([one, { ...another, stream_id: visitor(2) as StreamId }])]
  for (const parts of [twice, twoParts, twoStreams]) expect(await storeNew(db, parts)).toBe(false)
  expect(await storedIds(db)).toEqual([])
  expect(await storeParts(db, twoParts)).toEqual(['STORED', 'KNOWN', 'STORED'])
})

test('what is of somebody who was erased takes the long way', async ({ db }) => {
  const { id } = await aWorkspace(db)
  const [erased, other] = [1, 2].map((no) => encodeEvents(aRun(no, 2).map((row) => ({ ...row, workspace_id: id }))))
  const parts = [erased, other].filter((part) => part !== undefined)
  await sql`insert into tombstone (workspace_id, subject_hash, kind, erasure_id, erased_at)
    values (${id}, tombstone_hash(${id}, ${`stream:${visitor(1)}`}), 'STREAM', gen_random_uuid(), '2026-11-23')`.execute(
    db,
  )
  expect(await storeNew(db, parts)).toBe(false)
  expect(await storeParts(db, parts)).toEqual(['ERASED', 'ERASED', 'STORED', 'STORED'])
})

test('two that store the same events at once store each once, in whatever order they have them', async ({
  db,
  url,
}) => {
  const parts = Array.from({ length: 200 }, (_, i) => encodeEvents(aRun(i + 1, 5)))
  const another = openDatabase(url, 'ingest', 1)
  const [forwards, backwards] = await Promise.all([storeParts(db, parts), storeParts(another, [...parts].reverse())])
  await another.destroy()
  expect([...forwards, ...backwards].filter((fate) => fate === 'STORED')).toHaveLength(1_000)
  expect(await storedIds(db)).toHaveLength(1_000)
})

test('what PostgreSQL refuses is told, and leaves nothing behind', async ({ db }) => {
  const [row] = aRun(1, 1) as [EventRow]
  const refused = encodeEvents([{ ...row, type: 'nonsense' as 'page' }])
  await expect(storeNew(db, [encodeEvents(aRun(2, 1)), refused])).rejects.toThrow('event_type_known')
  const { rows } = await sql`select from event union all select from changed`.execute(db)
  expect(rows).toEqual([])
})
