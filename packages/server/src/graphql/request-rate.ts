import { type Bucket, fullBucket, type Rate, takeTokens } from '../modules/collect/token-bucket.ts'
import type { SecretKey } from './authenticate.ts'

/** What a key may still ask, after a request was counted. Instants are epoch milliseconds. */
export type RateLimit = {
  /** Requests that may come at once. */
  readonly limit: number
  readonly remaining: number
  /** When `limit` of them may come at once again, if none comes before. */
  readonly resetAt: number
  /** After so many milliseconds there is room for this request. 0: there was. */
  readonly waitMs: number
}

type RatedKey = Pick<SecretKey, 'id' | 'requestsPerSecond'>

/** Seconds' worth of requests that may come at once. */
const burstSeconds = 4

/** Counts what each key asks, in the memory of this process. Keys are few: none is forgotten. */
export function createRequestRate(): { readonly take: (key: RatedKey, now: number) => RateLimit } {
  const buckets = new Map<string, Bucket>()
  return {
    take: ({ id, requestsPerSecond }, now) => {
      const rate: Rate = { perMinute: requestsPerSecond * 60, capacity: requestsPerSecond * burstSeconds }
      const before = buckets.get(id) ?? fullBucket(rate, now)
      const taken = takeTokens(before, rate, 1, now)
      const left = taken.kind === 'taken' ? taken.bucket : { tokens: 0, at: now }
      if (taken.kind === 'taken') buckets.set(id, left)
      return {
        limit: rate.capacity,
        remaining: Math.floor(left.tokens),
        resetAt: left.at + Math.ceil(((rate.capacity - left.tokens) * 1_000) / requestsPerSecond),
        waitMs: taken.kind === 'taken' ? 0 : taken.waitMs,
      }
    },
  }
}
