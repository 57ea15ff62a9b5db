import type { EventId, StreamId } from '@touchline/schema'
import type { JourneyEvent } from './visits.ts'

/** That somebody got a variant of an experiment for the first time on a stream. `at` is in epoch milliseconds. */
export type Exposure = {
  readonly id: EventId
  readonly streamId: StreamId
  /** The person, or null while nobody knows whose it is. */
  readonly owner: string | null
  readonly experiment: string
  readonly variant: string
  readonly at: number
}

/**
 * Of each owner and variant the first exposure: being shown it again changes nothing.
 *
 * @param events Of one stream, in time order.
 */
export function firstExposures(events: readonly JourneyEvent[]): Exposure[] {
  const first = new Map<string, Exposure>()
  for (const { id, streamId, owner, at, body } of events) {
    if (body.type !== 'exposure') continue
    const { experiment, variant } = body
    const exposure = { id, streamId, owner, experiment, variant, at }
    if (!first.has(nameOf(exposure))) first.set(nameOf(exposure), exposure)
  }
  return [...first.values()]
}

/** Alike for whoever was shown the same, on the same stream. */
export const nameOf = ({ streamId, owner, experiment, variant }: Omit<Exposure, 'id' | 'at'>): string =>
  JSON.stringify([streamId, owner, experiment, variant])
