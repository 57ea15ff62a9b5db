import { sql } from 'kysely'
import type { IngestDb } from '../../db/database.ts'
import type { EventRow } from './stored-event.ts'

/**
 * Stores events, and queues their streams for the pipeline, in one transaction. The first write of an id wins: what is
 * already there stays as it is.
 *
 * @returns Addresses of those that were new.
 */
export async function storeEvents(db: IngestDb, rows: readonly EventRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const result = await sql<{ added: number; addresses: string[] | null }>`
    with stored as (
      insert into event
        (workspace_id, stream_id, event_id, type, trust, occurred_at, received_at, backfilled, body)
      select workspace_id, stream_id, event_id, type, trust, occurred_at, received_at, backfilled, body
      from unnest(
        ${column(rows, (row) => row.workspace_id)}::uuid[], ${column(rows, (row) => row.stream_id)}::uuid[],
        ${column(rows, (row) => row.event_id)}::uuid[], ${column(rows, (row) => row.type)},
        ${column(rows, (row) => row.trust)}, ${column(rows, (row) => row.occurred_at)}::timestamptz[],
        ${column(rows, (row) => row.received_at)}::timestamptz[], ${column(rows, (row) => row.backfilled)}::boolean[],
        ${column(rows, (row) => JSON.stringify(row.body))}::jsonb[]
      ) with ordinality as
        row(workspace_id, stream_id, event_id, type, trust, occurred_at, received_at, backfilled, body, position)
      -- Everybody in one order: two that store the same events at once would otherwise wait for each other.
      order by workspace_id, stream_id, event_id, position
      on conflict do nothing
      returning workspace_id, stream_id, event_id
    ), queued as (
      insert into changed (workspace_id, kind, subject)
      select workspace_id, 'STREAM', stream_id::text from (select distinct workspace_id, stream_id from stored) as stream
    )
    select added, case when added < ${rows.length} then
      array(select workspace_id || '/' || stream_id || '/' || event_id from stored) end as addresses
    from (select count(*) as added from stored) as counted`.execute(db)
  // Mostly all are new: then their addresses need not come back.
  return new Set(result.rows[0]?.addresses ?? rows.map(eventAddress))
}

/** What an event's identity is made of, as text. */
export const eventAddress = ({ workspace_id, stream_id, event_id }: EventRow): string =>
  `${workspace_id}/${stream_id}/${event_id}`

/** One parameter for a whole column, which costs PostgreSQL the least. No value has a line break: JSON escapes its own. */
const column = (rows: readonly EventRow[], textOf: (row: EventRow) => string | boolean) =>
  sql`string_to_array(${rows.map(textOf).join('\n')}, ${'\n'})`
