import { type ChildProcess, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** What the guard is told: which processes to stop when the demo is gone. */
export type GuardMessage = { readonly started?: number; readonly ended?: number }

/** Starts programs that do not outlive the demo. */
export type Guarded = {
  start(program: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess
  /** Stops what is running, removes the temporary folder and resolves when all of it is gone. */
  end(): Promise<void>
}

/** @param temporary A folder to remove at the end. */
export async function guarded(temporary: string | null): Promise<Guarded> {
  const guard = await startGuard(temporary)
  const tell = (message: GuardMessage): void => {
    if (guard.connected) guard.send(message)
  }
  return {
    start(program, args, env) {
      if (!guard.connected) throw new Error('The demo is stopping')
      // In a group of its own: Ctrl-C is for the demo, which then stops things in order.
      const child = spawn(program, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
      const { pid } = child
      if (pid !== undefined) {
        tell({ started: pid })
        child.once('exit', () => tell({ ended: pid }))
      }
      return child
    },
    async end() {
      if (guard.exitCode !== null || guard.signalCode !== null) return
      const gone = once(guard, 'exit')
      if (guard.connected) guard.disconnect()
      await gone
    },
  }
}

/** Resolves when it is on guard. */
async function startGuard(temporary: string | null): Promise<ChildProcess> {
  const guard = fork(fileURLToPath(new URL('guard.ts', import.meta.url)), temporary ? [temporary] : [], {
    detached: true,
    execArgv: ['--import', 'tsx'],
  })
  const ended = once(guard, 'exit').then(([code]) => {
    throw new Error(`The demo's guard ended with ${code} before there was anything to guard`)
  })
  await Promise.race([once(guard, 'message'), ended])
  ended.catch(() => {})
  return guard
}
