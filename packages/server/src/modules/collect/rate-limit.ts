import { limits } from '@touchline/schema'
import { type Bucket, fullBucket, type Rate, takeTokens } from './token-bucket.ts'

export type RateLimit = {
  /**
   * Takes `events` from what a key may send now.
   *
   * @returns 0 where they were taken; else the milliseconds after which there is room for them.
   */
  readonly take: (key: RatedKey, events: number, now: number) => number
}

export type RatedKey = { readonly id: string; readonly eventsPerMinute: number }

/** Counts what each key sends, in the memory of this process. Keys are few: none is forgotten. */
export function createRateLimit(): RateLimit {
  const buckets = new Map<string, Bucket>()
  return {
    take: (key, events, now) => {
      const rate = rateOf(key)
      const taken = takeTokens(buckets.get(key.id) ?? fullBucket(rate, now), rate, events, now)
      if (taken.kind === 'refused') return taken.waitMs
      buckets.set(key.id, taken.bucket)
      return 0
    },
  }
}

/** However slow the rate, a whole batch fits once the bucket is full: otherwise it would be refused for ever. */
const rateOf = ({ eventsPerMinute }: RatedKey): Rate => ({
  perMinute: eventsPerMinute,
  capacity: Math.max(eventsPerMinute, limits.eventsPerBatch),
})
