import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { WorkspaceId } from '@touchline/schema'
import fc from 'fast-check'
import { sql } from 'kysely'
import { test as base, describe, expect, inject } from 'vitest'
import { storeEvents } from '../modules/collect/store-events.queries.ts'
import type { EventRow } from '../modules/collect/stored-event.ts'
import { ask } from '../test/ask.ts'
import { anEventId, visitor } from '../test/facts.ts'
import { templateName, withDatabase } from '../test/test-cluster.ts'
import { aWorkspace } from '../test/workspaces.ts'
import { connect } from './connect.ts'
import { type Db, openDatabase } from './database.ts'
import { makeEventPartitions, tryToMakeEventPartitions } from './event-partitions.ts'
import { migrate } from './migrate.ts'

/** A database of each test's own: what partitions there are is left to nobody else. */
const test = base.extend<{ url: string; db: Db; ingest: Db; id: WorkspaceId }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the destructuring to learn what a fixture needs.
  url: async ({}, use) => {
    const name = `test_${randomUUID().replaceAll('-', '')}`
    await ask(inject('clusterUrl'), `create database ${name} template ${templateName} strategy file_copy`)
    await use(withDatabase(inject('clusterUrl'), name))
    await ask(inject('clusterUrl'), `drop database ${name} with (force)`)
  },
  db: async ({ url }, use) => {
    const db = openDatabase(url)
    await use(db)
    await db.destroy()
  },
  ingest: async ({ url }, use) => {
    const db = openDatabase(url, 'ingest', 2)
    await use(db)
    await db.destroy()
  },
  id: async ({ db }, use) => use((await aWorkspace(db)).id),
})

const newYear = new Date('2027-01-01T00:00:00Z')

const anEvent = (workspaceId: WorkspaceId, at: string): EventRow => ({
  ...{ workspace_id: workspaceId, stream_id: visitor(1), event_id: anEventId(at), type: 'track', trust: 'CLAIMED' },
  ...{ occurred_at: at, received_at: at, backfilled: false, body: { type: 'track', name: at } },
})

/** Where each event lies, by the time that it names itself after. */
async function places(db: Db): Promise<Record<string, string>> {
  const { rows } = await sql<{ at: string; place: string }>`
    select body->>'name' as at, tableoid::regclass::text as place from event order by at`.execute(db)
  return Object.fromEntries(rows.map(({ at, place }) => [at, place]))
}

const partitions = (url: string) =>
  ask(url, 'select name, begins_at as "beginsAt", ends_at as "endsAt" from event_partitions()')

describe('partitions of events', () => {
  test('are made a month each, 90 days ahead, and no second time', async ({ db, url }) => {
    expect(await partitions(url)).toEqual([{ name: 'event_before_2027', beginsAt: null, endsAt: newYear }])
    expect(await makeEventPartitions(db, new Date('2026-10-03T00:00:00Z'))).toEqual([])
    expect(await makeEventPartitions(db, new Date('2026-11-22T12:00:00Z'))).toEqual(['event_2027_01', 'event_2027_02'])
    expect(await makeEventPartitions(db, new Date('2026-11-22T12:00:00Z'))).toEqual([])
    expect(await partitions(url)).toEqual([
      { name: 'event_before_2027', beginsAt: null, endsAt: newYear },
      { name: 'event_2027_01', beginsAt: newYear, endsAt: new Date('2027-02-01T00:00:00Z') },
      { name: 'event_2027_02', beginsAt: new Date('2027-02-01T00:00:00Z'), endsAt: new Date('2027-03-01T00:00:00Z') },
    ])
  })

  test('are made once, by however many processes at once', async ({ db }) => {
    const made = await Promise.all(Array.from({ length: 4 }, () => makeEventPartitions(db, newYear)))
    expect(made.flat().sort()).toEqual(['event_2027_01', 'event_2027_02', 'event_2027_03'])
  })

  test('take the events whose ids hold their time, to the millisecond, and the oldest ones', async ({
    db,
    ingest,
    id,
  }) => {
    await makeEventPartitions(db, newYear)
    const wanted = {
      '1970-01-01T00:00:00.000Z': 'event_before_2027',
      '2026-12-31T23:59:59.999Z': 'event_before_2027',
      '2027-01-01T00:00:00.000Z': 'event_2027_01',
      '2027-02-28T23:59:59.999Z': 'event_2027_02',
      '2027-03-01T00:00:00.000Z': 'event_2027_03',
      '2031-01-01T00:00:00.000Z': 'event_default',
    }
    await storeEvents(
      ingest,
      Object.keys(wanted).map((at) => anEvent(id, at)),
    )
    expect(await places(db)).toEqual(wanted)
  })

  test('are as well guarded as their table, and found by the same indexes', async ({ db, ingest, id }) => {
    await makeEventPartitions(db, newYear)
    const { rows } = await sql<{ guards: string; of: string[] }>`
      select concat_ws(' ', c.relrowsecurity, c.relacl, (
          select string_agg(concat_ws(' ', policyname, roles, cmd, qual, with_check), ';' order by policyname)
          from pg_policies p where p.tablename = c.relname
        ), (
          select string_agg(regexp_replace(pg_get_indexdef(x.indexrelid), ' INDEX \\S+ ON \\S+ ', ''), ';'
            order by regexp_replace(pg_get_indexdef(x.indexrelid), ' INDEX \\S+ ON \\S+ ', ''))
          from pg_index x where x.indrelid = c.oid
        ), (
          select string_agg(conname || pg_get_constraintdef(k.oid), ';' order by conname)
          from pg_constraint k where k.conrelid = c.oid and k.contype = 'c'
        )) as guards, array_agg(c.relname::text) as of
      from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'event'::regclass group by 1`.execute(
      db,
    )
    expect(rows.map(({ of }) => of.length)).toEqual([5])
    expect(rows[0]?.guards).toContain('event_type_known')
    await storeEvents(ingest, [anEvent(id, '2027-01-05T00:00:00.000Z')])
    await expect(sql`delete from event_2027_01`.execute(ingest)).rejects.toThrow('permission denied')
  })
})

describe('an event that came before its partition', () => {
  test('is moved there when that is made, and stays the same event', async ({ db, ingest, id }) => {
    const [early, later] = [anEvent(id, '2027-02-10T00:00:00.000Z'), anEvent(id, '2028-01-01T00:00:00.000Z')]
    expect(await storeEvents(ingest, [early, later])).toEqual(['STORED', 'STORED'])
    expect(Object.values(await places(db))).toEqual(['event_default', 'event_default'])
    await makeEventPartitions(db, newYear)
    expect(Object.values(await places(db))).toEqual(['event_2027_02', 'event_default'])
    expect(await storeEvents(ingest, [early, later])).toEqual(['KNOWN', 'KNOWN'])
    expect(await db.selectFrom('event').select('event_id').execute()).toHaveLength(2)
  })

  test('is stored once, whenever it is sent again and partitions are made', async ({ db, ingest, id }) => {
    const ids = Array.from({ length: 12 }, (_, no) =>
      anEvent(id, `2027-${String(no + 1).padStart(2, '0')}-15T00:00:00.000Z`),
    )
    const step = fc.oneof(
      fc.record({ store: fc.subarray(ids, { minLength: 1 }) }),
      fc.record({ make: fc.integer({ min: 0, max: 8 }) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const [stored, made] = [[] as string[], [] as string[]]
        for (const each of steps) {
          if ('make' in each) made.push(...(await makeEventPartitions(db, new Date(Date.UTC(2026, 9 + each.make, 20)))))
          else stored.push(...(await newAmong(ingest, each.store)))
        }
        const found = await places(db)
        expect(Object.keys(found)).toEqual(stored.sort())
        const monthOf = (at: string): string => `event_${at.slice(0, 7).replace('-', '_')}`
        const placeOf = (at: string): string => (made.includes(monthOf(at)) ? monthOf(at) : 'event_default')
        expect(found).toEqual(Object.fromEntries(stored.map((at) => [at, placeOf(at)])))
        await sql`delete from event`.execute(db)
        if (made.length > 0) await sql.raw(`drop table ${made.join(', ')}`).execute(db)
      }),
      { numRuns: 12 },
    )
  })
})

/** Stores events, and gives the times of those that were not there yet. */
async function newAmong(ingest: Db, events: readonly EventRow[]): Promise<string[]> {
  const fates = await storeEvents(ingest, events)
  return events.filter((_, i) => fates[i] === 'STORED').map(({ occurred_at }) => occurred_at)
}

test('while somebody reads for long, nothing is made, the collector goes on, and it is made afterwards', async ({
  db,
  url,
  ingest,
  id,
}) => {
  const reading = await connect(url)
  await reading.query('begin')
  await reading.query('select count(*) from event')
  const refused = expect(makeEventPartitions(db, newYear)).rejects.toThrow('lock timeout')
  expect(await storeEvents(ingest, [anEvent(id, '2026-11-01T00:00:00.000Z')])).toEqual(['STORED'])
  await refused
  await expect(tryToMakeEventPartitions(db, newYear)).resolves.toBeUndefined()
  expect(await partitions(url)).toHaveLength(1)
  await reading.query('commit')
  await reading.end()
  expect(await makeEventPartitions(db, newYear)).toHaveLength(3)
})

test('only the owner makes partitions', async ({ ingest }) => {
  await expect(tryToMakeEventPartitions(ingest, newYear)).rejects.toThrow('permission denied')
})

test('the first id of a time is that of no earlier event', async ({ db }) => {
  const time = fc.date({ min: new Date(0), max: new Date('9999-01-01'), noInvalidDate: true })
  await fc.assert(
    fc.asyncProperty(fc.array(time, { minLength: 1, maxLength: 50 }), async (times) => {
      const rows = times.map((at) => ({ at: at.toISOString(), id: anEventId(at.toISOString()) }))
      const { rows: wrong } = await sql`
        select * from jsonb_to_recordset(${JSON.stringify(rows)}) as t (at timestamptz, id uuid)
        where not (first_event_id(at) <= id and id < first_event_id(at + interval '1 millisecond') and event_id_time(id) = at)`.execute(
        db,
      )
      expect(wrong).toEqual([])
    }),
    { numRuns: 20 },
  )
})

test('a database with events is migrated without losing or moving them, but for those of later', async ({
  db,
  url,
}) => {
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await ask(url, `create database ${name}`)
  const before = withDatabase(url, name)
  await migrateUpTo(before, '0023')
  const old = openDatabase(before)
  const workspace = await aWorkspace(old)
  const rows = ['2020-01-01T00:00:00.000Z', '2026-12-31T00:00:00.000Z', '2027-01-01T00:00:00.000Z'].map((at) =>
    anEvent(workspace.id, at),
  )
  // How events are stored today wants the tables of today.
  const stored = rows.map(({ body, ...row }) => ({ ...row, body: JSON.stringify(body) }))
  await old.insertInto('event').values(stored).execute()
  expect(Object.values(await places(old))).toEqual(['event_default', 'event_default', 'event_default'])
  expect((await migrate(before))[0]).toMatch(/^0023/)
  expect(Object.values(await places(old))).toEqual(['event_before_2027', 'event_before_2027', 'event_default'])
  expect(await storeEvents(old, rows)).toEqual(['KNOWN', 'KNOWN', 'KNOWN'])
  await makeEventPartitions(old, newYear)
  expect(Object.values(await places(old))).toEqual(['event_before_2027', 'event_before_2027', 'event_2027_01'])
  await old.destroy()
  await ask(url, `drop database ${name} with (force)`)
  expect(await db.selectFrom('event').selectAll().execute()).toEqual([])
})

/** As a version did that knew fewer migrations. */
async function migrateUpTo(url: string, first: string): Promise<void> {
  const folder = new URL('./migrations/', import.meta.url)
  const client = await connect(url)
  await client.query(
    'create table schema_migration (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
  )
  for (const name of (await readdir(folder)).filter((each) => each < first).sort()) {
    const text = await readFile(new URL(name, folder), 'utf8')
    await client.query(text)
    const checksum = createHash('sha256').update(text).digest('hex')
    await client.query('insert into schema_migration (name, checksum) values ($1, $2)', [name, checksum])
  }
  await client.end()
}
