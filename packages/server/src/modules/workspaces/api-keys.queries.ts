import type { WorkspaceId } from '@touchline/schema'
import type { Selectable } from 'kysely'
import { v7 } from 'uuid'
import { asWorkspace } from '../../db/as-workspace.ts'
import type { Db } from '../../db/database.ts'
import type { ApiKey as ApiKeyTable } from '../../db/tables.ts'
import { sha256 } from '../../lib/crypto.ts'
import { type ApiKey, type KeyGrant, newApiKey, readApiKey } from './api-key.ts'
import type { KeyRole } from './permissions.ts'

export type NewApiKey = KeyGrant & {
  readonly workspaceId: WorkspaceId
  readonly name: string
  /** Null: it never expires. */
  readonly expiresAt: Date | null
}

export type CreatedApiKey = {
  readonly id: string
  /** Shown for the only time: stored is its hash. */
  readonly key: string
}

/** Creates a key. Only the owner role may. */
export async function createApiKey(db: Db, newKey: NewApiKey, now: Date): Promise<CreatedApiKey> {
  const { workspaceId, kind, name, expiresAt } = newKey
  const [id, key] = [v7(), newApiKey(workspaceId, kind)]
  await db
    .insertInto('api_key')
    .values({
      workspace_id: workspaceId,
      key_id: id,
      kind,
      name,
      secret_hash: sha256(key),
      created_at: now,
      expires_at: expiresAt,
      ...(newKey.kind === 'WRITE'
        ? { allowed_origins: [...newKey.allowedOrigins], events_per_minute: newKey.eventsPerMinute }
        : { roles: [...newKey.roles], requests_per_second: newKey.requestsPerSecond }),
    })
    .execute()
  return { id, key }
}

/** The key that `key` is the text of, unless it was revoked: whether it has expired is left to say. Null for any other text. */
export async function findApiKey(db: Db, key: string): Promise<ApiKey | null> {
  const named = readApiKey(key)
  if (!named) return null
  const found = await asWorkspace(db, named.workspaceId, (trx) =>
    trx
      .selectFrom('api_key')
      .where('workspace_id', '=', named.workspaceId)
      .where('secret_hash', '=', sha256(key))
      .where('revoked_at', 'is', null)
      .selectAll()
      .executeTakeFirst(),
  )
  return found ? toApiKey(found) : null
}

/** Every key of a workspace, revoked ones too, oldest first. */
export async function listApiKeys(db: Db, workspaceId: WorkspaceId): Promise<ApiKey[]> {
  const rows = await db
    .selectFrom('api_key')
    .where('workspace_id', '=', workspaceId)
    .orderBy('created_at')
    .orderBy('key_id')
    .selectAll()
    .execute()
  return rows.map(toApiKey)
}

/**
 * Has a key of the workspace open nothing from `now` on, or from whenever it was revoked before. Only the owner role may.
 *
 * @returns Null where the workspace has no such key.
 */
export async function revokeApiKey(db: Db, workspaceId: WorkspaceId, id: string, now: Date): Promise<ApiKey | null> {
  const row = await db
    .updateTable('api_key')
    .set(({ fn, val }) => ({ revoked_at: fn.coalesce('revoked_at', val(now)) }))
    .where('workspace_id', '=', workspaceId)
    .where('key_id', '=', id)
    .returningAll()
    .executeTakeFirst()
  return row ? toApiKey(row) : null
}

function toApiKey(row: Selectable<ApiKeyTable>): ApiKey {
  const common = {
    id: row.key_id,
    workspaceId: row.workspace_id,
    name: row.name,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
  }
  if (row.kind === 'SECRET') {
    const [roles, requestsPerSecond] = [row.roles as KeyRole[], row.requests_per_second as number]
    return { ...common, kind: 'SECRET', roles, requestsPerSecond }
  }
  const { allowed_origins: allowedOrigins, events_per_minute: eventsPerMinute } = row
  return { ...common, kind: 'WRITE', allowedOrigins, eventsPerMinute: eventsPerMinute as number }
}
