import type { EventId } from '@touchline/schema'

/** Epoch milliseconds in a UUIDv7. */
export const timeOfId = (id: EventId): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
