import type { EventId, StreamId } from '@touchline/schema'
import type { EventRow, StoredBody } from './stored-event.ts'

/** An event as the pipeline reads it. Instants are epoch milliseconds. */
export type ReadEvent = {
  readonly id: EventId
  readonly streamId: StreamId
  readonly trust: EventRow['trust']
  readonly at: number
  /** When it was received; of back-filled history when it happened, if that was before. */
  readonly knownAt: number
  readonly body: StoredBody
}
