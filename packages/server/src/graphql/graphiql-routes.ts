import { readFile } from 'node:fs/promises'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'

/** Beside the built server; beside its source's package where that runs unbuilt. */
const folders = ['./graphiql/', '../../dist/graphiql/'].map((path) => new URL(path, import.meta.url))

const files = {
  '/graphiql': { name: 'index.html', type: 'text/html; charset=utf-8' },
  '/graphiql/graphiql.js': { name: 'graphiql.js', type: 'text/javascript; charset=utf-8' },
  '/graphiql/graphiql.css': { name: 'graphiql.css', type: 'text/css; charset=utf-8' },
} as const

/** The page may load and reach nothing but this server. GraphiQL sets styles on its elements, and has fonts inlined. */
const policy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const notBuilt = '<!doctype html><title>GraphiQL</title><p>GraphiQL is not built yet: <code>pnpm build</code> makes it.'

/** GraphiQL, for people. The page is public; what it asks needs a secret key. */
export const graphiqlRoutes: FastifyPluginAsync = async (app) => {
  for (const [url, { name, type }] of Object.entries(files)) {
    app.get(url, async (_, reply) => send(reply, type, await readBuilt(name)))
  }
}

function send(reply: FastifyReply, type: string, content: Buffer | null): FastifyReply {
  void reply.headers({
    'content-security-policy': policy,
    'cache-control': 'no-cache',
    'referrer-policy': 'no-referrer',
  })
  if (content) return reply.type(type).send(content)
  return reply.code(404).type(files['/graphiql'].type).send(notBuilt)
}

/** Null where GraphiQL was not built. */
async function readBuilt(name: string): Promise<Buffer | null> {
  for (const folder of folders) {
    const content = await readFile(new URL(name, folder)).catch(() => null)
    if (content) return content
  }
  return null
}
