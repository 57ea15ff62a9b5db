import { sql } from 'kysely'
import type { IngestDb } from '../../db/database.ts'
import { forgetTypes, incomingEventType } from '../../db/type-number.ts'
import { compareText } from '../../lib/order.ts'
import { bodyToStore } from './current-keys.queries.ts'
import { type EncodedEvents, encodeArray, type Run } from './encode-events.ts'

type PartOfOneStream = EncodedEvents & { readonly run: Run }

/**
 * Stores events, and queues their streams, if all of them are new, and none is of somebody who was erased or of a time that is
 * sealed: a look at each stream tells, instead of one at each event.
 *
 * @param db In no transaction: one where another stores the same event just now would be lost.
 * @returns Whether that is so. If not, nothing is stored.
 */
export async function storeNew(db: IngestDb, parts: readonly EncodedEvents[]): Promise<boolean> {
  const inOrder = oneOfEachStream(parts)
  if (!inOrder) return false
  try {
    const elementType = await incomingEventType(db)
    const { rows } = await insertion(encodeArray(elementType, inOrder), inOrder).execute(db)
    return rows[0]?.isNew ?? false
  } catch (error) {
    if (isRepeat(error)) return false
    forgetTypes(db)
    throw error
  }
}

/**
 * Parts by stream: two that store the same events at once do so in one order, and don't wait for each other. Null where a
 * stream is not in one run.
 */
function oneOfEachStream(parts: readonly EncodedEvents[]): PartOfOneStream[] | null {
  const runs = parts.filter((part): part is PartOfOneStream => part.run !== null).sort((a, b) => byStream(a.run, b.run))
  const isEach = runs.every(({ run }, i) => i === 0 || byStream((runs[i - 1] as PartOfOneStream).run, run) < 0)
  return runs.length > 0 && runs.length === parts.length && isEach ? runs : null
}

const byStream = (a: Run, b: Run): number =>
  compareText(a.workspaceId, b.workspaceId) || compareText(a.streamId, b.streamId)

const uniqueViolation = '23505'
const isRepeat = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === uniqueViolation

// The case is for the order: what erases holds everybody else up until it has left its tombstones.
const insertion = (events: Buffer, parts: readonly PartOfOneStream[]) => {
  const subjects = parts.flatMap((part) => part.subjects)
  const runs = parts.map(({ run }) => run)
  return sql<{ isNew: boolean }>`
    with run as materialized (
      select * from unnest(
        ${runs.map(({ workspaceId }) => workspaceId)}::uuid[], ${runs.map(({ streamId }) => streamId)}::uuid[],
        ${runs.map(({ first }) => first)}::uuid[], ${runs.map(({ last }) => last)}::uuid[],
        ${runs.map(({ since }) => since)}::timestamptz[]) as run (workspace_id, stream_id, first, last, since)
    ), novelty as materialized (
      select case
        when exists (select from erased_among(
          ${subjects.map(({ workspaceId }) => workspaceId)}::uuid[], ${subjects.map(({ subject }) => subject)}::text[]))
        then false
        when exists (select from run join sealed_among(
          ${[...new Set(runs.map(({ workspaceId }) => workspaceId))]}::uuid[]) as sealed using (workspace_id)
          where run.first < sealed.first_kept_id)
        then false
        else not exists (select from run where (
          select true from event e where e.workspace_id = run.workspace_id and e.stream_id = run.stream_id
            and e.event_id between run.first and run.last limit 1))
      end as is_new
    ), stored as (
      insert into event (workspace_id, stream_id, event_id, type, trust, occurred_at, received_at, backfilled, body)
      select workspace_id, stream_id, event_id, type, trust, occurred_at, received_at, backfilled, ${bodyToStore(subjects)}
      from unnest(${events}::incoming_event[]) where (select is_new from novelty)
    ), queued as (
      insert into changed (workspace_id, kind, subject, since)
      select workspace_id, 'STREAM', stream_id::text, since from run where (select is_new from novelty)
    )
    select is_new as "isNew" from novelty`
}
