import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { RunAs } from '../db/embedded/run-as.ts'

/** Another process that owns the database in a folder. */
export type OwnerProcess = {
  readonly pid: number
  /** Its database, as soon as it answers. Rejects with what the process said if it ends instead. */
  readonly database: Promise<{ readonly url: string; readonly pid: number }>
  /** `kill -9`, and waits until it has ended. */
  kill(): Promise<void>
}

const program = fileURLToPath(new URL('./owner.ts', import.meta.url))
const packageFolder = fileURLToPath(new URL('../../', import.meta.url))

/** Starts an owner, in a process group of its own: like what runs in a terminal. */
export function startOwner(home: string, runAs: RunAs = null): OwnerProcess {
  const args = ['--import', 'tsx', '--conditions=@touchline/source', program, home]
  const owner = spawn(process.execPath, args, { ...runAs, cwd: packageFolder, detached: true, stdio: 'pipe' })
  const database = announced(owner)
  // Whoever kills it early does not wait for it.
  database.catch(() => {})
  return { pid: owner.pid ?? 0, database, kill: () => kill(owner) }
}

async function announced(owner: ChildProcess): Promise<{ url: string; pid: number }> {
  const problem = owner.stderr ? text(owner.stderr) : ''
  for await (const line of owner.stdout ?? []) return JSON.parse(String(line)) as { url: string; pid: number }
  throw new Error(await problem)
}

async function kill(owner: ChildProcess): Promise<void> {
  if (owner.exitCode !== null || owner.signalCode !== null) return
  const ended = once(owner, 'exit')
  owner.kill('SIGKILL')
  await ended
}
