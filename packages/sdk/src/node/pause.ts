import { backOffMs, requestedWaitMs } from '../retry.ts'

/** When the collector is left alone. Requests that were under way together fail as one. */
export function createPause(now: () => number) {
  let failures = 0
  let failedAt = 0
  let until = 0

  return {
    /** Milliseconds until it may be asked again. */
    leftMs: (): number => Math.max(until - now(), 0),
    /** @param sentAt When the request that failed was sent. */
    failed: (sentAt: number, retryAfter: string | null | undefined): void => {
      if (sentAt >= failedAt) failures += 1
      failedAt = now()
      until = Math.max(until, failedAt + requestedWaitMs(retryAfter, failedAt) + backOffMs(failures, Math.random()))
    },
    succeeded: (): void => {
      failures = 0
    },
  }
}
