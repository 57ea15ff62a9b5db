import { setTimeout as sleep } from 'node:timers/promises'
import type { DeriveDb } from '../db/database.ts'
import { deriveAll } from './derive.ts'
import type { OnSetAside } from './derive-safely.ts'
import { retrySetAside } from './set-aside.queries.ts'

export type Loop = {
  /** Lets the transactions under way finish, then resolves. */
  readonly stop: () => Promise<void>
}

/** How long the loop rests when nothing was queued. An empty look costs a fraction of a millisecond. */
const idleMs = 200
/** How long it rests after a batch that took little. Without it, small batches use as much of the processor as large ones. */
const restMs = 100
const longestPauseMs = 30_000

/**
 * Keeps what is derived up to date: works off the queue, looks again, until stopped. Outlives any failure. What was set
 * aside before is tried once more as it starts.
 */
export function startLoop(db: DeriveDb, onError: (error: unknown) => void, onSetAside: OnSetAside): Loop {
  const stopping = new AbortController()
  const pause = (ms: number): Promise<void> => sleep(ms, undefined, { signal: stopping.signal }).catch(() => {})
  const run = async (): Promise<void> => {
    let pauseMs = idleMs
    await retrySetAside(db).catch(onError)
    while (!stopping.signal.aborted) {
      try {
        await deriveAll(db, onSetAside, { mayGoOn: () => !stopping.signal.aborted, rest: () => pause(restMs) })
        pauseMs = idleMs
      } catch (error) {
        onError(error)
        pauseMs = Math.min(pauseMs * 2, longestPauseMs)
      }
      await pause(pauseMs)
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
