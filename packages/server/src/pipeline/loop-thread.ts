import { extname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { OnSetAside } from './derive-safely.ts'
import type { Loop } from './loop.ts'
import { errorOf, type Told } from './loop-messages.ts'

/** In the source and, as an entry of its own, in the build: a file beside this one. */
const ownProgram = new URL(`./derive-thread${extname(import.meta.url)}`, import.meta.url)

/** Threads don't take over that tsx reads TypeScript, and in the source there is nothing else to read. */
function fromSource(): string[] {
  const register = `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}; register()`
  return [...process.execArgv, '--import', `data:text/javascript,${encodeURIComponent(register)}`]
}

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
      const thread = new Worker(program, {
        workerData: databaseUrl,
        ...(program.href.endsWith('.ts') && { execArgv: fromSource() }),
      })
      thread.on('message', hear)
      thread.on('error', onError)
      const stop = (): void => thread.postMessage('stop')
      stopping.signal.addEventListener('abort', stop)
      await new Promise((resolve) => void thread.once('exit', resolve))
      stopping.signal.removeEventListener('abort', stop)
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
