import { sql } from 'kysely'
import type { IngestDb } from '../../db/database.ts'
import type { EventRow } from './stored-event.ts'

/**
 * Stores events, and queues their streams for the pipeline, in one transaction. The first write of an id wins: what is
 * already there stays as it is.
 *
 * @returns `<stream>/<event>` of those that were new.
 */
export async function storeEvents(db: IngestDb, rows: readonly EventRow[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set()
  const { rows: stored } = await sql<{ id: string }>`
    with stored as (
      insert into event
        (workspace_id, stream_id, event_id, type, trust, occurred_at, received_at, backfilled, body)
      select workspace_id, stream_id, event_id, type, trust, occurred_at, received_at, backfilled, body
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(
        workspace_id uuid, stream_id uuid, event_id uuid, type text, trust text,
        occurred_at timestamptz, received_at timestamptz, backfilled boolean, body jsonb)
      on conflict do nothing
      returning workspace_id, stream_id, event_id
    ), queued as (
      insert into changed (workspace_id, kind, subject)
      select distinct workspace_id, 'STREAM', stream_id::text from stored
    )
    select stream_id || '/' || event_id as id from stored`.execute(db)
  return new Set(stored.map(({ id }) => id))
}

export const eventAddress = ({ stream_id, event_id }: EventRow): string => `${stream_id}/${event_id}`
