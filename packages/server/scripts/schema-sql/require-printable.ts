import { type Ask, schemas } from './ask.ts'

/** Fails where the schema has an object of a kind that would be left out: better no page than one that lacks something. */
export async function requirePrintable(ask: Ask): Promise<void> {
  const found = await ask<{ object: string }>(`
    select pg_describe_object(classid, objid, 0) as object from (
      select 'pg_class'::regclass as classid, c.oid as objid from pg_class c
      where c.relnamespace::regnamespace::text in ${schemas} and (c.relkind in ('m', 'f') or c.relkind = 'S'
        and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'i'))
      union all
      select 'pg_type'::regclass, oid from pg_type
      where typnamespace::regnamespace::text in ${schemas} and typtype in ('d', 'e', 'r')
      union all
      select 'pg_proc'::regclass, oid from pg_proc
      where pronamespace::regnamespace::text in ${schemas} and prokind not in ('f', 'p')
      union all
      select 'pg_trigger'::regclass, oid from pg_trigger where not tgisinternal
      union all
      select 'pg_rewrite'::regclass, oid from pg_rewrite where rulename <> '_RETURN' and oid >= 16384
      union all
      select 'pg_extension'::regclass, oid from pg_extension where extname <> 'plpgsql'
      union all
      select 'pg_statistic_ext'::regclass, oid from pg_statistic_ext
      union all
      select 'pg_default_acl'::regclass, oid from pg_default_acl
    ) unprinted`)
  if (found.length === 0) return
  throw new Error(`schema.sql cannot show these yet: ${found.map(({ object }) => object).join(', ')}`)
}
