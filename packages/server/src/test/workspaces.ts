import type { WorkspaceId } from '@touchline/schema'
import { v7 } from 'uuid'
import type { Db } from '../db/database.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { createWorkspace } from '../modules/workspaces/workspaces.queries.ts'

/** Creates a workspace of its own for a test. */
export async function aWorkspace(db: Db, settings: Partial<Workspace> = {}): Promise<Workspace> {
  const workspace: Workspace = {
    id: v7() as WorkspaceId,
    name: 'Acme',
    timeZone: 'Europe/Berlin',
    currency: 'EUR',
    lookbackDays: 365,
    minimumSample: 30,
    ownHosts: [],
    ...settings,
  }
  await createWorkspace(db, workspace, new Date())
  return workspace
}
