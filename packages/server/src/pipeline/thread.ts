import { Worker } from 'node:worker_threads'
import type { Told } from './loop-messages.ts'

/** Threads don't take over that tsx reads TypeScript, and in the source there is nothing else to read. */
function fromSource(): string[] {
  const register = `import { register } from ${JSON.stringify(import.meta.resolve('tsx/esm/api'))}; register()`
  return [...process.execArgv, '--import', `data:text/javascript,${encodeURIComponent(register)}`]
}

/** A batch is all alive until it is written: with less room, most of it is copied time and again. */
const roomForBatchMb = 64

type Ears = { readonly hear: (told: Told) => void; readonly onError: (error: unknown) => void }

/** Runs a program of ours in a thread of its own until it ends. It is told to once `signal` is aborted. */
export async function startThread(
  program: URL,
  databaseUrl: string,
  signal: AbortSignal,
  { hear, onError }: Ears,
): Promise<void> {
  const thread = new Worker(program, {
    workerData: databaseUrl,
    resourceLimits: { maxYoungGenerationSizeMb: roomForBatchMb },
    ...(program.href.endsWith('.ts') && { execArgv: fromSource() }),
  })
  thread.on('message', hear)
  thread.on('error', onError)
  const stop = (): void => thread.postMessage('stop')
  signal.addEventListener('abort', stop)
  await new Promise((resolve) => void thread.once('exit', resolve))
  signal.removeEventListener('abort', stop)
}
