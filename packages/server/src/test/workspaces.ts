import type { WorkspaceId } from '@touchline/schema'
import { v7 } from 'uuid'
import type { Db } from '../db/database.ts'
import { defaultEventsPerMinute, defaultRoles, type KeyGrant } from '../modules/workspaces/api-key.ts'
import { createApiKey } from '../modules/workspaces/api-keys.queries.ts'
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
    settings: {},
    ...settings,
  }
  await createWorkspace(db, workspace, new Date())
  return workspace
}

type KeySettings<Kind> = Partial<Omit<Extract<KeyGrant, { kind: Kind }>, 'kind'>>

/** Creates a write key of a workspace, of any origin unless told otherwise, and returns its text. */
export async function aWriteKey(
  db: Db,
  workspaceId: WorkspaceId,
  settings: KeySettings<'WRITE'> = {},
): Promise<string> {
  const grant = { kind: 'WRITE', allowedOrigins: [], eventsPerMinute: defaultEventsPerMinute, ...settings } as const
  return (await createApiKey(db, { workspaceId, name: 'test', ...grant }, new Date())).key
}

/** Creates a secret key of a workspace, as BI unless told otherwise, and returns its text. */
export async function aSecretKey(
  db: Db,
  workspaceId: WorkspaceId,
  settings: KeySettings<'SECRET'> = {},
): Promise<string> {
  const grant = { kind: 'SECRET', roles: defaultRoles, ...settings } as const
  return (await createApiKey(db, { workspaceId, name: 'test', ...grant }, new Date())).key
}
