import type { WorkspaceId } from '@touchline/schema'
import { v7 } from 'uuid'
import { asWorkspace } from '../../db/as-workspace.ts'
import type { Db } from '../../db/database.ts'
import { sha256 } from '../../lib/crypto.ts'
import { type KeyKind, newApiKey, readApiKey } from './api-key.ts'

/** Creates a key and returns it, for the only time: stored is its hash. Only the owner role may. */
export async function createApiKey(
  db: Db,
  workspaceId: WorkspaceId,
  kind: KeyKind,
  name: string,
  now: Date,
): Promise<string> {
  const key = newApiKey(workspaceId, kind)
  await db
    .insertInto('api_key')
    .values({ workspace_id: workspaceId, key_id: v7(), kind, name, secret_hash: sha256(key), created_at: now })
    .execute()
  return key
}

/** The workspace that a living key of this kind opens. Null for any other text. */
export async function workspaceOfKey(db: Db, key: string, kind: KeyKind): Promise<WorkspaceId | null> {
  const named = readApiKey(key)
  if (named?.kind !== kind) return null
  const found = await asWorkspace(db, named.workspaceId, (trx) =>
    trx
      .selectFrom('api_key')
      .where('workspace_id', '=', named.workspaceId)
      .where('secret_hash', '=', sha256(key))
      .where('kind', '=', kind)
      .where('revoked_at', 'is', null)
      .select('workspace_id')
      .executeTakeFirst(),
  )
  return found?.workspace_id ?? null
}
