import { sql } from 'kysely'
import type { IngestDb } from '../db/database.ts'
import type { EventRow } from '../modules/collect/stored-event.ts'
import { hasRotated } from '../modules/workspaces/email-key.queries.ts'

/**
 * Which of `rows` (by index), all of one workspace, are stored with another body: an event is never edited, so they could not be
 * stored.
 */
export async function storedOtherwise(db: IngestDb, rows: readonly EventRow[]): Promise<Set<number>> {
  const [first] = rows
  if (!first) return new Set()
  const told = rows.map(({ stream_id, event_id, body }, row) => ({ row, stream_id, event_id, body }))
  const workspaceId = first.workspace_id
  return db.transaction().execute(async (trx) => {
    const body = (await hasRotated(trx, workspaceId)) ? sql`current_body(${workspaceId}, told.body)` : sql`told.body`
    const { rows: differing } = await sql<{ row: number }>`
      select told.row
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
        as told("row" integer, stream_id uuid, event_id uuid, body jsonb)
      join event on event.workspace_id = ${workspaceId} and event.stream_id = told.stream_id
        and event.event_id = told.event_id
      where event.body <> ${body}`.execute(trx)
    return new Set(differing.map(({ row }) => row))
  })
}
