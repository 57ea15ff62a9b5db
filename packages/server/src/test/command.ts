import { type ChildProcess, spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** How a command ended, and what it said. */
export type Ended = { readonly code: number | null; readonly stdout: string; readonly stderr: string }

const program = fileURLToPath(new URL('../cli/main.ts', import.meta.url))
const packageFolder = fileURLToPath(new URL('../../', import.meta.url))

/** Starts `touchline …args` from source; `env` says which database. */
export function startCommand(env: Readonly<Record<string, string>>, ...args: readonly string[]): ChildProcess {
  const run = ['--import', 'tsx', '--conditions=@touchline/source', program, ...args]
  const { PATH } = process.env
  return spawn(process.execPath, run, { cwd: packageFolder, env: { PATH, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
}

/** Runs `touchline …args` from source until it ends. */
export async function runCommand(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ended> {
  const child = startCommand(env, ...args)
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  const [stdout, stderr] = await Promise.all([child.stdout, child.stderr].map((said) => (said ? text(said) : '')))
  return { code: await ended, stdout: stdout ?? '', stderr: stderr ?? '' }
}
