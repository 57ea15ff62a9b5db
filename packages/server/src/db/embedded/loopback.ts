import { once } from 'node:events'
import { createServer } from 'node:net'
import { AppError } from '../../errors.ts'
import { codeOf } from './code-of.ts'

/** Where the embedded database listens for BI tools: no other machine gets there. */
export const loopback = '127.0.0.1'

/** @throws AppError `PORT_TAKEN` where something else listens on `port`. */
export async function requireFreePort(port: number): Promise<void> {
  const server = createServer()
  try {
    await once(server.listen(port, loopback), 'listening')
  } catch (cause) {
    // Any other reason is PostgreSQL's to tell: it runs as another user.
    if (codeOf(cause) !== 'EADDRINUSE') return
    throw new AppError('PORT_TAKEN', `Something else listens on ${loopback}:${port}`, { cause })
  }
  await new Promise((resolve) => server.close(resolve))
}
