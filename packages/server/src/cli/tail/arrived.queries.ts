import type { EventId, PersonId, StreamId, WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { EventRow, StoredBody } from '../../modules/collect/stored-event.ts'

/** An event as it arrived, with what was derived of it so far. */
export type Arrival = {
  readonly streamId: StreamId
  readonly eventId: EventId
  readonly receivedAt: Date
  readonly occurredAt: Date
  readonly trust: EventRow['trust']
  readonly body: StoredBody
  /** Null while nobody knows whose it is. */
  readonly personId: PersonId | null
  /** Of the touchpoint that it is part of. Null until that is derived. */
  readonly channel: string | null
}

/**
 * The last `limit` events that were received from `from` to before `to`, oldest first. The index on received_at leads to
 * the last stretches of the table, so that asking every second costs little however long the table is.
 */
export async function arrivedBetween(
  db: Db,
  workspaceId: WorkspaceId,
  from: Date,
  to: Date,
  limit: number,
): Promise<Arrival[]> {
  const { rows } = await sql<Arrival>`
    select e.stream_id as "streamId", e.event_id as "eventId", e.received_at as "receivedAt",
      e.occurred_at as "occurredAt", e.trust, e.body, t.channel,
      case when t.is_person then t.subject_id end as "personId"
    from (
      select * from event where workspace_id = ${workspaceId} and received_at >= ${from} and received_at < ${to}
      order by received_at desc, event_id desc limit ${limit}
    ) as e left join lateral (
      select channel, is_person, subject_id from touchpoint t
      where t.workspace_id = e.workspace_id and t.stream_id = e.stream_id
        and (e.type = 'touchpoint') = (t.kind <> 'VISIT')
        and (t.occurred_at, t.touchpoint_id) <= (e.occurred_at, e.event_id) and t.ended_at >= e.occurred_at
      order by t.occurred_at desc, t.touchpoint_id desc limit 1
    ) as t on true
    order by e.received_at, e.event_id`.execute(db)
  return rows
}
