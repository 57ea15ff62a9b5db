import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, inject } from 'vitest'
import { ask } from '../test/ask.ts'
import { test as base } from '../test/database-test.ts'
import { aPlainOwner, withUser } from '../test/plain-owner.ts'
import { withDatabase } from '../test/test-cluster.ts'
import { openDatabase } from './database.ts'
import { migrate, requireMigrated } from './migrate.ts'

const clusterUrl = inject('clusterUrl')
const uniqueName = () => `test_${randomUUID().replaceAll('-', '')}`

/** A database in which nothing has been migrated yet, as its cluster's owner. */
type Fixtures = { readonly emptyUrl: string }

const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads the destructuring to learn what a fixture needs.
  emptyUrl: async ({}, use) => {
    const name = uniqueName()
    await ask(clusterUrl, `create database ${name}`)
    await use(withDatabase(clusterUrl, name))
    await ask(clusterUrl, `drop database ${name} with (force)`)
  },
})

const failure = (code: string, ...said: string[]) =>
  expect.objectContaining({ code, message: expect.stringMatching(said.join('.*')) })

describe('migrating', () => {
  test('applies everything, in order, and then nothing more', async ({ emptyUrl }) => {
    const applied = await migrate(emptyUrl)
    expect(applied[0]).toBe('0001_workspace.sql')
    expect(applied).toEqual(applied.toSorted())
    expect(await migrate(emptyUrl)).toEqual([])
    await expect(requireMigrated(emptyUrl)).resolves.toBeUndefined()
  })

  test('of two at once, one applies everything and the other finds it done', async ({ emptyUrl }) => {
    const [some, others] = await Promise.all([migrate(emptyUrl), migrate(emptyUrl)])
    expect([some.length, others.length]).toContain(0)
    expect(some.length + others.length).toBeGreaterThan(0)
    expect(await migrate(emptyUrl)).toEqual([])
  })

  test.for([
    ["update schema_migration set checksum = 'another' where name = '0001_workspace.sql'", '0001_workspace.sql'],
    ["insert into schema_migration (name, checksum) values ('9999_later.sql', '')", '9999_later.sql'],
  ] as const)('refuses a database that another version has migrated: %s', async ([change, name], { emptyUrl }) => {
    await migrate(emptyUrl)
    await ask(emptyUrl, change)
    await expect(migrate(emptyUrl)).rejects.toThrow(failure('DATABASE_AHEAD', name))
    await expect(requireMigrated(emptyUrl)).rejects.toThrow(failure('DATABASE_AHEAD', name))
  })
})

describe('a database that is to be used', () => {
  test('is behind when it is empty', async ({ emptyUrl }) => {
    await expect(requireMigrated(emptyUrl)).rejects.toThrow(failure('DATABASE_BEHIND', '0001_workspace.sql'))
  })

  test('is behind when one migration is missing', async ({ emptyUrl }) => {
    const last = (await migrate(emptyUrl)).at(-1) ?? ''
    await ask(emptyUrl, `delete from schema_migration where name = '${last}'`)
    await expect(requireMigrated(emptyUrl)).rejects.toThrow(failure('DATABASE_BEHIND', `lacks ${last}`))
  })
})

describe('a database that cannot be reached', () => {
  const nowhere = 'postgresql://ada:hunter2@127.0.0.1:1/journeys'

  test('is named, without the password', async () => {
    for (const use of [migrate, requireMigrated]) {
      const error: unknown = await use(nowhere).catch((thrown) => thrown)
      expect(error).toEqual(failure('DATABASE_DOWN', '127.0.0.1:1, database journeys'))
      expect(String(error)).not.toContain('hunter2')
    }
  })

  test('for a wrong password too', async ({ emptyUrl }) => {
    const error: unknown = await migrate(withUser(emptyUrl, 'touchline')).catch((thrown) => thrown)
    expect(error).toEqual(failure('DATABASE_DOWN', 'password authentication failed'))
    expect(String(error)).not.toContain('hunter2')
  })
})

describe('a plain user who owns the database', () => {
  test('may not migrate while the roles are closed to it', async () => {
    const plain = await aPlainOwner()
    await expect(migrate(plain.url)).rejects.toThrow(
      failure('DATABASE_FORBIDDEN', 'Migration 0001_workspace.sql failed'),
    )
    await expect(requireMigrated(plain.url)).rejects.toThrow(failure('DATABASE_BEHIND', '0001_workspace.sql'))
  })

  test('migrates and acts as each of the roles once they are granted', async () => {
    const { user, url } = await aPlainOwner()
    await ask(clusterUrl, `grant touchline_ingest, touchline_derive, touchline_reader, touchline_reporting to ${user}`)
    expect(await migrate(url)).toContain('0001_workspace.sql')
    for (const role of ['ingest', 'derive', 'reader'] as const) {
      const db = openDatabase(url, role, 1)
      const { rows } = await sql`select session_user as user, current_user as role`.execute(db)
      expect(await db.selectFrom('workspace').selectAll().execute()).toEqual([])
      await db.destroy()
      expect(rows).toEqual([{ user, role: `touchline_${role}` }])
    }
  })

  test('lets what derives have temporary tables, where they were taken from everybody', async () => {
    const { user, url } = await aPlainOwner()
    await ask(clusterUrl, `grant touchline_ingest, touchline_derive, touchline_reader, touchline_reporting to ${user}`)
    await migrate(url)
    await ask(url, `revoke temporary on database ${user} from public`)
    const may = (role: string) => sql.lit(`touchline_${role}`)
    const db = openDatabase(url)
    const { rows } = await sql`
      select has_database_privilege(${may('derive')}, current_database(), 'temp') as derive,
        has_database_privilege(${may('reader')}, current_database(), 'temp') as reader`.execute(db)
    await db.destroy()
    expect(rows).toEqual([{ derive: true, reader: false }])
  })
})
