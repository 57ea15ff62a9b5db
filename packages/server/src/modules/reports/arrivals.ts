import type { AcceptedEvent } from './arrival.ts'
import type { RejectedEvent } from './rejected-events.queries.ts'

/** Something that the collector or an importer was sent, and what became of it. */
export type Arrival =
  | ({ readonly verdict: 'ACCEPTED' } & AcceptedEvent)
  | ({ readonly verdict: 'REJECTED' } & RejectedEvent)

/** The last `first` of what was accepted and what was rejected, newest first. */
export const newestOf = (
  accepted: readonly AcceptedEvent[],
  rejected: readonly RejectedEvent[],
  first: number,
): Arrival[] =>
  [
    ...accepted.map((event): Arrival => ({ verdict: 'ACCEPTED', ...event })),
    ...rejected.map((event): Arrival => ({ verdict: 'REJECTED', ...event })),
  ]
    .sort((one, other) => other.receivedAt.getTime() - one.receivedAt.getTime())
    .slice(0, first)
