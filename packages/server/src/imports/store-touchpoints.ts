import type { IngestDb } from '../db/database.ts'
import { eventAddress, storeEvents } from '../modules/collect/store-events.queries.ts'
import type { EventRow } from '../modules/collect/stored-event.ts'
import { storedOtherwise } from './stored-otherwise.queries.ts'
import type { Stored } from './take-rows.ts'

/** Stores touchpoints that are new. One that is stored with other values is refused: events are never edited. */
export async function storeTouchpoints(db: IngestDb, events: readonly EventRow[]): Promise<Stored> {
  const added = await storeEvents(db, events)
  const fresh = new Set(added)
  // Of events with one address only the first can be new.
  const known = events.flatMap((event, index) => (fresh.delete(eventAddress(event)) ? [] : [{ event, index }]))
  const differing = await storedOtherwise(
    db,
    known.map(({ event }) => event),
  )
  const refused = known
    .filter((_, position) => differing.has(position))
    .map(({ index }): [number, string] => [index, 'id: stored already with other values: touchpoints are never edited'])
  return { added: added.size, updated: 0, unchanged: known.length - refused.length, refused: new Map(refused) }
}
