import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { builtFiles } from './built-files.ts'
import { passOn } from './pass-on.ts'

export type Scoreboard = {
  /** Address, without a slash at the end. */
  readonly url: string
  readonly close: () => Promise<void>
}

export type ScoreboardOptions = {
  /** 0 takes a free one. */
  readonly port: number
  /** Address of the Touchline server, without a slash at the end. */
  readonly server: string
}

/** The page may load and reach nothing but this origin, and runs nothing that is written into it. */
const policy = [
  "default-src 'none'",
  ...['script-src', 'style-src', 'font-src', 'connect-src'].map((directive) => `${directive} 'self'`),
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const headers = {
  'content-security-policy': policy,
  'cache-control': 'no-cache',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

const notBuilt = 'The scoreboard is not built yet: `pnpm build` makes it.'

/**
 * Serves the built page on loopback, and passes on what it asks at /graphql to `server`: for the browser there is one
 * origin. It adds nothing: without a secret key of its own nobody reads anything through it.
 */
export async function serveScoreboard({ port, server }: ScoreboardOptions): Promise<Scoreboard> {
  const files = await builtFiles()
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = (request.url ?? '/').replace(/[?#].*/s, '')
    if (path === '/graphql') return passOn(request, response, `${server}/graphql`)
    const file = files.get(path === '/' ? '/index.html' : path)
    if (file) response.writeHead(200, { ...headers, 'content-type': file.type }).end(file.content)
    else response.writeHead(404, headers).end(files.size === 0 ? notBuilt : 'Not found')
  }
  const web = createServer((request, response) => void answer(request, response))
  await listen(web, port)
  const close = (): Promise<void> =>
    new Promise((resolve) => {
      web.close(() => resolve())
      web.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${(web.address() as AddressInfo).port}`, close }
}

const listen = (web: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    web.once('error', reject)
    web.listen(port, '127.0.0.1', resolve)
  })
