import { readFile } from 'node:fs/promises'
import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import pg from 'pg'
import { describe, expect, inject, onTestFinished } from 'vitest'
import { asWorkspace } from '../../db/as-workspace.ts'
import { type Db, openDatabase } from '../../db/database.ts'
import { migrate } from '../../db/migrate.ts'
import { ask } from '../../test/ask.ts'
import { test as graphqlTest, know } from '../../test/graphql-test.ts'
import { aPlainOwner } from '../../test/plain-owner.ts'
import { sampleCompany } from '../../test/sample-company.ts'
import { withDatabase } from '../../test/test-cluster.ts'
import { aWorkspace } from '../../test/workspaces.ts'
import { grantBiLogin, hasOpenDoors, listBiLogins, revokeBiLogin } from './bi-logins.queries.ts'
import type { Workspace } from './workspace.ts'

const views = ['leads', 'touchpoints', 'channel_performance']

type Login = { readonly user: string; readonly workspace: Workspace; readonly url: string; readonly session: pg.Client }

/** Two workspaces with the same leads, and a login of each, connected. */
const test = graphqlTest.extend<{ $test: { logins: readonly [Login, Login] } }>({
  logins: async ({ db, url, workspaces: [mine, other] }, use) => {
    await know(db, mine, sampleCompany)
    await know(db, other, sampleCompany)
    const both = [await login(db, url, mine), await login(db, url, other)] as const
    await use(both)
    for (const { user, session } of both) {
      await session.end().catch(() => {})
      await revokeBiLogin(db, user, new Date())
    }
  },
})

async function login(db: Db, url: string, workspace: Workspace): Promise<Login> {
  const { user, password } = await grantBiLogin(db, workspace.id, `of ${workspace.name}`, new Date())
  const own = new URL(url)
  own.username = user
  own.password = password
  return { user, workspace, url: own.href, session: await connected(own.href) }
}

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  return client
}

/** Whose rows a session sees, in any of the views. */
async function seenBy(session: pg.Client): Promise<string[]> {
  const { rows } = await session.query(
    views.map((view) => `select '${view}' as view, workspace_id from reporting.${view}`).join(' union '),
  )
  return rows.map(({ view, workspace_id }) => `${view} of ${workspace_id}`).sort()
}

/** A touchpoint of nobody: a row in one of the views. */
const addTouchpoint = (db: Db, workspaceId: WorkspaceId) =>
  sql`
  insert into touchpoint (workspace_id, subject_id, stream_id, touchpoint_id, is_person, side, kind, occurred_at,
    precision, ended_at, known_at, channel, pages, forms)
  values (${workspaceId}, gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), false, 'MARKETING', 'VISIT', now(),
    'INSTANT', now(), now(), 'Direct', 1, 0)`.execute(db)

const allOf = ({ id }: Workspace): string[] => views.map((view) => `${view} of ${id}`).sort()

describe('a BI login', () => {
  test('sees its own workspace in each view, and another login its own', async ({ logins }) => {
    for (const { session, workspace } of logins) expect(await seenBy(session)).toEqual(allOf(workspace))
  })

  test('sees every row that the reader sees of its workspace', async ({ logins: [{ session, workspace }], reader }) => {
    for (const view of views) {
      const statement = `select v::text as row from reporting.${view} v order by 1`
      const own = await session.query<{ row: string }>(statement)
      const { rows } = await asWorkspace(reader, workspace.id, (db) => sql.raw(statement).execute(db))
      expect(rows.length).toBeGreaterThan(2)
      expect(own.rows).toEqual(rows)
    }
  })

  test('finds the views without naming their schema, as a session that only reads and does not wait for ever', async ({
    logins: [{ session }],
  }) => {
    const { rows } = await session.query(`select current_setting('default_transaction_read_only') as read_only,
      current_setting('statement_timeout') as timeout, (select count(*)::int from leads) as leads`)
    expect(rows).toEqual([{ read_only: 'on', timeout: '5min', leads: 5 }])
  })

  test.for([
    "set touchline.workspace_id = 'OTHER'",
    "select set_config('touchline.workspace_id', 'OTHER', false)",
    "alter role current_user set touchline.workspace_id = 'OTHER'; set touchline.workspace_id = 'OTHER'",
    'set role touchline_bi',
    "set role touchline_bi; set touchline.workspace_id = 'OTHER'",
    'reset role',
    'set session authorization default',
    'reset session authorization',
    'set row_security = off; set row_security = on',
    'set search_path = pg_temp, public, reporting',
    'set statement_timeout = 0; set default_transaction_read_only = off',
    "create function pg_temp.current_workspace() returns uuid language sql return 'OTHER'::uuid",
  ])('sees its own workspace and no other after `%s`', async (attack, { logins: [mine, other] }) => {
    // Some are allowed and some are not: neither may gain anything.
    for (const statement of attack.split('; ')) {
      await mine.session.query(statement.replace('OTHER', other.workspace.id)).catch(() => {})
    }
    expect(await seenBy(mine.session)).toEqual(allOf(mine.workspace))
  })

  test.for([
    'set role touchline_reader',
    'set role touchline_derive',
    'set role touchline_ingest',
    'set role touchline_reporting',
    'set role touchline',
    'set role OTHER',
    'set session authorization touchline',
    'set session authorization OTHER',
  ])('may not `%s`', async (attack, { logins: [mine, other] }) => {
    const attempt = mine.session.query(attack.replace('OTHER', other.user))
    await expect(attempt).rejects.toMatchObject({ code: '42501' })
    expect(await seenBy(mine.session)).toEqual(allOf(mine.workspace))
  })

  test('connects as itself, whatever role the connection asks for', async ({ logins: [{ url, workspace }] }) => {
    const asking = new URL(url)
    asking.searchParams.set('options', '-c role=touchline_reader')
    await expect(connected(asking.href)).rejects.toMatchObject({ code: '42501' })
    asking.searchParams.set('options', `-c touchline.workspace_id=${workspace.id} -c role=touchline_bi`)
    const session = await connected(asking.href)
    expect(await seenBy(session)).toEqual(allOf(workspace))
    await session.end()
  })

  test('may read no table, whichever there is', async ({ logins: [{ session }], db }) => {
    const { rows } = await sql<{ name: string }>`select oid::regclass::text as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')`.execute(db)
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['event', 'crm_record', 'touchpoint', 'lead', 'api_key', 'workspace_secret', 'bi_login']),
    )
    for (const { name } of rows) {
      await expect(session.query(`select from public.${name}`), name).rejects.toMatchObject({ code: '42501' })
    }
  })

  const writes = [
    'insert into public.touchpoint default values',
    'update reporting.leads set channel = null',
    'delete from reporting.touchpoints',
    'truncate public.event',
    'create table public.stray (one integer)',
    'create table reporting.stray (one integer)',
    'create view reporting.stray as select 1 as one',
    'create or replace view reporting.leads as select 1 as one',
    'alter view reporting.leads rename to stray',
    'drop view reporting.channel_performance',
    "comment on view reporting.leads is 'stray'",
    'grant select on public.lead to current_user',
    'create policy stray on public.lead using (true)',
    'alter table public.lead disable row level security',
    'create function public.stray() returns integer language sql return 1',
    'create or replace function public.reporting_workspace() returns uuid language sql return null::uuid',
    'create schema stray',
    'create temp table stray (one integer)',
    'create temp view stray as select 1 as one',
    'create role stray',
    'grant touchline_reader to current_user',
    'create database stray',
    "copy reporting.leads to '/tmp/stray'",
    "copy (select 1) to program 'true'",
    'select lo_create(0)',
    "select lo_from_bytea(0, 'stray')",
    'select pg_advisory_lock(7468726)',
    "call public.guard_by_workspace('public.lead')",
    "call public.publish_view('reporting.leads')",
    "do 'begin lock table public.lead in access share mode; end'",
    "do 'begin lock table reporting.leads in access exclusive mode; end'",
    'select from reporting.leads for update',
    'alter system set work_mem = 1',
  ]

  test('may write and create nothing, also after it lifted what its sessions begin with', async ({
    logins: [{ session }],
    db,
  }) => {
    await session.query('set default_transaction_read_only = off')
    await session.query('set statement_timeout = 0')
    const rights = sql`select array_agg(relacl::text order by oid) as rights from pg_class`
    const before = await rights.execute(db)
    // Of what one has but may not hand on, PostgreSQL only warns.
    await session.query('grant select on reporting.leads to public')
    expect((await rights.execute(db)).rows).toEqual(before.rows)
    for (const statement of writes) {
      await expect(session.query(statement), statement).rejects.toMatchObject({
        code: expect.stringMatching(/^(42501|55000|0A000)$/),
      })
    }
  })

  test('learns nothing of a row by a condition that fails on it', async ({ logins: [mine, other], reader }) => {
    const telling = `select from reporting.touchpoints
      where (case workspace_id when '${other.workspace.id}' then 'seen: ' || channel else '1' end)::integer = 2`
    const seen = asWorkspace(reader, other.workspace.id, (db) => sql.raw(telling).execute(db))
    await expect(seen).rejects.toThrow('seen: ')
    expect((await mine.session.query(telling)).rowCount).toBe(0)
  })

  test('finds the name of no other workspace, in no view and no catalogue', async ({
    logins: [{ session }, other],
  }) => {
    const { rows } = await session.query<{ relation: string }>(`
      select c.oid::regclass::text as relation from pg_class c
      where c.relkind in ('r', 'v', 'm', 'p') and has_table_privilege(c.oid, 'select')
        and c.relnamespace::regnamespace::text in ('pg_catalog', 'information_schema', 'reporting', 'public')`)
    expect(rows.length).toBeGreaterThan(100)
    for (const { relation } of rows) {
      const found = await session.query(
        `select from ${relation} r where strpos(r::text, $1) > 0 or strpos(r::text, $2) > 0`,
        [other.workspace.name, other.workspace.id],
      )
      // What a session itself asks is in pg_stat_activity.
      if (relation !== 'pg_stat_activity') expect(found.rowCount, relation).toBe(0)
    }
  })

  test('of another database of the cluster sees nothing here', async ({ logins: [{ url, user }], db }) => {
    await sql`delete from bi_login where login_name = ${user}`.execute(db)
    const session = await connected(url)
    await session.query("set touchline.workspace_id = '0198f000-0000-7000-8000-000000000001'")
    expect(await seenBy(session)).toEqual([])
    await session.end()
  })
})

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
    await addTouchpoint(db, workspace.id)
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
