import { readFile } from 'node:fs/promises'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'

/** Pages that are built apart from the server: of each a document, a script and a stylesheet. */
const pages = [
  { name: 'graphiql', title: 'GraphiQL' },
  { name: 'debug', title: 'Arrivals' },
] as const
type Page = (typeof pages)[number]

const html = 'text/html; charset=utf-8'

const filesOf = ({ name }: Page) => [
  { url: `/${name}`, file: 'index.html', type: html },
  { url: `/${name}/${name}.js`, file: `${name}.js`, type: 'text/javascript; charset=utf-8' },
  { url: `/${name}/${name}.css`, file: `${name}.css`, type: 'text/css; charset=utf-8' },
]

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

/** GraphiQL and the arrivals, for people. The pages are public; what they ask needs a secret key. */
export const pageRoutes: FastifyPluginAsync = async (app) => {
  for (const page of pages) {
    for (const { url, file, type } of filesOf(page)) {
      app.get(url, async (_, reply) => send(reply, type, await readBuilt(page, file), page))
    }
  }
}

function send(reply: FastifyReply, type: string, content: Buffer | null, { title }: Page): FastifyReply {
  void reply.headers({
    'content-security-policy': policy,
    'cache-control': 'no-cache',
    'referrer-policy': 'no-referrer',
  })
  if (content) return reply.type(type).send(content)
  const notBuilt = `<!doctype html><title>${title}</title><p>${title} is not built yet: <code>pnpm build</code> makes it.`
  return reply.code(404).type(html).send(notBuilt)
}

/** Beside the built server; beside its source's package where that runs unbuilt. Null where the page was not built. */
async function readBuilt({ name }: Page, file: string): Promise<Buffer | null> {
  for (const folder of ['./', '../../dist/']) {
    const content = await readFile(new URL(`${folder}${name}/${file}`, import.meta.url)).catch(() => null)
    if (content) return content
  }
  return null
}
