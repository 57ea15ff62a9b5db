import type { StreamId, WorkspaceId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import { groupBy } from '../lib/group-by.ts'
import { isOfBot } from '../modules/collect/bot-counts.ts'
import { eventsSince } from '../modules/collect/events.queries.ts'
import { identificationsOfStreams } from '../modules/identity/identity.queries.ts'
import { lastVisitsBefore } from '../modules/journeys/touchpoints.queries.ts'
import { identificationsIn, type Tail } from './derive-streams.ts'

/**
 * Reads the ends of streams that have grown. Left out are those that must be derived as a whole: without a visit before
 * what is new, where bots are among it, and where somebody is named anew, as that may reach back to everything before.
 *
 * @param grown When the earliest of what is new happened, in epoch milliseconds.
 */
export async function readTails(
  db: DeriveDb,
  workspaceId: WorkspaceId,
  grown: ReadonlyMap<StreamId, number>,
): Promise<Tail[]> {
  const from = await lastVisitsBefore(db, workspaceId, grown)
  const events = groupBy(await eventsSince(db, workspaceId, from), ({ streamId }) => streamId)
  const known = groupBy(await identificationsOfStreams(db, workspaceId, [...from.keys()]), ({ streamId }) => streamId)
  return [...events].flatMap(([streamId, own]): Tail[] => {
    const tail = { streamId, from: from.get(streamId) ?? 0, events: own, identifications: known.get(streamId) ?? [] }
    return own.some(isOfBot) || !namesNobodyAnew(tail) ? [] : [tail]
  })
}

function namesNobodyAnew({ from, events, identifications }: Tail): boolean {
  const named = events.flatMap(identificationsIn)
  const before = new Map(identifications.filter(({ at }) => at >= from).map(({ id, key }) => [id, key]))
  return named.length === before.size && named.every(({ id, key }) => before.get(id) === key)
}
