import type { EventId, StreamId, WorkspaceId } from '@touchline/schema'
import type { Selectable } from 'kysely'
import { anyOf } from '../../db/any-of.ts'
import type { Db } from '../../db/database.ts'
import type { SealedStretch } from '../../db/tables.ts'
import type { IdentityKey } from './keys.ts'
import type { ReadEvent } from './read-event.ts'
import { eventsIn, insertSealed, sealedStreamsNaming } from './sealed-events.queries.ts'
import { keysNamedIn, sealedRow, withoutKeys } from './sealed-events.ts'

type Row = Pick<Selectable<SealedStretch>, 'stream_id' | 'first_event_id' | 'events'>

/** Takes events out of what is sealed. Only the owner role may. Returns how many. */
export async function eraseSealedEvents(
  db: Db,
  workspaceId: WorkspaceId,
  events: readonly { readonly streamId: StreamId; readonly id: EventId }[],
): Promise<number> {
  const erased = new Set(events.map(({ streamId, id }) => `${streamId} ${id}`))
  return rewrite(db, workspaceId, [...new Set(events.map(({ streamId }) => streamId))], (event) =>
    erased.has(`${event.streamId} ${event.id}`) ? null : event,
  )
}

/** Takes `keys` out of what is sealed. Only the owner role may. Returns the stream of each event that named one. */
export async function eraseKeysInSealed(
  db: Db,
  workspaceId: WorkspaceId,
  keys: readonly IdentityKey[],
): Promise<StreamId[]> {
  const erased = new Set(keys)
  const streams: StreamId[] = []
  await rewrite(db, workspaceId, await sealedStreamsNaming(db, workspaceId, keys), (event) => {
    if (!keysNamedIn([event]).some((key) => erased.has(key))) return event
    streams.push(event.streamId)
    return withoutKeys(event, erased)
  })
  return streams
}

/** Has `edit` edit every sealed event of streams, or take it out. Returns how many it changed. */
async function rewrite(
  db: Db,
  workspaceId: WorkspaceId,
  streamIds: readonly StreamId[],
  edit: (event: ReadEvent) => ReadEvent | null,
): Promise<number> {
  if (streamIds.length === 0) return 0
  const rows = await db
    .selectFrom('sealed_stretch')
    .where('workspace_id', '=', workspaceId)
    .where('stream_id', '=', anyOf(streamIds))
    .select(['stream_id', 'first_event_id', 'events'])
    .execute()
  let edited = 0
  for (const row of rows) {
    const before = eventsIn(row)
    const after = before.map(edit)
    const changed = after.filter((event, i) => event !== before[i]).length
    edited += changed
    const left = after.filter((event) => event !== null)
    if (changed > 0) await replace(db, workspaceId, row, left)
  }
  return edited
}

/** Its row is another if its first event is gone. */
async function replace(db: Db, workspaceId: WorkspaceId, row: Row, left: readonly ReadEvent[]): Promise<void> {
  await db
    .deleteFrom('sealed_stretch')
    .where('workspace_id', '=', workspaceId)
    .where('stream_id', '=', row.stream_id)
    .where('first_event_id', '=', row.first_event_id)
    .execute()
  const rewritten = sealedRow(workspaceId, left)
  if (rewritten) await insertSealed(db, [rewritten])
}
