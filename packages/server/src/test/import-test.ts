import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Settings, WorkspaceId } from '@touchline/schema'
import { type Db, openDatabase } from '../db/database.ts'
import type { ImportKind } from '../imports/fields.ts'
import { type ImportOptions, runImport } from '../imports/run-import.ts'
import type { ImportSummary } from '../imports/summary.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { createWorkspace } from '../modules/workspaces/workspaces.queries.ts'
import { test as databaseTest } from './database-test.ts'

export const workspace: Workspace = {
  id: WorkspaceId.parse('00000000-0000-4000-8000-000000000001'),
  name: 'Acme',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  lookbackDays: 365,
  minimumSample: 30,
  ownHosts: [],
  settings: {},
}

type Desk = {
  readonly db: Db
  readonly path: (name: string) => string
  readonly put: (name: string, content: string | Buffer) => Promise<string>
  readonly said: () => { out: string; err: string }
  /** Imports `file` with `mapping`, as the role that imports. */
  readonly run: (kind: ImportKind, extra?: Partial<ImportOptions>, settings?: Settings) => Promise<ImportSummary>
}

/** A folder with `file.csv` and `mapping.yaml` in it, and a workspace to import them into. */
export const test = databaseTest.extend<{ desk: Desk }>({
  desk: async ({ db, url }, use) => {
    await createWorkspace(db, workspace, new Date())
    const folder = await mkdtemp(join(tmpdir(), 'touchline-import-'))
    const ingest = openDatabase(url, 'ingest', 2)
    const said = { out: '', err: '' }
    const listen = (name: 'out' | 'err') => ({ write: (text: string) => (said[name] += text) })
    const path = (name: string): string => join(folder, name)
    await use({
      db,
      path,
      put: async (name, content) => writeFile(path(name), content).then(() => path(name)),
      said: () => said,
      run: (kind, extra, settings = {}) =>
        runImport(
          ingest,
          { ...workspace, settings },
          { kind, file: path('file.csv'), mapping: path('mapping.yaml'), ...extra },
          { out: listen('out'), err: listen('err'), isTTY: false },
        ),
    })
    await ingest.destroy()
    await rm(folder, { recursive: true })
  },
})
