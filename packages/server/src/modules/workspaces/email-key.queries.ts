import type { WorkspaceId } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db, IngestDb } from '../../db/database.ts'
import { hmacPads, randomSecret } from '../../lib/crypto.ts'

export type EmailKeyRotation = {
  /** Of the keys of addresses that came of it, from 2 on. */
  readonly generation: number
  readonly rotatedAt: Date
}

/** The last time that a workspace has rotated its e-mail key. Null: never. */
export async function lastEmailKeyRotation(db: Db, workspaceId: WorkspaceId): Promise<EmailKeyRotation | null> {
  const row = await db
    .selectFrom('email_key_rotation')
    .where('workspace_id', '=', workspaceId)
    .orderBy('generation', 'desc')
    .select(['generation', 'rotated_at as rotatedAt'])
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

const firstGeneration = 1
const secretBytes = 32

/** Makes the next secret. What is stored has to be wrapped with it in the same transaction. Only the owner role may. */
export async function addEmailKey(db: Db, workspaceId: WorkspaceId, rotatedAt: Date): Promise<EmailKeyRotation> {
  const last = await lastEmailKeyRotation(db, workspaceId)
  const generation = (last?.generation ?? firstGeneration) + 1
  const { inner, outer } = hmacPads(randomSecret(secretBytes))
  await db
    .insertInto('email_key_rotation')
    .values({ workspace_id: workspaceId, generation, inner_pad: inner, outer_pad: outer, rotated_at: rotatedAt })
    .execute()
  return { generation, rotatedAt }
}

/**
 * Whether the workspace has rotated its e-mail key. Whoever rewrites inputs is waited for first, and waits for the end of the
 * transaction of `db`: what the statements after this one read stays so.
 */
export async function hasRotated(db: IngestDb, workspaceId: WorkspaceId): Promise<boolean> {
  const { rows } = await sql`select from rotated_among(array[${workspaceId}::uuid])`.execute(db)
  return rows.length > 0
}
