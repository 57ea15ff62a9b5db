import type { PersonId, StreamId, WorkspaceId } from '@touchline/schema'
import { type Insertable, sql } from 'kysely'
import { anyOf, anyText } from '../../db/any-of.ts'
import type { Db, DeriveDb } from '../../db/database.ts'
import { insertRows } from '../../db/insert-rows.ts'
import type { DB } from '../../db/tables.ts'
import type { IdentityKey } from '../collect/keys.ts'
import type { Identification } from './owner.ts'
import type { IdentityLink } from './persons.ts'

type LinkRow = IdentityLink & { readonly origin: string }

/** What streams say of their identity. */
export async function identificationsOfStreams(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  streamIds: readonly StreamId[],
): Promise<(Identification & { readonly streamId: StreamId })[]> {
  if (streamIds.length === 0) return []
  const rows = await db
    .selectFrom('identification')
    .where('workspace_id', '=', workspaceId)
    .where('stream_id', '=', anyOf(streamIds))
    .select(['stream_id as streamId', 'event_id as id', 'key', 'occurred_at'])
    .execute()
  return rows.map(({ occurred_at, ...row }) => ({ ...row, at: occurred_at.getTime() }))
}

/** Replaces what streams say of their identity. Returns every key that they name now but didn't, or named before. */
export async function replaceIdentifications(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  streamIds: readonly StreamId[],
  rows: readonly Insertable<DB['identification']>[],
): Promise<IdentityKey[]> {
  const held = await db
    .selectFrom('identification')
    .where('workspace_id', '=', workspaceId)
    .where('stream_id', '=', anyOf(streamIds))
    .select(['stream_id', 'event_id', 'key', 'trust', 'occurred_at'])
    .execute()
  const { gone, fresh } = differences(held, rows, (row) =>
    JSON.stringify([row.stream_id, row.event_id, row.key, row.trust, new Date(row.occurred_at).getTime()]),
  )
  if (gone.length > 0) {
    await sql`
      delete from identification i using unnest(${gone.map(({ stream_id }) => stream_id)}::uuid[],
        ${gone.map(({ event_id }) => event_id)}::uuid[]) as gone (stream_id, event_id)
      where i.workspace_id = ${workspaceId} and i.stream_id = gone.stream_id and i.event_id = gone.event_id`.execute(db)
  }
  await insertRows(db, 'identification', fresh)
  return [...gone, ...fresh].map(({ key }) => key)
}

/** Replaces what `origins` say of keys that are one person's. Returns every key that they link now but didn't, or linked before. */
export async function replaceLinks(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  origins: readonly string[],
  links: readonly LinkRow[],
): Promise<IdentityKey[]> {
  const held = await db
    .selectFrom('identity_link')
    .where('workspace_id', '=', workspaceId)
    .where('origin', '=', anyText(origins))
    .select(['key', 'other_key', 'origin'])
    .execute()
  const bothWays = links.flatMap(({ key, otherKey, origin }) => [
    { workspace_id: workspaceId, key, other_key: otherKey, origin },
    { workspace_id: workspaceId, key: otherKey, other_key: key, origin },
  ])
  const { gone, fresh } = differences(held, bothWays, ({ key, other_key, origin }) =>
    JSON.stringify([key, other_key, origin]),
  )
  if (gone.length > 0) {
    await sql`
      delete from identity_link l using unnest(${gone.map(({ key }) => key)}::text[],
        ${gone.map(({ other_key }) => other_key)}::text[], ${gone.map(({ origin }) => origin)}::text[])
        as gone (key, other_key, origin)
      where l.workspace_id = ${workspaceId} and l.key = gone.key and l.other_key = gone.other_key
        and l.origin = gone.origin`.execute(db)
  }
  await insertRows(db, 'identity_link', fresh)
  return [...gone, ...fresh].map(({ key }) => key)
}

/** What is held but not told, and what is told, once or more, but not held. */
function differences<Held, Told>(held: readonly Held[], told: readonly Told[], textOf: (row: Held | Told) => string) {
  const toldTexts = new Map(told.map((row) => [textOf(row), row]))
  const gone = held.filter((row) => !toldTexts.delete(textOf(row)))
  return { gone, fresh: [...toldTexts.values()] }
}

/** The links that start at any of `keys`. */
export async function linksFrom(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<IdentityLink[]> {
  return db
    .selectFrom('identity_link')
    .where('workspace_id', '=', workspaceId)
    .where('key', '=', anyText(keys))
    .select(['key', 'other_key as otherKey'])
    .distinct()
    .execute()
}

/** Keys of the persons that any of `keys` belongs to, as last derived. */
export async function keysOfSamePersons(
  db: Db,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<{ key: IdentityKey; personId: PersonId }[]> {
  return db
    .selectFrom('person_key')
    .where('workspace_id', '=', workspaceId)
    .where('person_id', 'in', (same) =>
      same
        .selectFrom('person_key')
        .where('workspace_id', '=', workspaceId)
        .where('key', '=', anyText(keys))
        .select('person_id'),
    )
    .select(['key', 'person_id as personId'])
    .execute()
}

/** Those of `keys` that some stored fact names. The rest are nobody's any more. */
export async function keysStillNamed(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<Set<IdentityKey>> {
  const { rows } = await sql<{ key: string }>`
    select key from unnest(${keys}::text[]) as key where
      exists (select from identification i where i.workspace_id = ${workspaceId} and i.key = key.key)
      or exists (select from identity_link l where l.workspace_id = ${workspaceId} and l.key = key.key)
      or exists (
        select from crm_record c
        where c.workspace_id = ${workspaceId} and c.object = 'LEAD' and key.key like 'crm:%'
          and c.system = split_part(key.key, ':', 2)
          and c.record_id = substr(key.key, length(split_part(key.key, ':', 2)) + 6)
      )`.execute(db)
  return new Set(rows.map(({ key }) => key))
}

/** Replaces which person each of `keys` belongs to. */
export async function replacePersonKeys(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
  rows: readonly Insertable<DB['person_key']>[],
): Promise<void> {
  await db.deleteFrom('person_key').where('workspace_id', '=', workspaceId).where('key', '=', anyText(keys)).execute()
  await insertRows(db, 'person_key', rows)
}

/** Streams that any of `keys` was ever named in. */
export async function streamsNaming(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<StreamId[]> {
  const rows = await db
    .selectFrom('identification')
    .where('workspace_id', '=', workspaceId)
    .where('key', '=', anyText(keys))
    .select('stream_id')
    .distinct()
    .execute()
  return rows.map(({ stream_id }) => stream_id)
}

/** Which person each of `keys` belongs to. */
export async function personsOfKeys(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<Map<IdentityKey, PersonId>> {
  const rows = await db
    .selectFrom('person_key')
    .where('workspace_id', '=', workspaceId)
    .where('key', '=', anyText(keys))
    .select(['key', 'person_id'])
    .execute()
  return new Map(rows.map(({ key, person_id }) => [key, person_id]))
}

/** The keys of each of `persons`. */
export async function keysOfPersons(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  persons: readonly PersonId[],
): Promise<{ key: IdentityKey; personId: PersonId }[]> {
  return db
    .selectFrom('person_key')
    .where('workspace_id', '=', workspaceId)
    .where('person_id', '=', anyOf(persons))
    .select(['key', 'person_id as personId'])
    .execute()
}
