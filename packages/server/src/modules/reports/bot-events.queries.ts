import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'

export type BotEventCount = {
  /** `YYYY-MM-DD`, in UTC. */
  readonly day: string
  readonly keyName: string
  readonly events: number
}

/** Counts of the days from `since` on, in UTC: the latest day first, then the most. */
export async function botEventCounts(db: Db, workspaceId: WorkspaceId, since: string): Promise<BotEventCount[]> {
  const { rows } = await sql<BotEventCount>`
    select c.day::text as day, k.name as "keyName", sum(c.events) as events
    from bot_event_count c join api_key k on k.workspace_id = c.workspace_id and k.key_id = c.key_id
    where c.workspace_id = ${workspaceId} and c.day >= ${since}::date
    group by c.day, k.key_id, k.name order by c.day desc, sum(c.events) desc, k.name, k.key_id`.execute(db)
  return rows
}
