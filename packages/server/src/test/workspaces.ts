import type { WorkspaceId } from '@touchline/schema'
import { v7 } from 'uuid'
import type { Db } from '../db/database.ts'
import {
  defaultEventsPerMinute,
  defaultRequestsPerSecond,
  defaultRoles,
  type KeyGrant,
} from '../modules/workspaces/api-key.ts'
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

/** Before anything that tests do. */
const madeAt = new Date('2026-01-01T00:00:00Z')

type KeySettings<Kind> = Partial<Omit<Extract<KeyGrant, { kind: Kind }>, 'kind'> & { expiresAt: Date | null }>

/** Creates a write key of a workspace, of any origin unless told otherwise, and returns its text. */
export async function aWriteKey(
  db: Db,
  workspaceId: WorkspaceId,
  settings: KeySettings<'WRITE'> = {},
): Promise<string> {
  const grant = { kind: 'WRITE', allowedOrigins: [], eventsPerMinute: defaultEventsPerMinute, ...settings } as const
  return (await createApiKey(db, { workspaceId, name: 'test', expiresAt: null, ...grant }, madeAt)).key
}

/** Creates a secret key of a workspace, as BI unless told otherwise, and returns its text. */
export async function aSecretKey(
  db: Db,
  workspaceId: WorkspaceId,
  settings: KeySettings<'SECRET'> = {},
): Promise<string> {
  const grant = {
    kind: 'SECRET',
    roles: defaultRoles,
    requestsPerSecond: defaultRequestsPerSecond,
    ...settings,
  } as const
  return (await createApiKey(db, { workspaceId, name: 'test', expiresAt: null, ...grant }, madeAt)).key
}

/** Creates an identity key of a workspace, and returns its text. */
export async function anIdentityKey(db: Db, workspaceId: WorkspaceId, expiresAt: Date | null = null): Promise<string> {
  return (await createApiKey(db, { workspaceId, name: 'test', kind: 'IDENTITY', expiresAt }, madeAt)).key
}
