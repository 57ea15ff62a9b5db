import { WorkspaceId } from '@touchline/schema'
import type { Db } from '../db/database.ts'
import { AppError } from '../errors.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { findWorkspace, listWorkspaces } from '../modules/workspaces/workspaces.queries.ts'

/**
 * The workspace that `--workspace` names; without it, the only one.
 *
 * @throws AppError `WORKSPACE_UNKNOWN`.
 */
export async function chooseWorkspace(db: Db, id: string | undefined): Promise<Workspace> {
  if (id === undefined) return onlyWorkspace(await listWorkspaces(db))
  const parsed = WorkspaceId.safeParse(id)
  const workspace = parsed.success ? await findWorkspace(db, parsed.data) : undefined
  if (!workspace) throw new AppError('WORKSPACE_UNKNOWN', `There is no workspace ${id}`)
  return workspace
}

function onlyWorkspace([workspace, ...others]: readonly Workspace[]): Workspace {
  if (!workspace)
    throw new AppError('WORKSPACE_UNKNOWN', 'There is no workspace yet: `touchline workspace create` makes one')
  if (others.length > 0)
    throw new AppError('WORKSPACE_UNKNOWN', 'There are several workspaces: say which with --workspace')
  return workspace
}
