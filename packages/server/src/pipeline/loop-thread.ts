import { extname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { OnSetAside } from './derive-safely.ts'
import type { Loop } from './loop.ts'
import { errorOf, type Told } from './loop-messages.ts'
import { startThread } from './thread.ts'

/** In the source and, as an entry of its own, in the build: a file beside this one. */
const ownProgram = new URL(`./derive-thread${extname(import.meta.url)}`, import.meta.url)

/** How long a thread that has failed is left alone. */
const pauseMs = 1_000

/**
 * Runs the loop in a thread of its own: a batch takes dozens of turns between the database and us, and each would wait for
 * whatever is collected just then; and what is computed meanwhile would hold up who is answered. A thread that fails is started
 * anew.
 */
export function startLoopThread(
  databaseUrl: string,
  onError: (error: unknown) => void,
  onSetAside: OnSetAside,
  program = ownProgram,
): Loop {
  const stopping = new AbortController()
  const hear = (told: Told): void =>
    told.kind === 'failed' ? onError(errorOf(told.error)) : onSetAside({ ...told.aside, error: errorOf(told.error) })
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await startThread(program, databaseUrl, stopping.signal, { hear, onError })
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
