import type { PersonId, WorkspaceId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import { anyOf } from '../db/any-of.ts'
import type { DeriveDb } from '../db/database.ts'
import { minuteAgo, mostTouchpoints } from './once-a-minute.queries.ts'

/** Takes out of `persons` those whose leads are to wait, and notes that they do. */
export type HoldBackPersons = (
  db: DeriveDb,
  workspaceId: WorkspaceId,
  persons: readonly PersonId[],
) => Promise<PersonId[]>

/** Of who must know all that there is: nobody waits. */
export const holdBackNobody: HoldBackPersons = async (_, __, persons) => [...persons]

/** Persons of very many touchpoints whose leads were derived within a minute wait, each once, whatever comes. */
export const holdBackPersons: HoldBackPersons = async (db, workspaceId, persons) => {
  if (persons.length === 0) return []
  const { rows } = await sql<{ personId: PersonId }>`
    update long_person set is_waiting = true
    where workspace_id = ${workspaceId} and person_id = ${anyOf(persons)} and derived_at > ${minuteAgo}
    returning person_id as "personId"`.execute(db)
  const held = new Set(rows.map(({ personId }) => personId))
  return persons.filter((person) => !held.has(person))
}

/** Lists those of `persons`, whose leads were just derived, that have very many touchpoints, and takes off the list who doesn't. */
export async function listLongPersons(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  persons: readonly PersonId[],
): Promise<void> {
  if (persons.length === 0) return
  await sql`
    with long as materialized (
      select asked.person_id, (
        select count(*) from touchpoint t where t.workspace_id = ${workspaceId} and t.subject_id = asked.person_id
      )::integer as touchpoints
      from unnest(${persons}::uuid[]) as asked (person_id)
      where exists (
        select from touchpoint t where t.workspace_id = ${workspaceId} and t.subject_id = asked.person_id
        offset ${mostTouchpoints}
      )
    ), others as (
      delete from long_person where workspace_id = ${workspaceId} and person_id = ${anyOf(persons)}
        and person_id not in (select person_id from long)
    )
    insert into long_person as listed (workspace_id, person_id, touchpoints, derived_at)
    select distinct ${workspaceId}::uuid, person_id, touchpoints, clock_timestamp() from long
    on conflict (workspace_id, person_id)
    do update set touchpoints = excluded.touchpoints, derived_at = excluded.derived_at, is_waiting = false`.execute(db)
}

/** Queues a key of each person who waits and whose minute is over, or of every one who waits. */
export async function queuePersons(db: DeriveDb, workspaceId: WorkspaceId, which: RawBuilder<unknown>): Promise<void> {
  await sql`
    with due as materialized (
      select person_id from long_person where workspace_id = ${workspaceId} and is_waiting and ${which}
      order by person_id for update skip locked
    ), cleared as (
      update long_person l set is_waiting = false from due
      where l.workspace_id = ${workspaceId} and l.person_id = due.person_id
    )
    insert into changed (workspace_id, kind, subject)
    select ${workspaceId}::uuid, 'KEY', min(k.key)
    from due join person_key k on k.workspace_id = ${workspaceId} and k.person_id = due.person_id
    group by due.person_id`.execute(db)
}
