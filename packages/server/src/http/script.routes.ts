import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { FastifyPluginAsync } from 'fastify'
import { AppError } from '../errors.ts'

type Script = { readonly text: string; readonly etag: string }

/** `GET /touchline.js`: the SDK's script, as the package `@touchline/sdk` built it. */
export const scriptRoutes: FastifyPluginAsync = async (app) => {
  let script: Promise<Script> | undefined

  app.get('/touchline.js', async (request, reply) => {
    script ??= readScript()
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

async function readScript(): Promise<Script> {
  try {
    const text = await readFile(createRequire(import.meta.url).resolve('@touchline/sdk/script'), 'utf8')
    return { text, etag: `"${createHash('sha256').update(text).digest('base64url')}"` }
  } catch (cause) {
    throw new AppError('SCRIPT_NOT_BUILT', "The SDK's script is not built", { cause })
  }
}
