import type { WorkspaceId } from '@touchline/schema'
import { type Selectable, sql } from 'kysely'
import { v7 } from 'uuid'
import { asWorkspace } from '../../db/as-workspace.ts'
import type { Db, IngestDb } from '../../db/database.ts'
import type { ApiKey as ApiKeyTable } from '../../db/tables.ts'
import { sha256 } from '../../lib/crypto.ts'
import { type ApiKey, type IdentitySecret, type KeyGrant, newApiKey, type OpeningKey, readApiKey } from './api-key.ts'
import type { KeyRole } from './permissions.ts'

export type NewApiKey = KeyGrant & {
  readonly workspaceId: WorkspaceId
  readonly name: string
  /** Null: it never expires. */
  readonly expiresAt: Date | null
}

export type CreatedApiKey = {
  readonly id: string
  /** Shown for the only time. Stored is its hash, and of an identity key, as no hash can prove a token, its text. */
  readonly key: string
}

/** Creates a key. Only the owner role may. */
export async function createApiKey(db: Db, newKey: NewApiKey, now: Date): Promise<CreatedApiKey> {
  const { workspaceId, kind, name, expiresAt } = newKey
  const [id, key] = [v7(), newApiKey(workspaceId, kind)]
  const named = { workspace_id: workspaceId, key_id: id }
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('api_key')
      .values({
        ...named,
        ...{ kind, name, created_at: now, expires_at: expiresAt, secret_hash: sha256(key) },
        ...grantColumns(newKey),
      })
      .execute()
    if (kind !== 'IDENTITY') return
    await trx
      .insertInto('identity_secret')
      .values({ ...named, secret: Buffer.from(key) })
      .execute()
  })
  return { id, key }
}

function grantColumns(grant: KeyGrant) {
  switch (grant.kind) {
    case 'WRITE':
      return { allowed_origins: [...grant.allowedOrigins], events_per_minute: grant.eventsPerMinute }
    case 'SECRET':
      return { roles: [...grant.roles], requests_per_second: grant.requestsPerSecond }
    case 'IDENTITY':
      return {}
  }
}

/** The key that `key` is the text of, unless it was revoked: whether it has expired is left to say. Null for any other text. */
export async function findApiKey(db: Db, key: string): Promise<OpeningKey | null> {
  const named = readApiKey(key)
  if (!named || named.kind === 'IDENTITY') return null
  const found = await asWorkspace(db, named.workspaceId, (trx) =>
    trx
      .selectFrom('api_key')
      .where('workspace_id', '=', named.workspaceId)
      .where('secret_hash', '=', sha256(key))
      .where('revoked_at', 'is', null)
      .selectAll()
      .executeTakeFirst(),
  )
  const read = found && toApiKey(found)
  return read && read.kind !== 'IDENTITY' ? read : null
}

/** What proves the tokens of a workspace: its identity keys that nobody has revoked, the latest first. */
export async function identitySecrets(db: IngestDb, workspaceId: WorkspaceId): Promise<IdentitySecret[]> {
  const { rows } = await sql<IdentitySecret>`
    select s.secret, k.expires_at as "expiresAt"
    from api_key k join identity_secret s on s.workspace_id = k.workspace_id and s.key_id = k.key_id
    where k.workspace_id = ${workspaceId} and k.revoked_at is null
    order by k.created_at desc, k.key_id desc`.execute(db)
  return rows
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
 * Has a key of the workspace open nothing from `now` on, or from whenever it was revoked before. An identity key's text
 * is deleted. Only the owner role may.
 *
 * @returns Null where the workspace has no such key.
 */
export async function revokeApiKey(db: Db, workspaceId: WorkspaceId, id: string, now: Date): Promise<ApiKey | null> {
  const row = await db
    .with('forgotten', (forget) =>
      forget.deleteFrom('identity_secret').where('workspace_id', '=', workspaceId).where('key_id', '=', id),
    )
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
  if (row.kind === 'IDENTITY') return { ...common, kind: 'IDENTITY' }
  if (row.kind === 'SECRET') {
    const [roles, requestsPerSecond] = [row.roles as KeyRole[], row.requests_per_second as number]
    return { ...common, kind: 'SECRET', roles, requestsPerSecond }
  }
  const { allowed_origins: allowedOrigins, events_per_minute: eventsPerMinute } = row
  return { ...common, kind: 'WRITE', allowedOrigins, eventsPerMinute: eventsPerMinute as number }
}
