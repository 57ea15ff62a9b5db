import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import type { Db } from '../db/database.ts'
import type { Places } from '../lib/places.ts'
import { createApollo } from './apollo.ts'
import { createContext } from './context.ts'
import { openDecide } from './decide.ts'
import { execute } from './execute.ts'
import { type Knowing, openKnowing } from './knowing.ts'
import { pageRoutes } from './page-routes.ts'
import { openPast, type Past } from './past.ts'
import type { Admitted, Door } from './secret-key-door.ts'
import { sendGraphqlError } from './send-error.ts'
import { openSnapshot } from './snapshot.ts'
import { workspaceOf } from './workspace-of.ts'

/** What every route that reads is made of. */
export type ReadingParts = {
  /** Acts as the reader role: it sees nothing until a transaction names a workspace. */
  readonly reader: Db
  readonly now: () => Date
  /** What one statement of a query may take. */
  readonly queryTimeoutSeconds: number
  /** One for all of them. */
  readonly door: Door
  /** Bounds how many requests are told of an earlier time at once: one for all of them. */
  readonly pastPlaces: Places
  /** Bounds how many decide about persons at once: one for all of them. */
  readonly decidePlaces: Places
}

/**
 * `/graphql`, with GraphiQL at `/graphiql` and the page of arrivals at `/debug`. Who has no secret key is answered before
 * anything is read or run. A request is answered from one snapshot, which ends with it, whatever comes of it.
 */
export async function createGraphql({
  reader,
  now,
  queryTimeoutSeconds,
  door,
  pastPlaces,
  decidePlaces,
}: ReadingParts): Promise<FastifyPluginAsync> {
  const admitted = new WeakMap<FastifyRequest, Admitted>()
  const apollo = createApollo()
  await apollo.start()
  return async (app) => {
    app.addHook('onClose', () => apollo.stop())
    app.route({
      method: ['GET', 'POST'],
      url: '/graphql',
      errorHandler: sendGraphqlError,
      // Before the body is read.
      onRequest: async (request, reply) => {
        admitted.set(request, await door(request, reply))
      },
      handler: async (request, reply) => {
        const { key, rate } = admitted.get(request) as Admitted
        const { workspaceId, roles, id: keyId } = key
        const snapshot = openSnapshot(reader, workspaceId, queryTimeoutSeconds)
        let past: Past | undefined
        let knowing: Knowing | undefined
        try {
          const workspace = await workspaceOf(snapshot)
          const at = now()
          const timed = { reader, workspace, timeoutSeconds: queryTimeoutSeconds }
          past = openPast({ ...timed, places: pastPlaces })
          knowing = openKnowing({ ...timed, read: snapshot.read, now: at, places: pastPlaces })
          const decide = openDecide({ ...timed, keyId, now: at, places: decidePlaces })
          const onFault = (fault: Error): void => request.log.error(fault, 'answering a query failed')
          return await execute(
            apollo,
            createContext({ workspace, roles, rate, read: snapshot.read, past, knowing, decide, now: at, onFault }),
            request,
            reply,
          )
        } finally {
          await past?.end()
          await knowing?.end()
          await snapshot.end()
        }
      },
    })
    await app.register(pageRoutes)
  }
}
