// A process of its own: the collector on an embedded database with the durability it has in production. It announces
// itself on standard output, and ends with standard input.
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Db, openDatabase } from '../../packages/server/src/db/database.ts'
import { startEmbedded } from '../../packages/server/src/db/embedded/start-embedded.ts'
import { migrate } from '../../packages/server/src/db/migrate.ts'
import { createHttpServer } from '../../packages/server/src/http/server.ts'
import { aWorkspace, aWriteKey } from '../../packages/server/src/test/workspaces.ts'

/** More than can be sent: it is the collector that is measured, not its limit. */
const eventsPerMinute = 1_000_000_000

async function newWriteKey(owner: Db): Promise<string> {
  const { id } = await aWorkspace(owner)
  return aWriteKey(owner, id, { eventsPerMinute })
}

async function serve(databaseUrl: string): Promise<void> {
  await migrate(databaseUrl)
  const owner = openDatabase(databaseUrl)
  const ingest = openDatabase(databaseUrl, 'ingest', 4)
  const reader = openDatabase(databaseUrl, 'reader', 4)
  const app = await createHttpServer({ ingest, reader, logLevel: 'error', queryTimeoutSeconds: 30 })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  process.stdout.write(`${JSON.stringify({ address, key: await newWriteKey(owner), databaseUrl })}\n`)
  await once(process.stdin.resume(), 'end')
  await app.close()
  await Promise.all([owner, ingest, reader].map((db) => db.destroy()))
}

const home = await mkdtemp(join(tmpdir(), 'touchline-bench-'))
const database = await startEmbedded({ home, command: 'bench' })
try {
  await serve(database.url)
} finally {
  await database.stop()
  await rm(home, { recursive: true, force: true })
}
