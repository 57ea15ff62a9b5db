import { once } from 'node:events'
import type { Command } from 'commander'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { loopback } from '../db/embedded/loopback.ts'
import { startEmbedded } from '../db/embedded/start-embedded.ts'
import { AppError } from '../errors.ts'
import { startKnowledgeLoop } from '../pipeline/knowledge-loop.ts'
import { startLoopThread } from '../pipeline/loop-thread.ts'
import { startPartitionLoop } from '../pipeline/partition-loop.ts'
import { startSealLoop } from '../pipeline/seal-loop.ts'
import { closePools, openPools, reachDatabase } from './open-touchline.ts'

/** `touchline serve`: collector, pipeline and GraphQL, until SIGINT or SIGTERM. */
export function registerServe(program: Command, config: Config): void {
  program
    .command('serve')
    .description('Collect events, keep the numbers up to date and answer GraphQL, until Ctrl-C')
    .option('--host <address>', 'address to listen on', config.host)
    .option('--port <number>', 'port to listen on; 0 takes a free one', String(config.port))
    .option('--bi-port <number>', 'let BI tools on this machine reach the embedded database, on this port of 127.0.0.1')
    .action((options: { host: string; port: string; biPort?: string }) =>
      serve(config, options.host, readPort('--port', options.port, 0), readBiPort(config, options.biPort)),
    )
}

function readPort(option: string, text: string, lowest: number): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= lowest && port <= 65_535) return port
  throw new AppError('INPUT_INVALID', `${option} ${text} is no port: give a number from ${lowest} to 65535`)
}

/** Null: nobody but Touchline is to reach the embedded database. */
function readBiPort({ databaseUrl }: Config, text: string | undefined): number | null {
  if (text === undefined) return null
  if (databaseUrl) {
    throw new AppError(
      'INPUT_INVALID',
      '--bi-port is for the embedded database: with DATABASE_URL, BI tools connect to that PostgreSQL itself',
    )
  }
  return readPort('--bi-port', text, 1)
}

async function serve(config: Config, host: string, port: number, biPort: number | null): Promise<void> {
  // Loaded here, so that no other command waits for it.
  const { createHttpServer } = await import('../http/server.ts')
  const stopped = stopSignal()
  const database = await reachDatabase(config, 'serve', (options) =>
    startEmbedded({ ...options, ...(biPort !== null && { biPort }) }),
  )
  const pools = openPools(database.url)
  try {
    const app = await createHttpServer({ ...pools, ...config })
    const loop = startLoopThread(
      database.url,
      (error) => app.log.error(error, 'deriving failed; it is tried again'),
      ({ error, ...aside }) => app.log.error({ ...aside, err: error }, 'set aside: it could not be derived'),
    )
    const partitions = startPartitionLoop(pools.owner, (error) =>
      app.log.warn(error, 'partitions of events could not be made ahead; it is tried again'),
    )
    const sealing = startSealLoop(pools.owner, (error) =>
      app.log.warn(error, 'what is older than the retention could not be sealed; it is tried again'),
    )
    const knowledge = startKnowledgeLoop(pools.derive, database.url, (error) =>
      app.log.error(error, 'what was known at an earlier time could not be derived'),
    )
    try {
      if (biPort !== null) process.stdout.write(`BI logins reach the database at ${loopback}:${biPort}\n`)
      process.stdout.write(`Touchline listens on ${await listen(app, host, port)}\n`)
      await stopped
    } finally {
      await app.close()
      await Promise.all([loop.stop(), partitions.stop(), sealing.stop(), knowledge.stop()])
    }
  } finally {
    await closePools(pools)
    await database.stop()
  }
}

/** Resolves at the first SIGINT or SIGTERM. A second one ends the process as usual. */
const stopSignal = (): Promise<unknown> => Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])

async function listen(app: FastifyInstance, host: string, port: number): Promise<string> {
  try {
    return await app.listen({ host, port })
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause
    throw new AppError('PORT_TAKEN', `Something else listens on ${host}:${port}`, { cause })
  }
}
