import { setTimeout as sleep } from 'node:timers/promises'
import type { Loop } from './loop.ts'

const hourMs = 3_600_000
const minuteMs = 60_000

/**
 * Does some work every hour, and a minute after it failed. Outlives any failure.
 *
 * @param work Is told whether it may go on.
 */
export function startHourlyLoop(
  work: (mayGoOn: () => boolean) => Promise<unknown>,
  onError: (error: unknown) => void,
): Loop {
  const stopping = new AbortController()
  const attempt = (): Promise<number> =>
    work(() => !stopping.signal.aborted).then(
      () => hourMs,
      (error) => {
        onError(error)
        return minuteMs
      },
    )
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const pauseMs = await attempt()
      await sleep(pauseMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }
  const running = run()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
