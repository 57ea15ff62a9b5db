import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/** Sends HTTP requests over kept-alive connections, one at a time on each, and hands over the body of each 200 answer. */
export async function sendAll(
  { address, connections }: { readonly address: string; readonly connections: number },
  requests: readonly Buffer[],
  onAnswer: (body: string) => void,
): Promise<void> {
  const { hostname, port } = new URL(address)
  const left = requests.values()
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true })
      await once(socket, 'connect')
      try {
        await sendEach(socket, left, onAnswer)
      } finally {
        socket.destroy()
      }
    }),
  )
}

/** Bare sockets: a client library would take as much of the processor as the server. */
function sendEach(socket: Socket, requests: Iterator<Buffer>, onAnswer: (body: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    let received = ''
    const next = (): void => {
      const { value, done } = requests.next()
      if (done) resolve()
      else socket.write(value)
    }
    socket.on('error', reject)
    socket.on('close', () => reject(new Error('The server closed a connection')))
    socket.on('data', (part) => {
      received += part
      const body = wholeBody(received)
      if (body === null) return
      if (!received.startsWith('HTTP/1.1 200 ')) return reject(new Error(`Not taken: ${received}`))
      received = ''
      onAnswer(body)
      next()
    })
    next()
  })
}

/** Null until all of it has arrived. */
function wholeBody(response: string): string | null {
  const headEnd = response.indexOf('\r\n\r\n')
  const length = /\r\ncontent-length: (\d+)/i.exec(response)?.[1]
  const body = response.slice(headEnd + 4)
  return headEnd >= 0 && length !== undefined && body.length >= Number(length) ? body : null
}

/** A whole request, ready to be written. */
export const postRequest = (address: string, path: string, body: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(
      `POST ${path} HTTP/1.1\r\nhost: ${new URL(address).host}\r\ncontent-type: text/plain;charset=UTF-8\r\n` +
        `content-length: ${body.length}\r\n\r\n`,
    ),
    body,
  ])
