import { sql } from 'kysely'
import type { IngestDb } from '../db/database.ts'
import type { EventRow } from '../modules/collect/stored-event.ts'

/** Which of `rows` (by index) are stored with another body: an event is never edited, so they could not be stored. */
export async function storedOtherwise(db: IngestDb, rows: readonly EventRow[]): Promise<Set<number>> {
  if (rows.length === 0) return new Set()
  const told = rows.map(({ workspace_id, stream_id, event_id, body }, row) => ({
    row,
    workspace_id,
    stream_id,
    event_id,
    body,
  }))
  const { rows: differing } = await sql<{ row: number }>`
    select told.row
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
      as told("row" integer, workspace_id uuid, stream_id uuid, event_id uuid, body jsonb)
    join event on event.workspace_id = told.workspace_id and event.stream_id = told.stream_id
      and event.event_id = told.event_id
    where event.body <> told.body`.execute(db)
  return new Set(differing.map(({ row }) => row))
}
