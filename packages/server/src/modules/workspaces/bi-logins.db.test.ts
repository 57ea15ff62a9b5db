import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { asWorkspace } from '../../db/as-workspace.ts'
import { allOf, connected, seenBy, test, views } from '../../test/bi-login-test.ts'

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
