/** A collector that asks for more gets this. */
const longestAskedMs = 86_400_000

const shortestBackOffMs = 1_000
/** Longer than a minute it never is, by much. */
const mostDoublings = 6

/** Whether the collector has answered for a batch. It has, too, where it would refuse the same again. */
export const isFinal = (status: number | undefined): boolean => /^(2|4(?!08|29))/.test(`${status}`)

/**
 * Milliseconds that a `Retry-After` header, seconds or a date, asks for.
 *
 * @returns 0 where it asks for nothing that makes sense.
 */
export const requestedWaitMs = (retryAfter: string | null | undefined, now: number): number =>
  Math.min(Math.max(Number(retryAfter) * 1_000 || Date.parse(retryAfter as string) - now, 0) || 0, longestAskedMs)

/**
 * Milliseconds until the next attempt after so many failures in a row: exponential, with full jitter, so that the
 * visitors of a collector that was down don't come back all at once.
 *
 * @param share Random, in [0, 1).
 */
export const backOffMs = (share: number, failures: number): number =>
  share * shortestBackOffMs * 2 ** Math.min(failures, mostDoublings)

/** Whether the collector says nothing against a batch that it took: then it ends with an empty `rejected`. */
export const isUndisputed = (answer: string): boolean => /\[]}/.test(answer)
