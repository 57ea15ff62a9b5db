import { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import type { Db } from '../db/database.ts'
import { test } from '../test/database-test.ts'
import { derivedRows } from '../test/derived-rows.ts'
import { collect, crmLead, visitor } from '../test/facts.ts'
import { aWorkspace } from '../test/workspaces.ts'
import { deriveAll, rebuild } from './derive.ts'
import { retrySetAside } from './set-aside.queries.ts'

const page = (at: string) => ({ type: 'page' as const, at, url: 'https://acme.example/' })

/** What no collector takes: an address that is none. */
const poison = (db: Db) =>
  sql`update event set body = '{"type":"page","url":"ada@x.example"}' where stream_id = ${visitor(7)}`.execute(db)

const cure = (db: Db) =>
  sql`update event set body = '{"type":"page","url":"https://acme.example/"}' where stream_id = ${visitor(7)}`.execute(
    db,
  )

const streamsOf = async (db: Db): Promise<string[]> =>
  (await db.selectFrom('touchpoint').select('stream_id').orderBy('stream_id').execute()).map(
    ({ stream_id }) => stream_id,
  )

const aside = (db: Db) => db.selectFrom('set_aside').select(['kind', 'subject', 'error']).execute()

describe('what cannot be derived', () => {
  test('is set aside with its error, and stops nothing else', async ({ db }) => {
    const workspace = await aWorkspace(db)
    const visitors = [...Array(20).keys()].map((no) => visitor(no + 1))
    for (const each of visitors) await collect(db, workspace, each, page('2026-01-01T10:00:00Z'))
    for (const no of [1, 2, 3]) await crmLead(db, workspace, `L${no}`, { createdAt: '2026-01-05' })
    await poison(db)
    await sql`update crm_record set fields = '{"createdAt":"some day"}' where record_id = 'L2'`.execute(db)

    const told: string[][] = []
    await deriveAll(db, ({ changes }) => told.push([...changes.streams, ...changes.keys]))
    expect(await streamsOf(db)).toEqual(visitors.filter((each) => each !== visitor(7)))
    expect(await db.selectFrom('lead').select('person_id').execute()).toHaveLength(2)
    expect(await db.selectFrom('changed').selectAll().execute()).toEqual([])
    expect(told.flat().sort()).toEqual([visitor(7), 'crm:crm:L2'].sort())
    const kept = await aside(db)
    expect(kept.map(({ kind, subject }) => [kind, subject])).toEqual(
      expect.arrayContaining([
        ['STREAM', visitor(7)],
        ['KEY', 'crm:crm:L2'],
      ]),
    )
    expect(JSON.stringify(kept)).not.toContain('x.example')

    const incremental = await derivedRows(db)
    await rebuild(db, workspace.id)
    expect(await derivedRows(db)).toEqual(incremental)
    expect(await aside(db)).toHaveLength(2)
  })

  test('is tried again with the next event, and with the next start of a server', async ({ db }) => {
    const workspace = await aWorkspace(db)
    await collect(db, workspace, visitor(7), page('2026-01-01T10:00:00Z'))
    await poison(db)
    await deriveAll(db)
    await collect(db, workspace, visitor(7), page('2026-01-02T10:00:00Z'))
    await deriveAll(db)
    expect([await aside(db), await streamsOf(db)]).toMatchObject([[{ kind: 'STREAM' }], []])

    await cure(db)
    await retrySetAside(db)
    await deriveAll(db)
    expect([await aside(db), await streamsOf(db)]).toEqual([[], [visitor(7), visitor(7)]])
  })

  test('in one workspace does not keep the others waiting', async ({ db }) => {
    const nowhere = WorkspaceId.parse('00000000-0000-7000-8000-000000000000')
    await db.insertInto('changed').values({ workspace_id: nowhere, kind: 'KEY', subject: 'crm:sf:1' }).execute()
    const workspace = await aWorkspace(db)
    await collect(db, workspace, visitor(1), page('2026-01-01T10:00:00Z'))
    await expect(deriveAll(db)).rejects.toThrow(`Workspace ${nowhere} is queued but does not exist`)
    expect(await streamsOf(db)).toEqual([visitor(1)])
  })
})
