import type { PersonId, WorkspaceId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import { anyText } from '../../db/any-of.ts'
import type { Db } from '../../db/database.ts'
import type { IdentityKey } from '../collect/keys.ts'
import { currentId } from './lead.queries.ts'
import type { PersonOfKeys } from './person.ts'

/** The persons that any of `keys` belongs to, each with all of their keys. */
export async function personsWithKeys(
  db: Db,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<PersonOfKeys[]> {
  const persons = sql`select person_id from person_key where workspace_id = ${workspaceId} and key = ${anyText(keys)}`
  const { rows } = await sql<PersonOfKeys>`${described(workspaceId, persons)} order by keys`.execute(db)
  return rows
}

/** Persons by their ids, with the id that each was asked for by: it may be one from before keys were joined or split. */
export async function personsById(
  db: Db,
  workspaceId: WorkspaceId,
  ids: readonly PersonId[],
): Promise<{ asked: PersonId; person: PersonOfKeys }[]> {
  const { rows } = await sql<PersonOfKeys & { asked: PersonId }>`
    with asked as materialized (
      select a.id, current.person_id from unnest(${ids}::uuid[]) as a (id)
      cross join lateral (${currentId(workspaceId, sql.ref('a.id'))}) as current
    )
    select asked.id as asked, p.* from asked
    join (${described(workspaceId, sql`select person_id from asked`)}) as p on p."personId" = asked.person_id`.execute(
    db,
  )
  return rows.map(({ asked, ...person }) => ({ asked, person }))
}

const described = (workspaceId: WorkspaceId, persons: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select p.person_id as "personId", p.keys,
    (select count(*) from touchpoint t where t.workspace_id = ${workspaceId} and t.subject_id = p.person_id) as touchpoints,
    (select count(*) from lead l where l.workspace_id = ${workspaceId} and l.person_id = p.person_id) as leads
  from (
    select person_id, array_agg(key order by key) as keys from person_key
    where workspace_id = ${workspaceId} and person_id in (${persons}) group by person_id
  ) as p`
