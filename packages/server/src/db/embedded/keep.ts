import { type ChildProcess, spawn } from 'node:child_process'
import type { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { AppError } from '../../errors.ts'
import type { RunAs } from './run-as.ts'

type Job = {
  readonly program: string
  readonly args: readonly string[]
  readonly runAs: RunAs
  /** What the program says is appended here. */
  readonly log: string
  /** A folder to remove when the program has ended. */
  readonly scratch: string | null
}

/** A program that ends with this process, however this process ends. */
export type Kept = {
  readonly pid: number
  /** Its exit code; 1 where a signal ended it. */
  readonly exited: Promise<number>
  /** From now on it does not keep this process from ending. */
  unref(): void
  stop(): void
}

/** In the source and, as an entry of its own, in the build: a file beside this one. */
const keeperFile = fileURLToPath(new URL('./keeper.js', import.meta.url))

/**
 * Starts a program under a keeper: a small process that stops it as soon as this one stops or dies. In a session of
 * their own, both are out of reach of a terminal's Ctrl-C, which this process is to answer in its own time.
 *
 * @throws AppError `EMBEDDED_UNAVAILABLE` where the program cannot run on this machine.
 */
export async function keep(job: Job): Promise<Kept> {
  const keeper = spawn(process.execPath, [keeperFile, JSON.stringify(job)], {
    cwd: '/',
    detached: true,
    env: {},
    stdio: ['pipe', 'pipe', 'ignore'],
  })
  keeper.stdin.on('error', () => {})
  const exited = new Promise<number>((resolve) => keeper.once('exit', (code) => resolve(code ?? 1)))
  const report = await firstLine(keeper)
  const pid = Number(report)
  if (!pid) throw new AppError('EMBEDDED_UNAVAILABLE', `Cannot run ${job.program}: ${report}`)
  return { pid, exited, unref: () => unref(keeper), stop: () => stop(keeper) }
}

function unref(keeper: ChildProcess): void {
  for (const handle of [keeper, keeper.stdin as Socket | null, keeper.stdout as Socket | null]) handle?.unref()
}

function stop(keeper: ChildProcess): void {
  keeper.ref()
  keeper.stdin?.end()
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (!stdout) return ''
  for await (const line of createInterface({ input: stdout })) return line
  return 'its keeper did not start'
}
