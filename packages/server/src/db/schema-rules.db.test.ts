import { sql, type Transaction } from 'kysely'
import { describe, expect } from 'vitest'
import { test } from '../test/database-test.ts'
import type { DB } from './tables.ts'

type Rule = {
  readonly promise: string
  /** Names whatever breaks the promise, as `name`. */
  readonly violations: string
  /** What a careless migration might do, and the name under which it is caught. */
  readonly careless: string
  readonly caught: string
}

const tables = `(select c.* from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  and c.relname <> 'schema_migration')`
const relations = `(select c.* from pg_class c where c.relnamespace::regnamespace::text in ('public', 'reporting')
  and c.relkind in ('r', 'p', 'v', 'm', 'f'))`
const inputs = `(select c.* from pg_class c left join pg_inherits i on i.inhrelid = c.oid
  where coalesce(i.inhparent, c.oid) in ('event'::regclass, 'crm_record'::regclass))`

/** On the whole, or on a column: one may change and add columns, but only remove rows. */
const maySomewhere = (role: string, rights: string): string => `
  has_table_privilege('${role}', c.oid, '${rights}')
  or has_any_column_privilege('${role}', c.oid, '${rights.replace(', delete, truncate', '')}')`

const contrib = [
  ...['plpgsql', 'amcheck', 'bloom', 'btree_gin', 'btree_gist', 'citext', 'cube', 'earthdistance', 'fuzzystrmatch'],
  ...['hstore', 'intarray', 'isn', 'ltree', 'pageinspect', 'pg_buffercache', 'pg_freespacemap', 'pg_prewarm'],
  ...['pg_stat_statements', 'pg_trgm', 'pg_visibility', 'pg_walinspect', 'pgcrypto', 'pgrowlocks', 'pgstattuple'],
  ...['seg', 'tablefunc', 'tsm_system_rows', 'tsm_system_time', 'unaccent', 'uuid-ossp'],
]

const keys: Rule[] = [
  {
    promise: 'the primary key of every table begins with workspace_id',
    violations: `select c.relname as name from ${tables} c where not exists (
      select from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indrelid = c.oid and i.indisprimary and a.attname = 'workspace_id')`,
    careless: 'create table stray (stray_id integer primary key, workspace_id uuid)',
    caught: 'stray',
  },
  {
    promise: 'whatever is unique is unique in its workspace',
    violations: `select i.indexrelid::regclass::text as name from ${tables} c join pg_index i on i.indrelid = c.oid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisunique and a.attname <> 'workspace_id'`,
    careless: 'create unique index stray on lead (lead_id)',
    caught: 'stray',
  },
  {
    promise: 'no table refers to another by a foreign key',
    violations: `select conname as name from pg_constraint where contype = 'f'`,
    careless: 'alter table lead add constraint stray foreign key (workspace_id) references workspace',
    caught: 'stray',
  },
  {
    promise: 'there is no sequence but the identity of `changed`, which never leaves the database',
    violations: `select s.relname as name from pg_class s where s.relkind = 'S' and not exists (
      select from pg_depend d where d.objid = s.oid and d.deptype = 'i' and d.refobjid = 'changed'::regclass)`,
    careless: 'alter table lead add column stray bigint generated always as identity',
    caught: 'lead_stray_seq',
  },
  {
    promise: 'no extension is needed that PostgreSQL does not bring itself',
    violations: `select extname as name from pg_extension where extname not in ('${contrib.join("', '")}')`,
    careless: `set local allow_system_table_mods = on; update pg_extension set extname = 'stray'`,
    caught: 'stray',
  },
  {
    promise: 'events and CRM records carry both their times',
    violations: `select c.relname || '.' || wanted as name from ${inputs} c
      cross join lateral unnest(case when c.relname like 'event%' then array['occurred_at', 'received_at']
        else array['effective_at', 'recorded_at'] end) wanted
      where not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = wanted
        and a.atttypid = 'timestamptz'::regtype and a.attnotnull)`,
    careless: 'alter table crm_record alter column recorded_at drop not null',
    caught: 'crm_record.recorded_at',
  },
]

const everyRow = "{touchline_ingest,touchline_derive}', 'ALL', 'true', 'true'"
const ownRows = "{touchline_reader}', 'SELECT', '(workspace_id = current_workspace())', null"

const rows: Rule[] = [
  {
    promise: 'every table is under row-level security',
    violations: `select c.relname as name from ${tables} c where not c.relrowsecurity`,
    careless: 'alter table lead disable row level security',
    caught: 'lead',
  },
  {
    promise: 'the reader sees the rows of its workspace, ingest and derive see all, and no other policy says otherwise',
    violations: `
      (select c.relname as name from ${tables} c join lateral (
         values ('own_workspace', '${ownRows}), ('every_workspace', '${everyRow})
       ) wanted (policyname, roles, cmd, qual, with_check) on true
       where not exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname
         and p.policyname = wanted.policyname and p.permissive = 'PERMISSIVE' and p.cmd = wanted.cmd
         and p.roles @> wanted.roles::name[] and p.roles <@ wanted.roles::name[]
         and p.qual = wanted.qual and p.with_check is not distinct from wanted.with_check))
      union
      select tablename::text from pg_policies where policyname not in ('own_workspace', 'every_workspace')`,
    careless: 'create policy stray on lead for select to touchline_reader using (true)',
    caught: 'lead',
  },
  {
    promise: 'no table is without its own two policies',
    violations: `select c.relname as name from ${tables} c
      where (select count(*) from pg_policy p where p.polrelid = c.oid) <> 2`,
    careless: 'drop policy own_workspace on touchpoint',
    caught: 'touchpoint',
  },
  {
    promise: 'a view shows no more than its reader may see',
    violations: `select c.oid::regclass::text as name from ${relations} c
      where c.relkind = 'v' and not coalesce(c.reloptions @> '{security_invoker=true}', false) or c.relkind = 'm'`,
    careless: 'create view stray as select * from lead',
    caught: 'stray',
  },
  {
    promise: 'no role of ours logs in or steps round the policies',
    violations: `select rolname as name from pg_roles where rolname like 'touchline\\_%'
      and (rolcanlogin or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
    careless: 'alter role touchline_reader bypassrls',
    caught: 'touchline_reader',
  },
]

const grants: Rule[] = [
  {
    promise: 'the reader writes nothing',
    violations: `select c.oid::regclass::text as name from ${relations} c
      where ${maySomewhere('touchline_reader', 'insert, update, delete, truncate')}`,
    careless: 'grant update (owner) on lead to touchline_reader',
    caught: 'lead',
  },
  {
    promise: 'the reader sees neither inputs nor secrets nor the queue',
    violations: `select c.relname as name from ${relations} c
      where (c.oid in (select oid from ${inputs} i) or c.relname in ('workspace_secret', 'changed', 'schema_migration'))
      and has_any_column_privilege('touchline_reader', c.oid, 'select')`,
    careless: 'grant select (secret) on workspace_secret to touchline_reader',
    caught: 'workspace_secret',
  },
  {
    promise: 'ingest changes and removes nothing',
    violations: `select c.oid::regclass::text as name from ${relations} c
      where ${maySomewhere('touchline_ingest', 'update, delete, truncate')}`,
    careless: 'grant delete on event_default to touchline_ingest',
    caught: 'event_default',
  },
  {
    promise: 'derive leaves the inputs as they are',
    violations: `select c.relname as name from ${inputs} c
      where ${maySomewhere('touchline_derive', 'insert, update, delete, truncate')}`,
    careless: 'grant insert on event to touchline_derive',
    caught: 'event',
  },
  {
    promise: 'nothing is granted to everybody',
    violations: `select c.oid::regclass::text as name from ${relations} c
      where exists (select from aclexplode(c.relacl) where grantee = 0)
      or exists (select from pg_attribute a, aclexplode(a.attacl) where a.attrelid = c.oid and grantee = 0)`,
    careless: 'grant select on reporting.leads to public',
    caught: 'reporting.leads',
  },
]

const reporting: Rule[] = [
  {
    promise: 'every view for BI and every column of it is described',
    violations: `select concat_ws('.', c.relname, a.attname) as name from pg_class c
      join lateral (select null as attname, 0 as attnum union all
        select attname, attnum from pg_attribute where attrelid = c.oid and attnum > 0) a on true
      where c.relnamespace = 'reporting'::regnamespace and c.relkind in ('r', 'p', 'v')
      and not exists (select from pg_description d
        where d.objoid = c.oid and d.classoid = 'pg_class'::regclass and d.objsubid = a.attnum)`,
    careless: 'comment on column reporting.leads.channel is null',
    caught: 'leads.channel',
  },
  {
    promise: 'BI tools are given no jsonb, no enum and no array',
    violations: `select c.relname || '.' || a.attname as name from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 join pg_type t on t.oid = a.atttypid
      where c.relnamespace = 'reporting'::regnamespace and c.relkind in ('r', 'p', 'v')
      and (t.typcategory = 'A' or t.typtype = 'e' or t.typname in ('json', 'jsonb'))`,
    careless: 'create view reporting.stray as select own_hosts from workspace',
    caught: 'stray.own_hosts',
  },
]

const namesIn = async (db: Transaction<DB>, { violations }: Rule): Promise<string[]> =>
  (await sql<{ name: string }>`${sql.raw(violations)}`.execute(db)).rows.map(({ name }) => name)

describe.each([...keys, ...rows, ...grants, ...reporting])('$promise', (rule) => {
  test('holds', async ({ db }) => {
    await db.transaction().execute(async (trx) => expect(await namesIn(trx, rule)).toEqual([]))
  })

  test('is seen where it does not hold', async ({ db }) => {
    const trx = await db.startTransaction().execute()
    try {
      for (const statement of rule.careless.split('; ')) await sql`${sql.raw(statement)}`.execute(trx)
      expect(await namesIn(trx, rule)).toContain(rule.caught)
    } finally {
      await trx.rollback().execute()
    }
  })
})
