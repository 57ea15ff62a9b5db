import { sql } from 'kysely'
import type { IngestDb } from '../../db/database.ts'
import type { EventRow, Fate } from './stored-event.ts'

/**
 * Stores events, and queues their streams for the pipeline, in one transaction. The first write of an id wins: what is
 * already there stays as it is.
 *
 * @returns What became of each, by its address. Those that were there already are left out.
 */
export async function storeEvents(db: IngestDb, rows: readonly EventRow[]): Promise<Map<string, Fate>> {
  if (rows.length === 0) return new Map()
  const result = await sql<{ added: number; fates: { address: string; fate: Fate }[] | null }>`
    with told as materialized (
      select *, array(select jsonb_array_elements_text(body->'keys')) as keys
      from unnest(
        ${column(rows, (row) => row.workspace_id)}::uuid[], ${column(rows, (row) => row.stream_id)}::uuid[],
        ${column(rows, (row) => row.event_id)}::uuid[], ${column(rows, (row) => row.type)},
        ${column(rows, (row) => row.trust)}, ${column(rows, (row) => row.occurred_at)}::timestamptz[],
        ${column(rows, (row) => row.received_at)}::timestamptz[], ${column(rows, (row) => row.backfilled)}::boolean[],
        ${column(rows, (row) => JSON.stringify(row.body))}::jsonb[]
      ) with ordinality as
        row(workspace_id, stream_id, event_id, type, trust, occurred_at, received_at, backfilled, body, position)
    ), subject as (
      select workspace_id, 'stream:' || stream_id as subject from told
      union select workspace_id, unnest(keys) from told
    ), erased as materialized (
      select found.* from (select array_agg(workspace_id) as workspaces, array_agg(subject) as subjects from subject) s
      cross join lateral erased_among(s.workspaces, s.subjects) as found
    ), judged as materialized (
      select told.*, exists (
        select from erased e where e.workspace_id = told.workspace_id and (e.subject = any(told.keys)
          or e.subject = 'stream:' || told.stream_id and told.occurred_at <= e.erased_at)) as is_erased
      from told
    ), stored as (
      insert into event
        (workspace_id, stream_id, event_id, type, trust, occurred_at, received_at, backfilled, body)
      select workspace_id, stream_id, event_id, type, trust, occurred_at, received_at, backfilled, body
      from judged where not is_erased
      -- Everybody in one order: two that store the same events at once would otherwise wait for each other.
      order by workspace_id, stream_id, event_id, position
      on conflict do nothing
      returning workspace_id, stream_id, event_id
    ), queued as (
      insert into changed (workspace_id, kind, subject)
      select workspace_id, 'STREAM', stream_id::text from (select distinct workspace_id, stream_id from stored) as stream
    ), fate as (
      select workspace_id, stream_id, event_id, 'STORED' as fate from stored
      union all select workspace_id, stream_id, event_id, 'ERASED' from judged where is_erased
    )
    select added, case when added < ${rows.length} then (
      select coalesce(jsonb_agg(jsonb_build_object(
        'address', workspace_id || '/' || stream_id || '/' || event_id, 'fate', fate)), '[]') from fate
    ) end as fates
    from (select count(*) as added from stored) as counted`.execute(db)
  const [counted] = result.rows
  // Mostly all are new: then their addresses need not come back.
  if (!counted?.fates) return new Map(rows.map((row) => [eventAddress(row), 'STORED']))
  return new Map(counted.fates.map(({ address, fate }) => [address, fate]))
}

/** What an event's identity is made of, as text. */
export const eventAddress = ({ workspace_id, stream_id, event_id }: EventRow): string =>
  `${workspace_id}/${stream_id}/${event_id}`

/** One parameter for a whole column, which costs PostgreSQL the least. No value has a line break: JSON escapes its own. */
const column = (rows: readonly EventRow[], textOf: (row: EventRow) => string | boolean) =>
  sql`string_to_array(${rows.map(textOf).join('\n')}, ${'\n'})`
