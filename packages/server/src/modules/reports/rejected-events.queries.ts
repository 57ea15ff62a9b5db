import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'

export type RejectedCount = {
  /** `YYYY-MM-DD`, in UTC. */
  readonly day: string
  readonly keyName: string
  readonly reason: string
  readonly events: number
  readonly lastAt: Date
}

export type RejectedEvent = {
  readonly id: string
  readonly receivedAt: Date
  readonly keyName: string
  readonly reason: string
  readonly problem: string
  readonly type: string | null
  readonly eventId: string | null
  readonly excerpt: string | null
}

/** Counts of the days from `since` on, in UTC: the latest day first, then the most frequent. */
export async function rejectedCounts(db: Db, workspaceId: WorkspaceId, since: string): Promise<RejectedCount[]> {
  const { rows } = await sql<RejectedCount>`
    select c.day::text as day, k.name as "keyName", c.reason, c.events, c.last_at as "lastAt"
    from rejected_count c join api_key k on k.workspace_id = c.workspace_id and k.key_id = c.key_id
    where c.workspace_id = ${workspaceId} and c.day >= ${since}::date
    order by c.day desc, c.events desc, c.reason, k.name, k.key_id`.execute(db)
  return rows
}

/** The last `limit` that were received from `from` to before `to`, newest first. */
export async function rejectedBetween(
  db: Db,
  workspaceId: WorkspaceId,
  from: Date,
  to: Date,
  limit: number,
): Promise<RejectedEvent[]> {
  const { rows } = await sql<RejectedEvent>`
    select r.rejected_id as id, r.received_at as "receivedAt", k.name as "keyName", r.reason, r.problem, r.type,
      r.event_id as "eventId", r.excerpt
    from rejected_event r join api_key k on k.workspace_id = r.workspace_id and k.key_id = r.key_id
    where r.workspace_id = ${workspaceId} and r.received_at >= ${from} and r.received_at < ${to}
    order by r.received_at desc, r.rejected_id desc limit ${limit}`.execute(db)
  return rows
}
