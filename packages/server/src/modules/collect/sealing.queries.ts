import type { EventId, StreamId, WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { ReadEvent } from './read-event.ts'
import { insertSealed } from './sealed-events.queries.ts'
import { sealedRow } from './sealed-events.ts'

/** How far the events of a workspace are sealed. */
export type Sealing = {
  /** Older ones are no longer stored. */
  readonly refusedBefore: Date
  /** What ended before is sealed. Null while the first round is under way. */
  readonly sealedBefore: Date | null
  readonly sealedAt: Date | null
  /** Events that went, and the rows that were made of them. */
  readonly events: number
  readonly stretches: number
}

/** Null where a workspace never sealed anything. */
export async function sealingOf(db: Db, workspaceId: WorkspaceId): Promise<Sealing | null> {
  const row = await db
    .selectFrom('sealing')
    .where('workspace_id', '=', workspaceId)
    .select([
      ...(['refused_before as refusedBefore', 'sealed_before as sealedBefore', 'sealed_at as sealedAt'] as const),
      ...(['events', 'stretches'] as const),
    ])
    .executeTakeFirst()
  return row ?? null
}

/** From now on, no older event is stored: whoever stores one just now is waited for by holding the inputs. */
export async function refuseBefore(db: Db, workspaceId: WorkspaceId, before: Date): Promise<void> {
  await sql`
    insert into sealing as held (workspace_id, refused_before) values (${workspaceId}, ${before})
    on conflict (workspace_id) do update set refused_before = greatest(held.refused_before, excluded.refused_before)`.execute(
    db,
  )
}

/** Puts what is kept of stretches in the place of their events. In one transaction, or something is there twice. */
export async function putInPlace(
  db: Db,
  workspaceId: WorkspaceId,
  stretches: readonly { readonly gone: readonly ReadEvent[]; readonly kept: readonly ReadEvent[] }[],
): Promise<void> {
  const rows = stretches.map(({ kept }) => sealedRow(workspaceId, kept)).filter((row) => row !== null)
  await insertSealed(db, rows)
  const gone = stretches.flatMap((stretch) => stretch.gone)
  await deleteEvents(db, workspaceId, gone)
  await sql`
    update sealing set events = events + ${gone.length}, stretches = stretches + ${rows.length}
    where workspace_id = ${workspaceId}`.execute(db)
}

/** Deletes events. Only the owner role may. */
export async function deleteEvents(
  db: Db,
  workspaceId: WorkspaceId,
  events: readonly { readonly streamId: StreamId; readonly id: EventId }[],
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from event using unnest(${events.map(({ streamId }) => streamId)}::uuid[], ${events.map(({ id }) => id)}::uuid[])
      as gone (stream_id, event_id)
    where event.workspace_id = ${workspaceId} and event.stream_id = gone.stream_id
      and event.event_id = gone.event_id`.execute(db)
  return Number(numAffectedRows)
}

/** Before when every workspace has sealed what is over. Null where one keeps events for ever, or is not so far. */
export async function sealedByAllBefore(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ before: Date | null }>`
    select case when bool_and(s.sealed_before is not null) then min(s.sealed_before) end as before
    from workspace w left join sealing s on s.workspace_id = w.workspace_id`.execute(db)
  return rows[0]?.before ?? null
}

/** Notes that a round is over. */
export async function noteSealed(db: Db, workspaceId: WorkspaceId, before: Date, at: Date): Promise<void> {
  await db
    .updateTable('sealing')
    .set(({ fn, val }) => ({
      sealed_before: fn<Date>('greatest', ['sealed_before', val(before)]),
      sealed_at: at,
    }))
    .where('workspace_id', '=', workspaceId)
    .execute()
}
