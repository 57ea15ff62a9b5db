import type { PersonId, StreamId, WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { anyOf } from '../db/any-of.ts'
import type { Db } from '../db/database.ts'
import type { IdentityKey } from '../modules/collect/keys.ts'

/** Waits until no transaction under way stores inputs of this workspace: until this one ends, none will. */
export async function lockInputs(db: Db, workspaceId: WorkspaceId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`inputs:${workspaceId}`}, 0))`.execute(db)
}

/** A key of the person that has this id, or had it before their keys were joined or wrapped. Undefined: nobody has. */
export async function keyOfPerson(
  db: Db,
  workspaceId: WorkspaceId,
  personId: PersonId,
): Promise<IdentityKey | undefined> {
  const { rows } = await sql<{ key: IdentityKey }>`
    select key from person_key
    where workspace_id = ${workspaceId} and (person_id = ${personId} or own_id = ${personId})
    union all select key from former_person where workspace_id = ${workspaceId} and former_id = ${personId}
    limit 1`.execute(db)
  return rows[0]?.key
}

/** How many derived rows are of `persons`. */
export async function countDerived(
  db: Db,
  workspaceId: WorkspaceId,
  persons: readonly PersonId[],
): Promise<{ touchpoints: number; leads: number }> {
  const { rows } = await sql<{ touchpoints: number; leads: number }>`
    select
      (select count(*) from touchpoint where workspace_id = ${workspaceId} and subject_id = ${anyOf(persons)}) as touchpoints,
      (select count(*) from lead where workspace_id = ${workspaceId} and person_id = ${anyOf(persons)}) as leads
  `.execute(db)
  return rows[0] ?? { touchpoints: 0, leads: 0 }
}

/** How many rows an erasure concerned. */
export type ErasureCounts = {
  readonly events: number
  /** Versions of CRM records. */
  readonly records: number
  /** Rows of others that named a key of the person. */
  readonly mentions: number
  readonly touchpoints: number
  readonly leads: number
}

export type Erasure = {
  readonly at: Date
  /** What was asked, without naming anybody. */
  readonly command: string
  readonly counts: ErasureCounts
  readonly keys: readonly IdentityKey[]
  readonly streams: readonly StreamId[]
}

/** Logs an erasure, and puts a tombstone in place of each key and stream. */
export async function recordErasure(
  db: Db,
  workspaceId: WorkspaceId,
  { at, command, counts, keys, streams }: Erasure,
): Promise<void> {
  const erasureId = v7()
  await db
    .insertInto('erasure')
    .values({ workspace_id: workspaceId, erasure_id: erasureId, erased_at: at, command, ...counts })
    .execute()
  await sql`
    insert into tombstone (workspace_id, subject_hash, kind, erasure_id, erased_at)
    select ${workspaceId}::uuid, tombstone_hash(${workspaceId}::uuid, subject), kind, ${erasureId}::uuid, ${at}::timestamptz
    from (
      select key as subject, 'KEY' as kind from unnest(${keys}::text[]) as key
      union select 'stream:' || stream_id, 'STREAM' from unnest(${streams}::text[]) as stream_id
    ) as erased
    on conflict (workspace_id, subject_hash) do update
    set erasure_id = excluded.erasure_id, erased_at = greatest(excluded.erased_at, tombstone.erased_at)
    where tombstone.kind = 'STREAM'`.execute(db)
}
