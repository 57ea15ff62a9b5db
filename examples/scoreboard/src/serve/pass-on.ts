import type { IncomingMessage, ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'

const mostBytes = 100_000

/** Hands a question over to `address` and its answer back, both as they are. */
export async function passOn(request: IncomingMessage, response: ServerResponse, address: string): Promise<void> {
  const { method, headers } = request
  if (method !== 'POST') return refuse(response, 405, 'METHOD_NOT_ALLOWED', 'Questions are sent with POST.')
  if (!(Number(headers['content-length']) <= mostBytes))
    return refuse(response, 413, 'QUESTION_TOO_LONG', `Questions have at most ${mostBytes} bytes.`)
  try {
    const answer = await fetch(address, {
      method,
      headers: {
        'content-type': headers['content-type'] ?? '',
        ...(headers.authorization && { authorization: headers.authorization }),
      },
      body: new Uint8Array(await buffer(request)),
    })
    const type = answer.headers.get('content-type') ?? 'application/json'
    const content = Buffer.from(await answer.arrayBuffer())
    response.writeHead(answer.status, { 'content-type': type, 'cache-control': 'no-store' }).end(content)
  } catch {
    refuse(response, 502, 'SERVER_UNREACHABLE', `Nothing answers at ${address}.`)
  }
}

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ error: { code, message } }))
}
