/**
 * Outlives the demo by the moment it takes to clean up, however the demo ends: stops what the demo started and is still
 * running, then removes its temporary folder. A process of its own, so that not even a killed demo leaves anything.
 */
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import type { GuardMessage } from './guarded.ts'

const patienceMs = 30_000
const running = new Set<number>()
const [temporary] = process.argv.slice(2)

process.on('message', ({ started, ended }: GuardMessage) => {
  if (started !== undefined) running.add(started)
  if (ended !== undefined) running.delete(ended)
})

// Only the demo's end decides, not a signal to everybody.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

process.once('disconnect', () => void cleanUp())

process.send?.('on guard')

async function cleanUp(): Promise<void> {
  await Promise.all([...running].map(stop))
  if (temporary) await rm(temporary, { recursive: true, force: true, maxRetries: 50, retryDelay: 100 })
}

async function stop(pid: number): Promise<void> {
  const deadline = Date.now() + patienceMs
  send(pid, 'SIGTERM')
  while (send(pid, 0)) {
    if (Date.now() > deadline) send(pid, 'SIGKILL')
    await sleep(50)
  }
}

/** False where there is no such process any more. */
function send(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal)
  } catch {
    return false
  }
}
