import type { Answer } from './env.ts'

/** A collector that asks for more gets this. */
export const longestAskedMs = 86_400_000

const shortestBackOffMs = 1_000
const longestBackOffMs = 60_000

export type Outcome = 'delivered' | 'refused' | 'undelivered'

/** What an answer means for a batch. Refused is final: the same batch would be refused again. */
export function outcomeOf({ status }: Pick<Answer, 'status'>): Outcome {
  if (status >= 200 && status < 300) return 'delivered'
  return status >= 400 && status < 500 && status !== 408 && status !== 429 ? 'refused' : 'undelivered'
}

/**
 * Milliseconds that a `Retry-After` header, seconds or a date, asks for.
 *
 * @returns 0 where it asks for nothing that makes sense.
 */
export function requestedWaitMs(retryAfter: string | null, now: number): number {
  const wait = /^\d+$/.test(retryAfter ?? '') ? Number(retryAfter) * 1_000 : Date.parse(retryAfter ?? '') - now
  return wait > 0 ? Math.min(wait, longestAskedMs) : 0
}

/**
 * Milliseconds until the next attempt after so many failures in a row: exponential, with full jitter, so that the
 * visitors of a collector that was down don't come back all at once.
 *
 * @param share Random, in [0, 1).
 */
export const backOffMs = (failures: number, share: number): number =>
  share * Math.min(longestBackOffMs, shortestBackOffMs * 2 ** failures)
