import Fastify, { type FastifyInstance, LogController } from 'fastify'
import type { Config } from '../config.ts'
import type { Db, IngestDb } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { exportRoutes } from '../exports/export.routes.ts'
import { createGraphql } from '../graphql/create-graphql.ts'
import { createDecidePlaces } from '../graphql/decide.ts'
import { createPastPlaces } from '../graphql/past.ts'
import { createDoor } from '../graphql/secret-key-door.ts'
import { collectRoutes } from '../modules/collect/collect.routes.ts'
import { sendError } from './errors.ts'
import { healthRoutes } from './health.routes.ts'
import { scriptRoutes } from './script.routes.ts'

type Parts = Pick<Config, 'logLevel' | 'queryTimeoutSeconds'> & { readonly ingest: IngestDb; readonly reader: Db }

/** Milliseconds in which a request must have arrived whole: who sends slower holds up others. */
const requestTimeout = 30_000

/** The whole HTTP server, not listening yet: collector, script, GraphQL, exports. */
export async function createHttpServer({
  ingest,
  reader,
  logLevel,
  queryTimeoutSeconds,
}: Parts): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: logLevel, stream: process.stderr },
    logController: new LogController({ disableRequestLogging: true }),
    requestTimeout,
    // What a kept-alive connection still sends while the server closes is answered, and the connection then closed.
    return503OnClosing: false,
  })
  app.setErrorHandler(sendError)
  app.setNotFoundHandler((request, reply) =>
    sendError(
      new AppError('NOT_FOUND', `There is nothing at ${request.method} ${request.url.split('?')[0]}`),
      request,
      reply,
    ),
  )
  app.addHook('onSend', async (_, reply) => void reply.header('x-content-type-options', 'nosniff'))
  endConnectionsOnClose(app)
  await app.register(collectRoutes(ingest, Date.now))
  await app.register(scriptRoutes)
  await app.register(healthRoutes(reader))
  const now = (): Date => new Date()
  const places = { pastPlaces: createPastPlaces(), decidePlaces: createDecidePlaces() }
  const reading = { reader, now, queryTimeoutSeconds, door: createDoor(reader, now), ...places }
  await app.register(await createGraphql(reading))
  await app.register(exportRoutes(reading))
  return app
}

/** Otherwise a connection whose last answer leaves while the server closes would be waited for until it has idled for long. */
function endConnectionsOnClose(app: FastifyInstance): void {
  let isClosing = false
  app.addHook('preClose', async () => {
    isClosing = true
  })
  app.addHook('onSend', async (_, reply) => {
    if (isClosing) reply.header('connection', 'close')
  })
}
