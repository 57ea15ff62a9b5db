import { Batch, limits, WireEvent } from '@touchline/schema'
import { z } from 'zod'

/** A batch as its sender sees it: with its events, which the collector judges one by one. */
export const wireBatch = Batch.extend({ events: z.array(WireEvent).min(1).max(limits.eventsPerBatch) })
