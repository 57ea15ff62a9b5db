import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { test } from '../test/database-test.ts'
import { aBareTouchpoint } from '../test/facts.ts'
import { aWorkspace } from '../test/workspaces.ts'
import { asWorkspace } from './as-workspace.ts'
import { type Db, openDatabase, type Role } from './database.ts'

async function as<T>(role: Role, url: string, work: (db: Db) => Promise<T>): Promise<T> {
  const db = openDatabase(url, role, 1)
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}

const addEvent = (db: Db, workspaceId: WorkspaceId) =>
  sql`
  insert into event (workspace_id, stream_id, event_id, type, trust, occurred_at, received_at, backfilled, body)
  values (${workspaceId}, gen_random_uuid(), gen_random_uuid(), 'page', 'CLAIMED', now(), now(), false, '{}')`.execute(
    db,
  )

const denied = (table: string): string => `permission denied for table ${table}`

/** Whose rows there are, in a table and in a view. */
async function seenBy(db: Db): Promise<string[]> {
  const { rows } = await sql<{ workspace: string }>`
    select workspace_id as workspace from workspace
    union all select workspace_id from touchpoint
    union all select workspace_id from reporting.touchpoints`.execute(db)
  return rows.map(({ workspace }) => workspace)
}

describe('a role', () => {
  test('holds whatever options the address of the database brings', async ({ db, url }) => {
    await aBareTouchpoint(db, (await aWorkspace(db)).id)
    const address = new URL(url)
    address.searchParams.set('options', '-c statement_timeout=5000 -c role=none')
    const { rows } = await as('reader', address.href, (reader) =>
      sql<object>`select current_user as user, current_setting('statement_timeout') as timeout`.execute(reader),
    )
    expect(rows).toEqual([{ user: 'touchline_reader', timeout: '5s' }])
    expect(await as('reader', address.href, seenBy)).toEqual([])
  })
})

describe('the owner', () => {
  test('sees every table whole, and in a view for BI what it names, as the reader does', async ({ db }) => {
    const [own, other] = [await aWorkspace(db), await aWorkspace(db)]
    for (const { id } of [own, other]) await aBareTouchpoint(db, id)
    expect((await seenBy(db)).toSorted()).toEqual([own.id, own.id, other.id, other.id].toSorted())
    expect(await asWorkspace(db, own.id, seenBy)).toHaveLength(5)
  })
})

describe('the reader', () => {
  test('sees nothing until it is told which workspace', async ({ db, url }) => {
    const { id } = await aWorkspace(db)
    await aBareTouchpoint(db, id)
    expect(await as('reader', url, seenBy)).toEqual([])
  })

  test('sees its own workspace and no other, whatever its queries forget to say', async ({ db, url }) => {
    const [own, other] = [await aWorkspace(db), await aWorkspace(db)]
    for (const { id } of [own, other]) await aBareTouchpoint(db, id)
    const seen = await as('reader', url, (reader) => asWorkspace(reader, own.id, seenBy))
    expect(seen).toEqual([own.id, own.id, own.id])
  })

  test('is told for one transaction, not for the next on the same connection', async ({ db, url }) => {
    const { id } = await aWorkspace(db)
    const seen = await as('reader', url, async (reader) => [
      await asWorkspace(reader, id, seenBy),
      await seenBy(reader),
    ])
    expect(seen).toEqual([[id], []])
  })

  test.for(['event', 'crm_record', 'workspace_secret', 'changed'])('may not look into %s', async (table, { url }) => {
    const look = (reader: Db) => sql`select from ${sql.table(table)}`.execute(reader)
    await expect(as('reader', url, look)).rejects.toThrow(denied(table))
  })

  test('may write nothing', async ({ db, url }) => {
    const { id } = await aWorkspace(db)
    await expect(as('reader', url, (reader) => aBareTouchpoint(reader, id))).rejects.toThrow(denied('touchpoint'))
  })
})

describe('ingest', () => {
  test('adds events, and can neither change nor remove one', async ({ db, url }) => {
    const { id } = await aWorkspace(db)
    await as('ingest', url, async (ingest) => {
      await addEvent(ingest, id)
      await expect(sql`update event set body = '{"edited": true}'`.execute(ingest)).rejects.toThrow(denied('event'))
      await expect(sql`delete from event`.execute(ingest)).rejects.toThrow(denied('event'))
      await expect(sql`delete from event_default`.execute(ingest)).rejects.toThrow(denied('event_default'))
      await expect(sql`truncate event`.execute(ingest)).rejects.toThrow(denied('event'))
    })
    expect(await db.selectFrom('event').select('body').execute()).toEqual([{ body: {} }])
  })

  test('writes nothing that is derived', async ({ db, url }) => {
    const { id } = await aWorkspace(db)
    await expect(as('ingest', url, (ingest) => aBareTouchpoint(ingest, id))).rejects.toThrow(denied('touchpoint'))
  })
})

describe('derive', () => {
  test('reads events of every workspace, and adds none', async ({ db, url }) => {
    const { id } = await aWorkspace(db)
    await addEvent(db, id)
    await as('derive', url, async (derive) => {
      expect(await derive.selectFrom('event').select('workspace_id').execute()).toEqual([{ workspace_id: id }])
      await expect(addEvent(derive, id)).rejects.toThrow(denied('event'))
    })
  })

  test('does not see the secrets of addresses', async ({ url }) => {
    await expect(
      as('derive', url, (derive) => derive.selectFrom('workspace_secret').selectAll().execute()),
    ).rejects.toThrow(denied('workspace_secret'))
  })
})
