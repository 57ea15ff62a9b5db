import { type Ask, schemas } from './ask.ts'

/** Types of several columns that belong to no table. */
export async function printTypes(ask: Ask): Promise<string[]> {
  const types = await ask<{ definition: string; comment: string | null }>(`
    select 'create type ' || t.oid::regtype || ' as (' || (
        select string_agg(E'\\n  ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod), ',' order by a.attnum)
        from pg_attribute a where a.attrelid = t.typrelid and not a.attisdropped
      ) || E'\\n);' as definition,
      'comment on type ' || t.oid::regtype || ' is ' || quote_literal(obj_description(t.oid, 'pg_type')) || ';' as comment
    from pg_type t join pg_class c on c.oid = t.typrelid and c.relkind = 'c'
    where t.typnamespace::regnamespace::text in ${schemas} order by t.oid::regtype::text collate "C"`)
  return types.map(({ definition, comment }) => [definition, ...(comment ? [comment] : [])].join('\n'))
}
