import { sql } from 'kysely'
import type { IngestDb } from '../../db/database.ts'
import { forgetTypes, incomingEventType } from '../../db/type-number.ts'
import { bodyToStore } from './current-keys.queries.ts'
import { type EncodedEvents, encodeArray, encodeEvents } from './encode-events.ts'
import { storeNew } from './store-new.queries.ts'
import type { EventRow, Fate } from './stored-event.ts'

/**
 * Stores events, and queues their streams for the pipeline, in one transaction. The first write of an id wins: what is
 * already there stays as it is.
 *
 * @returns What became of each, in their order.
 */
export const storeEvents = (db: IngestDb, rows: readonly EventRow[]): Promise<Fate[]> =>
  storeEncoded(db, [encodeEvents(rows)])

/**
 * The same, of events that are encoded in several parts. Mostly all of them are new, which costs half as much to store: they
 * are looked for one by one only where that is not so.
 *
 * @param db In no transaction: one that fails is followed by another.
 */
export async function storeParts(db: IngestDb, parts: readonly EncodedEvents[]): Promise<Fate[]> {
  if (!(await storeNew(db, parts))) return storeEncoded(db, parts)
  return Array<Fate>(parts.reduce((sum, part) => sum + part.count, 0)).fill('STORED')
}

async function storeEncoded(db: IngestDb, parts: readonly EncodedEvents[]): Promise<Fate[]> {
  const count = parts.reduce((sum, part) => sum + part.count, 0)
  if (count === 0) return []
  const elementType = await incomingEventType(db)
  const subjects = parts.flatMap((part) => part.subjects)
  const { rows } = await insertion(encodeArray(elementType, parts), subjects, count)
    .execute(db)
    .catch((error) => {
      forgetTypes(db)
      throw error
    })
  return fatesOf(count, rows[0]?.fates ?? null)
}

type Outcome = {
  /** By the position of the event, from 1; none of those that were there already. Null where all were stored. */
  readonly fates: readonly { readonly position: number; readonly fate: Fate }[] | null
}

function fatesOf(count: number, told: Outcome['fates']): Fate[] {
  const fates = Array<Fate>(count).fill(told ? 'KNOWN' : 'STORED')
  for (const { position, fate } of told ?? []) fates[position - 1] = fate
  return fates
}

const allButBody = sql.raw('workspace_id, stream_id, event_id, type, trust, occurred_at, received_at, backfilled')
const columns = sql`${allButBody}, body`

/** Read again for the fates, rather than kept: mostly all are new, and nobody asks for them. */
const told = (events: Buffer) => sql`unnest(${events}::incoming_event[]) with ordinality as told (${columns}, position)`

const isErased = sql`exists (
  select from erased where erased.workspace_id = told.workspace_id and (
    erased.subject in (select jsonb_array_elements_text(told.body->'keys'))
    or erased.subject = 'stream:' || told.stream_id and told.occurred_at <= erased.erased_at))`

const isSealed = sql`exists (
  select from sealed where sealed.workspace_id = told.workspace_id and told.event_id < sealed.first_kept_id)`

const insertion = (events: Buffer, subjects: EncodedEvents['subjects'], count: number) => sql<Outcome>`
  with erased as materialized (
    select * from erased_among(
      ${subjects.map(({ workspaceId }) => workspaceId)}::uuid[], ${subjects.map(({ subject }) => subject)}::text[])
  ), sealed as materialized (
    select * from sealed_among(${[...new Set(subjects.map(({ workspaceId }) => workspaceId))]}::uuid[])
  ), stored as (
    insert into event (${columns})
    select ${allButBody}, ${bodyToStore(subjects)} from ${told(events)} where not ${isErased} and not ${isSealed}
    -- Everybody in one order: two that store the same events at once would otherwise wait for each other.
    order by workspace_id, stream_id, event_id, position
    on conflict do nothing
    returning workspace_id, stream_id, event_id, occurred_at
  ), queued as (
    insert into changed (workspace_id, kind, subject, since)
    select workspace_id, 'STREAM', stream_id::text, min(occurred_at) from stored group by workspace_id, stream_id
  ), judged as (
    select min(position) as position, 'STORED' as fate
    from stored join ${told(events)} using (workspace_id, stream_id, event_id) where not ${isErased}
    group by workspace_id, stream_id, event_id
    union all select position, 'SEALED' from ${told(events)} where ${isSealed} and not ${isErased}
    union all select position, 'ERASED' from ${told(events)} where ${isErased}
  )
  select case when (select count(*) from stored) < ${count}::integer then (
    select coalesce(jsonb_agg(judged), '[]') from judged
  ) end as fates`
