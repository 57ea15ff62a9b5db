import type { IngestDb } from '../db/database.ts'
import { storeEvents } from '../modules/collect/store-events.queries.ts'
import type { EventRow, Fate } from '../modules/collect/stored-event.ts'
import { storedOtherwise } from './stored-otherwise.queries.ts'
import { erasedProblem, type Stored, sealedProblem } from './take-rows.ts'

/** Stores touchpoints that are new. One that is stored with other values is refused: events are never edited. */
export async function storeTouchpoints(db: IngestDb, events: readonly EventRow[]): Promise<Stored> {
  const fates = await storeEvents(db, events)
  const indexesOf = (wanted: Fate): number[] => fates.flatMap((fate, index) => (fate === wanted ? [index] : []))
  const known = events.flatMap((event, index) => (fates[index] === 'KNOWN' ? [{ event, index }] : []))
  const differing = await storedOtherwise(
    db,
    known.map(({ event }) => event),
  )
  const differ = known.filter((_, position) => differing.has(position)).map(({ index }) => index)
  const refused = new Map([
    ...indexesOf('ERASED').map((index) => [index, erasedProblem] as const),
    ...indexesOf('SEALED').map((index) => [index, sealedProblem] as const),
    ...differ.map((index) => [index, 'id: stored already with other values: touchpoints are never edited'] as const),
  ])
  const unchanged = known.length - differ.length
  return { added: indexesOf('STORED').length, updated: 0, unchanged, refused }
}
