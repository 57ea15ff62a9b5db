import type { WorkspaceId } from '@touchline/schema'
import type { DeriveDb } from '../db/database.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { findWorkspace } from '../modules/workspaces/workspaces.queries.ts'

/** The workspace as it is settled now. Read under its lock: whoever changes the settings holds it. */
export async function requireWorkspace(db: DeriveDb, workspaceId: WorkspaceId): Promise<Workspace> {
  const workspace = await findWorkspace(db, workspaceId)
  if (!workspace) throw new Error(`Workspace ${workspaceId} is queued but does not exist`)
  return workspace
}
