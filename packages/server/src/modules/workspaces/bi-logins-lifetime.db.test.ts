import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { describe, expect, inject, onTestFinished } from 'vitest'
import { type Db, openDatabase } from '../../db/database.ts'
import { migrate } from '../../db/migrate.ts'
import { ask } from '../../test/ask.ts'
import { allOf, connected, login, seenBy, test } from '../../test/bi-login-test.ts'
import { aBareTouchpoint } from '../../test/facts.ts'
import { aPlainOwner } from '../../test/plain-owner.ts'
import { withDatabase } from '../../test/test-cluster.ts'
import { aWorkspace } from '../../test/workspaces.ts'
import { grantBiLogin, hasOpenDoors, listBiLogins, revokeBiLogin } from './bi-logins.queries.ts'

describe('revoked', () => {
  test('its sessions end, nobody logs in as it, and it leaves no role', async ({ db, logins: [mine, other] }) => {
    await mine.session.query('set default_transaction_read_only = off')
    await mine.session.query('alter default privileges grant select on tables to public')
    expect(await revokeBiLogin(db, mine.user, new Date('2026-06-15T12:00:00Z'))).toBe(true)
    await expect(mine.session.query('select 1')).rejects.toThrow()
    await expect(connected(mine.url)).rejects.toMatchObject({ code: expect.stringMatching(/^28/) })
    expect((await sql`select from pg_roles where rolname = ${mine.user}`.execute(db)).rows).toEqual([])
    expect(await seenBy(other.session)).toEqual(allOf(other.workspace))

    expect(await revokeBiLogin(db, mine.user, new Date())).toBe(true)
    expect(await listBiLogins(db)).toEqual([
      expect.objectContaining({ user: mine.user, revokedAt: new Date('2026-06-15T12:00:00Z') }),
      expect.objectContaining({ user: other.user, revokedAt: null, name: 'of Company 2' }),
    ])
  })

  test('it can not log in though it left something in another database', async ({ db, logins: [{ user, url }] }) => {
    const elsewhere = await connected(withDatabase(url, 'postgres'))
    await elsewhere.query('set default_transaction_read_only = off')
    await elsewhere.query('alter default privileges grant select on tables to public')
    expect(await revokeBiLogin(db, user, new Date())).toBe(true)
    await expect(elsewhere.query('select 1')).rejects.toThrow()
    await expect(connected(url)).rejects.toMatchObject({ code: expect.stringMatching(/^28/) })
  })

  test('a session that is still there sees nothing at once', async ({ db, logins: [{ user, session }] }) => {
    await db.updateTable('bi_login').set({ revoked_at: new Date() }).where('login_name', '=', user).execute()
    expect(await seenBy(session)).toEqual([])
  })

  test('an unknown login is said to be unknown', async ({ db }) => {
    expect(await revokeBiLogin(db, 'touchline_bi_nobody', new Date())).toBe(false)
    expect(await revokeBiLogin(db, 'touchline', new Date())).toBe(false)
  })
})

test('what PostgreSQL is told and keeps of a password is its verifier', async ({ db, workspaces: [{ id }] }) => {
  const { user, password } = await grantBiLogin(db, id, 'BI', new Date())
  onTestFinished(async () => void (await revokeBiLogin(db, user, new Date())))
  const { rows } = await sql<{ stored: string }>`
    select rolpassword as stored from pg_authid where rolname = ${user}`.execute(db)
  expect(rows[0]?.stored).toMatch(/^SCRAM-SHA-256\$4096:/)
  expect(rows[0]?.stored).not.toContain(password)
})

describe('a plain user who owns the database', () => {
  const roles = 'touchline_ingest, touchline_derive, touchline_reader, touchline_reporting'

  /** What the documentation has an administrator run. */
  async function closingStatements(): Promise<string> {
    const page = await readFile(new URL('../../../../../docs/configuration.md', import.meta.url), 'utf8')
    return /do \$\$.*?end \$\$;/s.exec(page)?.[0] ?? ''
  }

  async function migrated(rights: string): Promise<{ readonly db: Db; readonly url: string; readonly user: string }> {
    const { user, url } = await aPlainOwner(rights)
    await ask(inject('clusterUrl'), `grant ${roles} to ${user}`)
    await migrate(url)
    const db = openDatabase(url)
    onTestFinished(() => db.destroy())
    return { db, url, user }
  }

  test('grants and revokes logins, with the rights that the documentation names', async () => {
    const { db, url, user } = await migrated('createrole')
    await ask(inject('clusterUrl'), `grant touchline_bi to ${user} with admin option`)
    const workspace = await aWorkspace(db)
    await aBareTouchpoint(db, workspace.id)
    const mine = await login(db, url, workspace)
    const other = await login(db, url, await aWorkspace(db))
    expect(await seenBy(mine.session)).toEqual([`touchpoints of ${workspace.id}`])
    expect(await seenBy(other.session)).toEqual([])
    await expect(mine.session.query('select from public.touchpoint')).rejects.toMatchObject({ code: '42501' })
    await expect(mine.session.query('create temp table stray ()')).rejects.toThrow()

    expect(await hasOpenDoors(db)).toBe(true)
    await ask(withDatabase(inject('clusterUrl'), user), await closingStatements())
    expect(await hasOpenDoors(db)).toBe(false)
    await expect(mine.session.query('select pg_try_advisory_lock(7468726)')).rejects.toMatchObject({ code: '42501' })
    expect(await migrate(url)).toEqual([])

    for (const each of [mine, other]) {
      expect(await revokeBiLogin(db, each.user, new Date())).toBe(true)
      await expect(each.session.query('select 1')).rejects.toThrow()
      await expect(connected(each.url)).rejects.toMatchObject({ code: '28P01' })
    }
  })

  test('is told what it lacks', async () => {
    const { db } = await migrated('')
    const { id } = await aWorkspace(db)
    await expect(grantBiLogin(db, id, 'BI', new Date())).rejects.toMatchObject({
      code: 'DATABASE_FORBIDDEN',
      message: expect.stringContaining('permission denied to create role'),
    })
    expect(await listBiLogins(db)).toEqual([])
  })
})
