import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { WireBatch, WireEvent } from '../wire.ts'

type Received = {
  readonly method: string
  readonly headers: IncomingMessage['headers']
  readonly url: string
  readonly status: number
  readonly batch: WireBatch | null
}

/** A status of 0 hangs up without an answer. */
type Reply = { readonly status: number; readonly retryAfter?: string; readonly afterMs?: number }

export async function listening(server: Server, port = 0): Promise<number> {
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** Null where the page was gone before it had sent it all: no collector takes anything of that. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const parts: Buffer[] = []
  try {
    for await (const part of request) parts.push(part as Buffer)
  } catch {
    return null
  }
  return Buffer.concat(parts).toString('utf8')
}

/** Null for an empty body, undefined for what is no JSON. */
function parsed(body: string): WireBatch | null | undefined {
  try {
    return body ? (JSON.parse(body) as WireBatch) : null
  } catch {
    return undefined
  }
}

const wait = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

/** What a collector that answered so has, by now. */
function countsOf(received: readonly Received[]) {
  const takenBatches = (): WireBatch[] =>
    received.filter(({ status }) => status >= 200 && status < 300).flatMap(({ batch }) => batch ?? [])

  return {
    /** What was answered with a 2xx: every time it came. */
    taken: (): WireEvent[] => takenBatches().flatMap(({ events }) => events),
    /** What the collector has, which counts every id of a visitor once, in the order it came. */
    distinct: (): WireEvent[] => {
      const known = takenBatches().flatMap(({ visitorId, events }) =>
        events.map((event) => [`${visitorId} ${event.id}`, event] as const),
      )
      return [...new Map(known).values()]
    },
    /** What senders say they had to drop, as a collector counts it: with the first event of a batch, once. */
    dropped: (): number => {
      const byEvent = new Map(takenBatches().map(({ events, dropped = 0 }) => [events[0]?.id, dropped]))
      return [...byEvent.values()].reduce((sum, count) => sum + count, 0)
    },
  }
}

/** A collector that takes events as the real one does, and answers as the test wants. Also serves the script. */
export async function openCollector(script: string) {
  const received: Received[] = []
  const settings = { reply: (): Reply => ({ status: 200 }) }
  let isDown = false

  const collect = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = '', headers, url = '' } = request
    const body = await bodyOf(request)
    if (body === null) return
    const batch = parsed(body)
    const { status, retryAfter, afterMs = 0 } = batch === undefined ? { status: 400 } : settings.reply()
    received.push({ method, headers, url, status, batch: batch ?? null })
    await wait(afterMs)
    if (status === 0) return void request.socket.destroy()
    response.writeHead(status, {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Expose-Headers': 'Retry-After',
      'Content-Type': 'application/json',
      ...(retryAfter && { 'Retry-After': retryAfter }),
    })
    response.end(JSON.stringify({ accepted: batch?.events.length ?? 0, duplicates: 0, rejected: [] }))
  }

  const server = createServer((request, response) => {
    if (request.url?.startsWith('/v1/events')) void collect(request, response)
    else response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(script)
  })
  server.on('connection', (socket) => isDown && socket.destroy())
  const port = await listening(server)

  return {
    origin: `http://127.0.0.1:${port}`,
    received,
    settings,
    /** From now on every connection is cut, before anything is read from it. */
    goDown: (): void => {
      isDown = true
      server.closeAllConnections()
    },
    comeBack: (): void => {
      isDown = false
    },
    ...countsOf(received),
    close: () => {
      server.closeAllConnections()
      return new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}

export type Collector = Awaited<ReturnType<typeof openCollector>>
