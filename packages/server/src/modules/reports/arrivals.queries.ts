import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { AcceptedEvent } from './arrival.ts'

/**
 * The last `limit` events that were received from `since` to before `before`, newest first, of the workspace that the
 * reader's transaction names. The index on received_at leads to the last stretches of the table, so that asking every
 * second costs little however long the table is.
 */
export async function acceptedBetween(db: Db, since: Date, before: Date, limit: number): Promise<AcceptedEvent[]> {
  const { rows } = await sql<AcceptedEvent>`
    select stream_id as "streamId", event_id as "eventId", received_at as "receivedAt", occurred_at as "occurredAt",
      trust, body, person_id as "personId", lead_no as "leadNo", channel
    from arrived(${since}, ${before}, ${limit})`.execute(db)
  return rows
}

const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000]

/** The last `limit` events before `before`, of the day before that: of a busy site, the last minute has them all. */
export async function acceptedBefore(db: Db, before: Date, limit: number): Promise<AcceptedEvent[]> {
  for (const windowMs of [minuteMs, hourMs]) {
    const found = await acceptedBetween(db, new Date(before.getTime() - windowMs), before, limit)
    if (found.length === limit) return found
  }
  return acceptedBetween(db, new Date(before.getTime() - dayMs), before, limit)
}
