import { once } from 'node:events'
import { createServer } from 'node:net'

/** `port` where nothing listens on it here; else 0, which lets the system choose. */
export async function freePort(port: number): Promise<number> {
  const probe = createServer().listen(port, '127.0.0.1')
  try {
    await once(probe, 'listening')
    return port
  } catch {
    return 0
  } finally {
    probe.close()
  }
}
