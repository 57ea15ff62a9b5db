import { AppError } from '../errors.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { findWorkspace } from '../modules/workspaces/workspaces.queries.ts'
import type { Snapshot } from './snapshot.ts'

/** @throws AppError `KEY_INVALID` where it was removed, and the key outlived it. */
export async function workspaceOf({ read, workspaceId }: Snapshot): Promise<Workspace> {
  const workspace = await read((db) => findWorkspace(db, workspaceId))
  if (!workspace) throw new AppError('KEY_INVALID', 'The workspace of the secret key is gone')
  return workspace
}
