import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { type Cluster, failure, passwordFile, superuser } from './cluster.ts'
import { codeOf } from './code-of.ts'
import { type Kept, keep } from './keep.ts'
import { sizeOf, tailOf } from './log-tail.ts'
import { type Listening, portOf, settingArguments } from './settings.ts'
import { makeSocketFolder } from './socket-folder.ts'
import { writeHba } from './write-hba.ts'

/** A PostgreSQL that answers. */
export type RunningServer = {
  readonly server: Kept
  readonly urlOf: (database: string) => string
}

const pollMs = 20
const leftoverPatienceMs = 10_000

/**
 * Starts PostgreSQL and waits until it answers, however long it takes to recover from a crash.
 *
 * @throws AppError `EMBEDDED_FAILED`, quoting the log.
 */
export async function runServer(cluster: Cluster): Promise<RunningServer> {
  const deadline = Date.now() + leftoverPatienceMs
  for (;;) {
    const logStart = await sizeOf(cluster.log)
    const running = await tryRun(cluster)
    if (running) return running
    if (Date.now() > deadline || !(await hasLeftovers(cluster, logStart))) {
      throw await failure('PostgreSQL did not start', cluster.log, logStart)
    }
    await sleep(500)
  }
}

/** Sessions of a server that was killed end by themselves, but a busy one only when it next looks up. */
const hasLeftovers = async ({ log }: Cluster, logStart: number): Promise<boolean> =>
  (await tailOf(log, logStart)).includes('is still in use')

/** Null where it ended instead of answering. */
async function tryRun(cluster: Cluster): Promise<RunningServer | null> {
  const { binaries, data, home, log, runAs, settings, biPort } = cluster
  const socket = await makeSocketFolder(home, runAs)
  const listening = { socketFolder: socket.path, hbaFile: await writeHba(cluster), biPort }
  const password = await readFile(passwordFile(data), 'utf8')
  const server = await keep({
    program: join(binaries.bin, 'postgres'),
    // In this order: who looks for an orphan looks for `-D`, the folder and a space.
    args: ['-D', data, ...settingArguments(settings, listening)],
    runAs,
    log,
    scratch: socket.isTemporary ? socket.path : null,
  })
  const urlOf = (database: string): string => urlTo(listening, password, database)
  try {
    return (await answers(urlOf('postgres'), server)) ? { server, urlOf } : null
  } catch (error) {
    server.stop()
    throw error
  }
}

/** `localhost` stands for no host, which not every parser of URLs accepts; the socket's folder wins over it. */
function urlTo(listening: Listening, password: string, database: string): string {
  const url = new URL(`postgresql://${superuser}:${password}@localhost/${database}`)
  const port = String(portOf(listening))
  url.search = new URLSearchParams({ host: listening.socketFolder, port, sslmode: 'disable' }).toString()
  return url.href
}

/** Waits until the server answers. False: it has ended instead. */
async function answers(url: string, { exited }: Kept): Promise<boolean> {
  let hasEnded = false
  void exited.then(() => {
    hasEnded = true
  })
  while (!hasEnded) {
    if (await isAccepting(url)) return true
    await sleep(pollMs)
  }
  return false
}

async function isAccepting(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch (error) {
    if (isFinal(error)) throw error
    return false
  } finally {
    await client.end()
  }
}

/** A wrong password or a closed folder stays so; everything else may come of a server that is starting or ending. */
const isFinal = (error: unknown): boolean => /^(28...|EACCES)$/.test(codeOf(error) ?? '')
