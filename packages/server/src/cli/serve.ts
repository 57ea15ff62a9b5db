import { once } from 'node:events'
import type { Command } from 'commander'
import type { FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { startEmbedded } from '../db/embedded/start-embedded.ts'
import { AppError } from '../errors.ts'
import { startLoop } from '../pipeline/loop.ts'
import { closePools, openPools, reachDatabase } from './open-touchline.ts'

/** `touchline serve`: collector, pipeline and GraphQL, until SIGINT or SIGTERM. */
export function registerServe(program: Command, config: Config): void {
  program
    .command('serve')
    .description('Collect events, keep the numbers up to date and answer GraphQL, until Ctrl-C')
    .option('--host <address>', 'address to listen on', config.host)
    .option('--port <number>', 'port to listen on; 0 takes a free one', String(config.port))
    .action((options: { host: string; port: string }) => serve(config, options.host, Number(options.port)))
}

async function serve(config: Config, host: string, port: number): Promise<void> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new AppError('INPUT_INVALID', `--port ${port} is no port: give a number from 0 to 65535`)
  }
  // Loaded here, so that no other command waits for it.
  const { createHttpServer } = await import('../http/server.ts')
  const stopped = stopSignal()
  const database = await reachDatabase(config, 'serve', startEmbedded)
  const pools = openPools(database.url)
  try {
    const app = await createHttpServer({ ...pools, logLevel: config.logLevel })
    const loop = startLoop(pools.derive, (error) => app.log.error(error, 'deriving failed; it is tried again'))
    try {
      process.stdout.write(`Touchline listens on ${await listen(app, host, port)}\n`)
      await stopped
    } finally {
      await app.close()
      await loop.stop()
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
