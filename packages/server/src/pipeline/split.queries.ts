import type { PersonId, WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import { anyText } from '../db/any-of.ts'
import type { Db } from '../db/database.ts'
import type { IdentityKey } from '../modules/collect/keys.ts'

/** A person, by their keys, and how much is derived of them. */
export type PersonOfKeys = {
  readonly personId: PersonId
  readonly keys: readonly IdentityKey[]
  readonly touchpoints: number
  readonly leads: number
}

/** The persons that any of `keys` belongs to, each with all of their keys. */
export async function personsWithKeys(
  db: Db,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<PersonOfKeys[]> {
  const { rows } = await sql<PersonOfKeys>`
    with person as (
      select person_id, array_agg(key order by key) as keys from person_key
      where workspace_id = ${workspaceId} and person_id in (
        select person_id from person_key where workspace_id = ${workspaceId} and key = ${anyText(keys)}
      )
      group by person_id
    )
    select p.person_id as "personId", p.keys,
      (select count(*) from touchpoint t where t.workspace_id = ${workspaceId} and t.subject_id = p.person_id) as touchpoints,
      (select count(*) from lead l where l.workspace_id = ${workspaceId} and l.person_id = p.person_id) as leads
    from person p order by p.keys`.execute(db)
  return rows
}
