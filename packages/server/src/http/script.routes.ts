import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify'
import { AppError } from '../errors.ts'
import { readScript, type Script } from './script.ts'

type Options = {
  /** Left out: as the package `@touchline/sdk` built it. */
  readonly file?: string
}

/** An update of the server reaches every page within this time. */
const aliasCaching = 'public, max-age=300'

/** What has this address never changes. */
const versionCaching = 'public, max-age=31536000, immutable'

/** The SDK's script: `GET /touchline.js` is always the current one, `GET /touchline-<version>.js` that or none. */
export const scriptRoutes: FastifyPluginAsync<Options> = async (app, { file }) => {
  let reading: Promise<Script> | undefined

  const current = (): Promise<Script> => {
    reading ??= readScript(file).catch((error) => {
      reading = undefined
      throw error
    })
    return reading
  }

  app.get('/touchline.js', async (request, reply) => send(request, reply, await current(), aliasCaching))

  app.get<{ Params: { version: string } }>('/touchline-:version(^[0-9a-f]+).js', async (request, reply) => {
    const script = await current()
    if (request.params.version === script.version) return send(request, reply, script, versionCaching)
    // Another server may be about to have it.
    void reply.header('cache-control', 'no-store')
    throw new AppError('SCRIPT_VERSION_UNKNOWN', `This server has no version ${request.params.version} of the script`)
  })
}

function send(request: FastifyRequest, reply: FastifyReply, { text, version }: Script, caching: string): FastifyReply {
  const etag = `"${version}"`
  void reply.headers({
    etag,
    'cache-control': caching,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  })
  if (request.headers['if-none-match'] === etag) return reply.code(304).send()
  return reply.type('text/javascript; charset=utf-8').send(text)
}
