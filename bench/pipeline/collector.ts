// A process of its own: the collector and GraphQL, on the database of the first argument or else on an embedded one with the
// durability it has in production; with `--derive`, the pipeline as well. It announces itself on standard output, and ends
// with standard input.
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Db, openDatabase } from '../../packages/server/src/db/database.ts'
import { startEmbedded } from '../../packages/server/src/db/embedded/start-embedded.ts'
import { migrate } from '../../packages/server/src/db/migrate.ts'
import { createHttpServer } from '../../packages/server/src/http/server.ts'
import { startLoopThread } from '../../packages/server/src/pipeline/loop-thread.ts'
import { aSecretKey, aWorkspace, aWriteKey } from '../../packages/server/src/test/workspaces.ts'

/** More than can be sent: it is the collector that is measured, not its limit. */
const eventsPerMinute = 1_000_000_000

async function newKeys(owner: Db): Promise<{ key: string; secretKey: string }> {
  const { id } = await aWorkspace(owner)
  const key = await aWriteKey(owner, id, { eventsPerMinute })
  return { key, secretKey: await aSecretKey(owner, id, { requestsPerSecond: 1_000 }) }
}

async function serve(databaseUrl: string, derives: boolean): Promise<void> {
  await migrate(databaseUrl)
  const owner = openDatabase(databaseUrl)
  const ingest = openDatabase(databaseUrl, 'ingest', 4)
  const reader = openDatabase(databaseUrl, 'reader', 4)
  const app = await createHttpServer({ ingest, reader, logLevel: 'error', queryTimeoutSeconds: 30 })
  const loop = derives ? startLoopThread(databaseUrl, fail, ({ error }) => fail(error)) : null
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  process.stdout.write(`${JSON.stringify({ address, ...(await newKeys(owner)), databaseUrl })}\n`)
  await once(process.stdin.resume(), 'end')
  await app.close()
  await loop?.stop()
  await Promise.all([owner, ingest, reader].map((db) => db.destroy()))
}

/** What can't be derived would be missing from the measurement. */
function fail(error: unknown): void {
  console.error(error)
  process.exit(1)
}

async function serveOnItsOwn(derives: boolean): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'touchline-bench-'))
  const database = await startEmbedded({ home, command: 'bench' })
  try {
    await serve(database.url, derives)
  } finally {
    await database.stop()
    await rm(home, { recursive: true, force: true })
  }
}

const args = process.argv.slice(2)
const derives = args.includes('--derive')
const databaseUrl = args.find((arg) => !arg.startsWith('--'))
await (databaseUrl ? serve(databaseUrl, derives) : serveOnItsOwn(derives))
