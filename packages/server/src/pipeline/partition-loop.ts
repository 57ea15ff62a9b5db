import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '../db/database.ts'
import { makeEventPartitions } from '../db/event-partitions.ts'
import type { Loop } from './loop.ts'

const hourMs = 3_600_000
const minuteMs = 60_000

/** Keeps partitions of events made ahead: looks every hour, and a minute after it could not. Outlives any failure. */
export function startPartitionLoop(db: Db, onError: (error: unknown) => void): Loop {
  const stopping = new AbortController()
  const make = (): Promise<number> =>
    makeEventPartitions(db, new Date()).then(
      () => hourMs,
      (error) => {
        onError(error)
        return minuteMs
      },
    )
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const pauseMs = await make()
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
