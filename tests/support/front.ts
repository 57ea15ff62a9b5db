import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** What becomes of a request. `lost` reaches the collector, and its answer nobody. */
type Fate = 'down' | 'busy' | 'limited' | 'lost' | 'through'

type Verdict = {
  readonly accepted: number
  readonly duplicates: number
  readonly unverified?: readonly { readonly problem: string }[]
}

/** What stands before a collector, and fails in the ways that networks and proxies do. */
export async function openFront(collectorUrl: string) {
  const fates: Fate[] = []
  const verdicts: Verdict[] = []

  const forward = async (request: IncomingMessage): Promise<string> => {
    const headers = { 'content-type': 'application/json' }
    const answer = await fetch(collectorUrl + request.url, { method: 'POST', headers, body: await text(request) })
    const verdict = await answer.text()
    verdicts.push(JSON.parse(verdict))
    return verdict
  }

  const answers: Record<Fate, (request: IncomingMessage, response: ServerResponse) => void | Promise<void>> = {
    down: (request) => void request.socket.destroy(),
    busy: (_, response) => void response.writeHead(503).end(),
    limited: (_, response) => void response.writeHead(429, { 'retry-after': '1' }).end(),
    lost: async (request) => {
      await forward(request)
      request.socket.destroy()
    },
    through: async (request, response) => void response.writeHead(200).end(await forward(request)),
  }
  const server = createServer((request, response) => void answers[fates.shift() ?? 'through'](request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Of the requests to come, one by one; then all get through. */
    fates,
    /** What the collector said, one per request that reached it. */
    verdicts,
    close: () => new Promise<void>((resolve) => void server.close(() => resolve()).closeAllConnections()),
  }
}
