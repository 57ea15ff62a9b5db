import { join } from 'node:path'
import pg from 'pg'
import { AppError } from '../../errors.ts'
import type { PostgresBinaries } from './binaries.ts'
import { claim } from './claim.ts'
import { type Cluster, databaseName } from './cluster.ts'
import { removeConnection, writeConnection } from './connection-file.ts'
import { removeDrafts } from './drafts.ts'
import { initialise } from './initialise.ts'
import { rotate } from './log-tail.ts'
import { requireFreePort } from './loopback.ts'
import { stopOrphan } from './orphan.ts'
import { packagedPostgres } from './packaged-postgres.ts'
import { prepareHome } from './prepare-home.ts'
import { chooseRunAs, requireReachable } from './run-as.ts'
import { type RunningServer, runServer } from './run-server.ts'
import type { Settings } from './settings.ts'

export type EmbeddedOptions = {
  /** The folder that holds all of it. One process at a time owns it. */
  readonly home: string
  /** What the owner was started as, for people who find the folder in use: `touchline serve`. */
  readonly command: string
  /** Left out: the PostgreSQL that is packaged with Touchline. */
  readonly binaries?: PostgresBinaries
  readonly settings?: Settings
  /** A port on 127.0.0.1 where BI logins, and nobody else, reach it as well. */
  readonly biPort?: number
}

export type EmbeddedDatabase = {
  readonly url: string
  /** PostgreSQL's own process. */
  readonly pid: number
  /** Asking twice is asking once. */
  stop(): Promise<void>
}

/**
 * Starts a PostgreSQL of our own on the data in `home`, which it makes where there is none. It ends with this process,
 * however this process ends.
 *
 * @throws AppError `DATABASE_IN_USE`, `EMBEDDED_UNAVAILABLE`, `EMBEDDED_FAILED`, `HOME_UNUSABLE` or `PORT_TAKEN`.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  if (process.platform === 'win32') {
    throw new AppError('EMBEDDED_UNAVAILABLE', 'There is no embedded database on Windows: set DATABASE_URL')
  }
  const home = await prepareHome(options.home)
  const release = await claim(home, options.command)
  try {
    await removeRemains(home)
    const cluster = await findCluster({ ...options, home })
    return await start(cluster, options.command, release)
  } catch (error) {
    await release()
    throw error
  }
}

/** Removes what an owner that was killed has left. Its PostgreSQL is stopped when the data folder is known. */
const removeRemains = async (home: string): Promise<void> => {
  await Promise.all([removeConnection(home), removeDrafts(home), rotate(join(home, 'postgres.log'))])
}

async function findCluster({ home, binaries, settings = {}, biPort }: EmbeddedOptions): Promise<Cluster> {
  const log = join(home, 'postgres.log')
  const packagedMajor = 18
  const data = join(home, `pgdata-${binaries?.major ?? packagedMajor}`)
  const runAs = await chooseRunAs(data)
  if (runAs) await requireReachable(home, runAs)
  const found = binaries ?? (await packagedPostgres(home, { mustCopy: runAs !== null }))
  return { home, data, log, runAs, settings, biPort: biPort ?? null, binaries: found }
}

async function start(cluster: Cluster, command: string, release: () => Promise<void>): Promise<EmbeddedDatabase> {
  await stopOrphan(cluster.data)
  if (cluster.biPort !== null) await requireFreePort(cluster.biPort)
  await initialise(cluster)
  const running = await runServer(cluster)
  const stop = async (): Promise<void> => {
    await removeConnection(cluster.home)
    await end(running, cluster)
    await release()
  }
  try {
    const url = running.urlOf(databaseName)
    await createDatabase(running)
    await writeConnection(cluster.home, { pid: process.pid, command, url, startedAt: new Date().toISOString() })
    running.server.unref()
    return { url, pid: running.server.pid, stop: once(stop) }
  } catch (error) {
    await end(running, cluster)
    throw error
  }
}

/** PostgreSQL may outlive its keeper, if somebody has killed that one. */
async function end({ server }: RunningServer, { data }: Cluster): Promise<void> {
  server.stop()
  await server.exited
  await stopOrphan(data)
}

async function createDatabase({ urlOf }: RunningServer): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf('postgres') })
  await client.connect()
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName])
    if (rowCount === 0) await client.query(`create database ${databaseName}`)
  } finally {
    await client.end()
  }
}

function once(action: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined
  return () => {
    result ??= action()
    return result
  }
}
