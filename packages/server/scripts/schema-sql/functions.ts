import { type Ask, schemas } from './ask.ts'
import { linesByRelation } from './by-relation.ts'
import { grantsOnFunctions } from './grants.ts'

type Routine = {
  readonly name: string
  readonly definition: string
  readonly refusal: string | null
  readonly comment: string | null
}

/** Functions and procedures. Everybody may call one unless its rights say otherwise. */
export async function printFunctions(ask: Ask): Promise<string[]> {
  const grants = await linesByRelation(ask, grantsOnFunctions)
  const routines = await ask<Routine>(`
    select oid::regprocedure::text as name, pg_get_functiondef(oid) as definition,
      case when proacl is not null and not exists (select from aclexplode(proacl) where grantee = 0)
        then 'revoke all on routine ' || oid::regprocedure || ' from public;' end as refusal,
      'comment on routine ' || oid::regprocedure || ' is ' || quote_literal(obj_description(oid, 'pg_proc')) || ';' as comment
    from pg_proc where pronamespace::regnamespace::text in ${schemas} and prokind in ('f', 'p')
    order by oid::regprocedure::text collate "C"`)
  return routines.map(({ name, definition, refusal, comment }) =>
    [`${definition.trimEnd()};`, refusal, ...(grants.get(name) ?? []), comment]
      .filter((line) => line !== null)
      .join('\n'),
  )
}
