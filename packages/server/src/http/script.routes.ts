import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { FastifyPluginAsync } from 'fastify'
import { AppError } from '../errors.ts'

const require = createRequire(import.meta.url)

type Script = { readonly text: string; readonly etag: string }

type Options = {
  /** Left out: as the package `@touchline/sdk` built it. */
  readonly file?: string
}

/** `GET /touchline.js`: the SDK's script. */
export const scriptRoutes: FastifyPluginAsync<Options> = async (app, { file }) => {
  let script: Promise<Script> | undefined

  app.get('/touchline.js', async (request, reply) => {
    script ??= readScript(file)
    const { text, etag } = await script.catch((error) => {
      script = undefined
      throw error
    })
    reply.headers({
      etag,
      'cache-control': 'public, max-age=3600',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    })
    if (request.headers['if-none-match'] === etag) return reply.code(304).send()
    return reply.type('text/javascript; charset=utf-8').send(text)
  })
}

async function readScript(file?: string): Promise<Script> {
  try {
    const text = await readFile(file ?? require.resolve('@touchline/sdk/script'), 'utf8')
    return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` }
  } catch (cause) {
    throw new AppError('SCRIPT_NOT_BUILT', "The SDK's script is not built", { cause })
  }
}
