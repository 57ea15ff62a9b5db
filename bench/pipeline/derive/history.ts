import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../../packages/server/src/db/connect.ts'
import { type Db, openDatabase } from '../../../packages/server/src/db/database.ts'
import { type EmbeddedDatabase, startEmbedded } from '../../../packages/server/src/db/embedded/start-embedded.ts'
import { migrate } from '../../../packages/server/src/db/migrate.ts'
import type { Workspace } from '../../../packages/server/src/modules/workspaces/workspace.ts'
import { workOff } from '../../../packages/server/src/pipeline/derive.ts'
import { aWorkspace } from '../../../packages/server/src/test/workspaces.ts'
import type { Say } from '../../figure.ts'
import { fill } from './fill.ts'
import { dayMs } from './lead.ts'
import type { Size } from './size.ts'

/** A company with a history, derived. */
export type History = {
  readonly url: string
  readonly owner: Db
  readonly derive: Db
  readonly workspace: Workspace
  readonly size: Size
  readonly seed: number
  /** When it ended, in epoch milliseconds. */
  readonly end: number
  /** PostgreSQL's own process. */
  readonly postgres: number
  /** How long deriving all of it took. */
  readonly derivedInSeconds: number
}

type Asked = { readonly size: Size; readonly seed: number }

/** Makes that company on a database of its own, and takes both away afterwards. */
export async function withHistory<Result>(
  asked: Asked,
  say: Say,
  use: (history: History) => Promise<Result>,
): Promise<Result> {
  const home = await mkdtemp(join(tmpdir(), 'touchline-bench-'))
  const database = await startEmbedded({ home, command: 'bench' })
  const owner = openDatabase(database.url)
  const derive = openDatabase(database.url, 'derive', 4)
  try {
    return await use(await makeHistory(asked, { owner, derive, database }, say))
  } finally {
    await Promise.all([owner.destroy(), derive.destroy()])
    await database.stop()
    await rm(home, { recursive: true, force: true })
  }
}

type Opened = { readonly owner: Db; readonly derive: Db; readonly database: EmbeddedDatabase }

async function makeHistory({ size, seed }: Asked, { owner, derive, database }: Opened, say: Say): Promise<History> {
  await migrate(database.url)
  const workspace = await aWorkspace(owner)
  const end = Math.floor(Date.now() / dayMs) * dayMs
  const filled = await secondsOf(() => fill(database.url, { workspaceId: workspace.id, seed, leads: size.leads, end }))
  say(`stored about ${size.touchpoints} touchpoints of ${size.leads} leads in ${filled.toFixed(1)} s`)
  const derivedInSeconds = await secondsOf(() => workOff(derive, workspace.id, () => {}))
  say(
    `derived in ${derivedInSeconds.toFixed(1)} s: ${Math.round(size.touchpoints / derivedInSeconds)} touchpoints a second`,
  )
  await settle(database.url)
  return { url: database.url, owner, derive, workspace, size, seed, end, postgres: database.pid, derivedInSeconds }
}

export async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1_000
}

/** What PostgreSQL would do by itself after a while: it counts what there is now. */
export async function settle(databaseUrl: string): Promise<void> {
  const client = await connect(databaseUrl)
  try {
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}
