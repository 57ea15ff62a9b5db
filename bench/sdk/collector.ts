import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import type { Arrival, ReadArrivals } from './arrivals.ts'

/** One request that brought events. */
type Received = {
  /** Of the body, and of the address without its origin. */
  readonly bytes: number
  /** None where the collector refused them. */
  readonly arrivals: readonly Arrival[]
}

export type Mood = 'takes' | 'answers 503' | 'hangs up'

/** What any of the measured libraries takes for a delivery. */
const thanks = JSON.stringify({ status: 1, code: 200, success: true, accepted: 1, duplicates: 0, rejected: [] })

const corsOf = ({ headers }: IncomingMessage): Record<string, string> => ({
  'access-control-allow-origin': headers.origin ?? '*',
  'access-control-allow-credentials': 'true',
  'access-control-allow-methods': 'POST, GET',
  'access-control-allow-headers': headers['access-control-request-headers'] ?? '*',
  'access-control-expose-headers': 'Retry-After',
  'access-control-max-age': '600',
})

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts)
}

const isGzip = (body: Buffer): boolean => body[0] === 0x1f && body[1] === 0x8b

function arrivalsIn(body: Buffer, read: ReadArrivals): Arrival[] {
  if (body.length === 0) return []
  return read(JSON.parse((isGzip(body) ? gunzipSync(body) : body).toString('utf8')))
}

export async function listening(server: Server): Promise<number> {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return (server.address() as AddressInfo).port
}

export async function stopped(server: Server): Promise<void> {
  server.close()
  server.closeAllConnections()
  await once(server, 'close')
}

/** Takes events as the collector of a library would, and counts them. */
export async function openCollector(read: ReadArrivals) {
  const received: Received[] = []
  let preflights = 0
  let mood: Mood = 'takes'
  let lastAt = performance.now()

  const collect = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request)
    const arrivals = mood === 'takes' ? arrivalsIn(body, read) : []
    received.push({ bytes: body.length + (request.url ?? '').length, arrivals })
    lastAt = performance.now()
    response.writeHead(mood === 'takes' ? 200 : 503, { ...corsOf(request), 'content-type': 'application/json' })
    response.end(thanks)
  }

  const server = createServer((request, response) => {
    if (request.method !== 'OPTIONS') return void collect(request, response).catch((error) => response.destroy(error))
    preflights++
    response.writeHead(204, corsOf(request)).end()
  })
  // To a browser this is a collector that is down, and no one else can get its port meanwhile.
  server.on('connection', (socket) => mood === 'hangs up' && socket.destroy())
  const port = await listening(server)

  return {
    port,
    received,
    arrivals: (): Arrival[] => received.flatMap(({ arrivals }) => arrivals),
    preflights: () => preflights,
    /** Since the last request, or since it was opened. */
    quietMs: () => performance.now() - lastAt,
    become: (next: Mood): void => {
      mood = next
      server.closeAllConnections()
    },
    close: () => stopped(server),
  }
}

export type Collector = Awaited<ReturnType<typeof openCollector>>
