import { type Ask, schemas } from './ask.ts'
import { linesByRelation } from './by-relation.ts'
import { grantsOnSchemas } from './grants.ts'

/** Each schema with what is said of it and who may look into it. */
export async function printSchemas(ask: Ask): Promise<string[]> {
  const grants = await linesByRelation(ask, grantsOnSchemas)
  const found = await ask<{ name: string; comment: string | null }>(`
    select nspname as name, 'comment on schema ' || quote_ident(nspname) || ' is '
      || quote_literal(obj_description(oid, 'pg_namespace')) || ';' as comment
    from pg_namespace where nspname in ${schemas} order by nspname collate "C"`)
  return found.map(({ name, comment }) =>
    [`create schema ${name};`, ...(grants.get(name) ?? []), ...(comment ? [comment] : [])].join('\n'),
  )
}
