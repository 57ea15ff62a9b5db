import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { commandOfProcess, startOfProcess } from './process-start.ts'

const patienceMs = 30_000
const pollMs = 20

/**
 * Stops the PostgreSQL that still runs on `dataFolder` though the Touchline that started it is gone. The caller owns
 * the folder: nobody else may be using it.
 */
export async function stopOrphan(dataFolder: string): Promise<void> {
  const pid = await findPostmaster(dataFolder)
  if (pid === null) return
  const start = await startOfProcess(pid)
  // A fast shutdown, and if that takes too long an immediate one.
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    if (start === null || (await endsBy(pid, start, signal))) return
  }
}

/** Its process id, by the file it left; null where it has ended. */
async function findPostmaster(dataFolder: string): Promise<number | null> {
  const file = join(dataFolder, 'postmaster.pid')
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10)
  if (!pid || (await startOfProcess(pid)) === null) return null
  if ((await commandOfProcess(pid)).includes(`-D ${dataFolder} `)) return pid
  // Another process was given its id since, and PostgreSQL would take that one for itself.
  await rm(file)
  return null
}

async function endsBy(pid: number, start: string, signal: NodeJS.Signals): Promise<boolean> {
  process.kill(pid, signal)
  const deadline = Date.now() + patienceMs
  while ((await startOfProcess(pid)) === start) {
    if (Date.now() > deadline) return false
    await sleep(pollMs)
  }
  return true
}
