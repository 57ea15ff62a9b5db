import { type EventId, type StreamId, WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { openDatabase } from '../../db/database.ts'
import { test } from '../../test/database-test.ts'
import { anEventId, visitor } from '../../test/facts.ts'
import { storeEvents } from './store-events.queries.ts'
import type { EventRow } from './stored-event.ts'

const [acme, other] = [1, 2].map((no) => WorkspaceId.parse(`0198f000-0000-7000-8000-00000000000${no}`)) as [
  WorkspaceId,
  WorkspaceId,
]

const aRow = (row: Partial<EventRow> = {}): EventRow => ({
  workspace_id: acme,
  stream_id: visitor(1) as StreamId,
  event_id: anEventId('2026-11-22T12:00:00Z') as EventId,
  type: 'page',
  trust: 'CLAIMED',
  occurred_at: '2026-11-22T12:00:00.123Z',
  received_at: '2026-11-22T12:00:01.000Z',
  backfilled: false,
  body: { type: 'page', url: 'https://example.com/' },
  ...row,
})

test('a row reads back as it was stored', async ({ db }) => {
  const body = {
    type: 'track',
    name: 'a\n"line"\\\t, {braces}, \'quotes\' and NULL 👋',
    properties: { 'a key': 1e308, small: -0.1, yes: true, none: null, empty: '' },
  } as const
  const row = aRow({ type: 'track', trust: 'VERIFIED', backfilled: true, body })
  await storeEvents(db, [row])
  expect(await db.selectFrom('event').selectAll().execute()).toEqual([
    { ...row, occurred_at: new Date(row.occurred_at), received_at: new Date(row.received_at) },
  ])
})

test('rows that are new are told from those that are there', async ({ db }) => {
  const [a, b, c] = [aRow(), aRow(), aRow()] as const
  expect(await storeEvents(db, [a, b])).toEqual(['STORED', 'STORED'])
  expect(await storeEvents(db, [b, c])).toEqual(['KNOWN', 'STORED'])
  expect(await storeEvents(db, [a, b, c])).toEqual(['KNOWN', 'KNOWN', 'KNOWN'])
  expect(await storeEvents(db, [])).toEqual([])
})

test('the first write of an id wins, also within one call', async ({ db }) => {
  const first = aRow()
  const second = { ...first, body: { type: 'page', url: 'https://example.com/second' } } as const
  expect(await storeEvents(db, [first, second])).toEqual(['STORED', 'KNOWN'])
  expect(await storeEvents(db, [second])).toEqual(['KNOWN'])
  expect(await db.selectFrom('event').select('body').execute()).toEqual([{ body: first.body }])
})

test('one id is another event in another stream, and in another workspace', async ({ db }) => {
  const row = aRow()
  const rows = [row, { ...row, stream_id: visitor(2) as StreamId }, { ...row, workspace_id: other }]
  expect(await storeEvents(db, rows)).toEqual(['STORED', 'STORED', 'STORED'])
  expect(await db.selectFrom('event').select(['workspace_id', 'stream_id']).execute()).toHaveLength(3)
})

test('streams with something new are queued once, and no others', async ({ db }) => {
  const known = aRow({ stream_id: visitor(3) as StreamId })
  await storeEvents(db, [known])
  await db.deleteFrom('changed').execute()

  await storeEvents(db, [
    known,
    aRow(),
    aRow(),
    aRow({ stream_id: visitor(2) as StreamId }),
    aRow({ workspace_id: other }),
  ])
  const queued = await db.selectFrom('changed').select(['workspace_id', 'kind', 'subject']).execute()
  expect(new Set(queued)).toEqual(
    new Set([
      { workspace_id: acme, kind: 'STREAM', subject: visitor(1) },
      { workspace_id: acme, kind: 'STREAM', subject: visitor(2) },
      { workspace_id: other, kind: 'STREAM', subject: visitor(1) },
    ]),
  )
  expect(queued).toHaveLength(3)
})

test('what PostgreSQL refuses leaves nothing behind, in the queue neither', async ({ db }) => {
  const refused = aRow({ type: 'nonsense' as 'page' })
  await expect(storeEvents(db, [aRow(), refused])).rejects.toThrow('event_type_known')
  const { rows } = await sql`select from event union all select from changed`.execute(db)
  expect(rows).toEqual([])
})

test('two that store the same rows at once, in opposite order, both succeed', async ({ db, url }) => {
  const rows = Array.from({ length: 2_000 }, () => aRow())
  const another = openDatabase(url, 'ingest', 1)
  const [forwards, backwards] = await Promise.all([storeEvents(db, rows), storeEvents(another, [...rows].reverse())])
  await another.destroy()
  expect([...forwards, ...backwards].filter((fate) => fate === 'STORED')).toHaveLength(rows.length)
})
