import type { WorkspaceId } from '@touchline/schema'
import type { Insertable } from 'kysely'
import type { DB } from '../../db/tables.ts'
import type { ReadEvent } from './read-event.ts'

/** Whether a bot sent it: then nothing is derived of it but a count. */
export const isOfBot = ({ body }: Pick<ReadEvent, 'body'>): boolean => body.bot !== undefined

/** How many of `events` bots sent, by stream, write key and day. */
export function botCounts(workspaceId: WorkspaceId, events: readonly ReadEvent[]): Insertable<DB['bot_event_count']>[] {
  const counts = new Map<string, Insertable<DB['bot_event_count']>>()
  for (const { streamId, knownAt, body } of events) {
    if (body.bot === undefined) continue
    const day = new Date(knownAt).toISOString().slice(0, 10)
    const address = [streamId, body.bot, day].join('/')
    const known = counts.get(address)
    if (known) known.events += 1
    else counts.set(address, { workspace_id: workspaceId, stream_id: streamId, key_id: body.bot, day, events: 1 })
  }
  return [...counts.values()]
}
