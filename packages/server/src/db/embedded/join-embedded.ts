import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { AppError } from '../../errors.ts'
import { readConnection } from './connection-file.ts'
import { startOfProcess } from './process-start.ts'
import { type EmbeddedDatabase, type EmbeddedOptions, startEmbedded } from './start-embedded.ts'

/** A database to work on. Stopping it stops what we have started, and nothing else. */
export type JoinedDatabase = Pick<EmbeddedDatabase, 'url' | 'stop'> & { readonly joined: boolean }

const patienceMs = 30_000
const pollMs = 100

/** The URL of the database of whoever runs one in `home`; null where nobody does. */
export async function joinEmbedded(home: string): Promise<string | null> {
  const connection = await readConnection(home)
  if (!connection || (await startOfProcess(connection.pid)) === null) return null
  return (await isAnswering(connection.url)) ? connection.url : null
}

/**
 * Joins the database that runs in `home`, or else starts it. One that is only just starting, or stopping, is waited
 * for.
 *
 * @throws AppError as `startEmbedded` does.
 */
export async function joinOrStart(options: EmbeddedOptions): Promise<JoinedDatabase> {
  for (const deadline = Date.now() + patienceMs; ; ) {
    const url = await joinEmbedded(options.home)
    if (url) return { url, joined: true, stop: async () => {} }
    try {
      return { ...(await startEmbedded(options)), joined: false }
    } catch (error) {
      if (!(error instanceof AppError && error.code === 'DATABASE_IN_USE') || Date.now() > deadline) throw error
    }
    await sleep(pollMs)
  }
}

async function isAnswering(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end()
  }
}
