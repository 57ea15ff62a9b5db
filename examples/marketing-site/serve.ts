import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** Nothing else is served. */
const files = ['index.html', 'pricing.html', 'contact.html', 'base.css', 'parts.css', 'pages.css', 'icon.svg']

export type Site = {
  /** Address, without a slash at the end. */
  readonly url: string
  readonly close: () => Promise<void>
}

export type SiteOptions = {
  /** 0 takes a free one. */
  readonly port: number
  /** Address of the Touchline server, without a slash at the end. */
  readonly server: string
  /** Its write key. */
  readonly key: string
}

/** Serves the site on loopback, its pages sending what they record to `server`. */
export async function serveSite({ port, server, key }: SiteOptions): Promise<Site> {
  const answer = async ({ url = '/' }: IncomingMessage, response: ServerResponse): Promise<void> => {
    const asked = url.replace(/[?#].*/s, '').slice(1) || 'index.html'
    const file = files.find((name) => name === asked)
    if (!file) return void response.writeHead(404).end('Not found')
    const text = await readFile(join(import.meta.dirname, file), 'utf8')
    response.setHeader('content-type', types[extname(file)] ?? 'text/plain')
    response.end(text.replaceAll('{{TOUCHLINE_SERVER}}', server).replaceAll('{{TOUCHLINE_WRITE_KEY}}', key))
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
