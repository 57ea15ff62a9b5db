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
  where coalesce(i.inhparent, c.oid) in ('event'::regclass, 'crm_record'::regclass, 'spend'::regclass))`
/** Spend is about nobody: reports read it as it was told. */
const ofPersons = `(select c.* from ${tables} c where c.relname in ('identity_decision', 'identity_decision_pair', 'sealed_stretch')
  or c.oid in (select oid from ${inputs} i where i.relname <> 'spend'))`

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
    promise: 'events, CRM records and spend carry both their times',
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
const reportedRows = `{touchline_reporting}', 'SELECT',
  '(workspace_id = ( SELECT reporting_workspace() AS reporting_workspace))', null`

const rows: Rule[] = [
  {
    promise: 'every table is under row-level security',
    violations: `select c.relname as name from ${tables} c where not c.relrowsecurity`,
    careless: 'alter table lead disable row level security',
    caught: 'lead',
  },
  {
    promise:
      'the reader sees the rows of its workspace, views for BI those of the login’s, ingest and derive see all, and no other policy says otherwise',
    violations: `
      (select c.relname as name from ${tables} c join lateral (
         values ('own_workspace', '${ownRows}), ('every_workspace', '${everyRow}), ('reported_workspace', '${reportedRows})
       ) wanted (policyname, roles, cmd, qual, with_check) on true
       where not exists (select from pg_policies p where p.schemaname = 'public' and p.tablename = c.relname
         and p.policyname = wanted.policyname and p.permissive = 'PERMISSIVE' and p.cmd = wanted.cmd
         and p.roles @> wanted.roles::name[] and p.roles <@ wanted.roles::name[]
         and p.qual = wanted.qual and p.with_check is not distinct from wanted.with_check))
      union
      select tablename::text from pg_policies
      where policyname not in ('own_workspace', 'every_workspace', 'reported_workspace')`,
    careless: 'create policy stray on lead for select to touchline_reader using (true)',
    caught: 'lead',
  },
  {
    promise: 'no table is without its own three policies',
    violations: `select c.relname as name from ${tables} c
      where (select count(*) from pg_policy p where p.polrelid = c.oid) <> 3`,
    careless: 'drop policy own_workspace on touchpoint',
    caught: 'touchpoint',
  },
  {
    promise: 'a view shows no more than its reader may see',
    violations: `select c.oid::regclass::text as name from ${relations} c
      where c.relkind = 'm' or c.relkind = 'v' and c.relnamespace = 'public'::regnamespace
        and not coalesce(c.reloptions @> '{security_invoker=true}', false)`,
    careless: 'create view stray as select * from lead',
    caught: 'stray',
  },
  {
    promise: 'a view for BI shows what touchline_reporting may see, which has no other relation',
    violations: `select c.oid::regclass::text as name from ${relations} c
      where (c.relnamespace = 'reporting'::regnamespace) <> (c.relowner = 'touchline_reporting'::regrole)
        or c.relnamespace = 'reporting'::regnamespace and c.reloptions::text like '%security_invoker%'`,
    careless: 'create view reporting.stray as select * from lead',
    caught: 'reporting.stray',
  },
  {
    promise: 'a view for BI reads no view by which PostgreSQL would ask for the rights of the login',
    violations: `select v.oid::regclass::text as name from ${relations} v join pg_rewrite r on r.ev_class = v.oid
      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refobjid <> v.oid
      join pg_class c on d.refclassid = 'pg_class'::regclass and c.oid = d.refobjid
      where v.relnamespace = 'reporting'::regnamespace and c.reloptions::text like '%security_invoker%'`,
    careless: 'create view reporting.stray as select workspace_id from credit',
    caught: 'reporting.stray',
  },
  {
    promise: 'a function that acts as its owner finds what it names whatever the search path of its caller',
    violations: `select p.proname as name from pg_proc p where p.pronamespace::regnamespace::text in ('public', 'reporting')
      and p.prosecdef and not coalesce(p.proconfig @> '{"search_path=pg_catalog, pg_temp"}', false)`,
    careless: 'create function stray() returns bigint language sql security definer return 1',
    caught: 'stray',
  },
  {
    promise: 'no role of ours steps round the policies, and only BI logins log in',
    violations: `select rolname as name from pg_roles where rolname like 'touchline\\_%'
      and (rolcanlogin and rolname not like 'touchline\\_bi\\_%' or rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
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
    promise: 'the reader sees neither inputs about people nor secrets nor the queue',
    violations: `select c.relname as name from ${relations} c
      where (c.oid in (select oid from ${ofPersons} i) or c.relname in ('workspace_secret', 'identity_secret', 'email_key_rotation', 'changed',
        'schema_migration'))
      and has_any_column_privilege('touchline_reader', c.oid, 'select')`,
    careless: 'grant select (secret) on workspace_secret to touchline_reader',
    caught: 'workspace_secret',
  },
  {
    promise: 'BI logins read the views for BI and no table, and write nothing',
    violations: `select c.oid::regclass::text as name from ${relations} c
      where ${maySomewhere('touchline_bi', 'insert, update, delete, truncate')}
        or has_any_column_privilege('touchline_bi', c.oid, 'select') <> (c.relnamespace = 'reporting'::regnamespace)`,
    careless: 'grant select (name) on workspace to touchline_bi',
    caught: 'workspace',
  },
  {
    promise: 'the reader reads every view for BI',
    violations: `select c.oid::regclass::text as name from ${relations} c
      where c.relnamespace = 'reporting'::regnamespace and not has_table_privilege('touchline_reader', c.oid, 'select')`,
    careless: 'revoke select on reporting.leads from touchline_reader',
    caught: 'reporting.leads',
  },
  {
    promise: 'views for BI read neither inputs about people nor secrets nor the queue, and write nothing',
    violations: `select c.oid::regclass::text as name from ${relations} c where c.relnamespace = 'public'::regnamespace
      and (${maySomewhere('touchline_reporting', 'insert, update, delete, truncate')}
        or has_any_column_privilege('touchline_reporting', c.oid, 'select')
          and (c.oid in (select oid from ${ofPersons} i)
            or c.relname in ('workspace_secret', 'identity_secret', 'email_key_rotation', 'api_key', 'bi_login', 'changed', 'schema_migration')))`,
    careless: 'grant select on crm_record to touchline_reporting',
    caught: 'crm_record',
  },
  {
    promise: 'nobody but who migrates creates anything',
    violations: `select r.rolname || ' in ' || n.nspname as name from pg_namespace n
      join pg_roles r on r.rolname ~ '^touchline_(ingest|derive|reader|reporting|bi)$'
      where n.nspname in ('public', 'reporting') and has_schema_privilege(r.oid, n.oid, 'create')`,
    careless: 'grant create on schema reporting to touchline_reporting',
    caught: 'touchline_reporting in reporting',
  },
  {
    promise: 'the texts of identity keys are read by the collector alone',
    violations: `select r.rolname as name from pg_roles r where r.rolname like 'touchline\\_%'
      and r.rolname <> 'touchline_ingest' and has_any_column_privilege(r.oid, 'identity_secret'::regclass, 'select')`,
    careless: 'grant select on identity_secret to touchline_derive',
    caught: 'touchline_derive',
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
    violations: `select c.relname as name from (select * from ${inputs} i union select * from ${ofPersons} p) c
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
