import { sql } from 'kysely'
import { v7 } from 'uuid'
import type { IngestDb } from '../../db/database.ts'
import type { RejectedBatch } from './rejected.ts'

/** Counts what was rejected, and keeps the last of each key. Both tables stay small whatever is sent. */
export async function storeRejected(db: IngestDb, { counts, latest }: RejectedBatch): Promise<void> {
  const countRows = counts.map(({ workspaceId, keyId, day, reason, events, lastAt }) => ({
    workspace_id: workspaceId,
    key_id: keyId,
    ...{ day, reason, events },
    last_at: new Date(lastAt).toISOString(),
  }))
  const latestRows = latest.map(({ workspaceId, keyId, receivedAt, reason, problem, outline }) => ({
    workspace_id: workspaceId,
    key_id: keyId,
    rejected_id: v7(),
    received_at: new Date(receivedAt).toISOString(),
    ...{ reason, problem: problem.slice(0, 300) },
    type: outline?.type ?? null,
    event_id: outline?.eventId ?? null,
    excerpt: outline?.excerpt ?? null,
  }))
  await sql`select note_rejected(${JSON.stringify(countRows)}, ${JSON.stringify(latestRows)})`.execute(db)
}
