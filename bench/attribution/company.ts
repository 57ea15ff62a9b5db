import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Db, openDatabase } from '../../packages/server/src/db/database.ts'
import { startEmbedded } from '../../packages/server/src/db/embedded/start-embedded.ts'
import { migrate } from '../../packages/server/src/db/migrate.ts'
import type { Workspace } from '../../packages/server/src/modules/workspaces/workspace.ts'
import { aWorkspace } from '../../packages/server/src/test/workspaces.ts'
import type { Say } from '../figure.ts'
import { secondsOf } from '../pipeline/derive/history.ts'
import { fill } from './fill.ts'

/** A company whose journeys are there to be read. */
export type Company = {
  readonly url: string
  readonly reader: Db
  readonly workspace: Workspace
  /** PostgreSQL's own process. */
  readonly postgres: number
}

type Asked = { readonly journeys: number; readonly seed: number }

/** Makes that company on a database of its own, and takes both away afterwards. */
export async function withCompany<Result>(
  { journeys, seed }: Asked,
  say: Say,
  use: (company: Company) => Promise<Result>,
): Promise<Result> {
  const home = await mkdtemp(join(tmpdir(), 'touchline-bench-'))
  const database = await startEmbedded({ home, command: 'bench' })
  const owner = openDatabase(database.url)
  const reader = openDatabase(database.url, 'reader', 1)
  try {
    await migrate(database.url)
    const workspace = await aWorkspace(owner)
    const seconds = await secondsOf(() => fill(database.url, { workspaceId: workspace.id, seed, journeys }))
    say(`stored ${journeys} journeys in ${seconds.toFixed(1)} s`)
    return await use({ url: database.url, reader, workspace, postgres: database.pid })
  } finally {
    await Promise.all([owner.destroy(), reader.destroy()])
    await database.stop()
    await rm(home, { recursive: true, force: true })
  }
}
