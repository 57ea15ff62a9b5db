import type { Db } from '../db/database.ts'
import { AppError } from '../errors.ts'
import type { ApiKey } from '../modules/workspaces/api-key.ts'
import { findApiKey } from '../modules/workspaces/api-keys.queries.ts'
import { requireUnexpired } from '../modules/workspaces/expiry.ts'

export type SecretKey = Extract<ApiKey, { kind: 'SECRET' }>

/**
 * The secret key of an `Authorization` header: whose it is, and as whom it asks.
 *
 * @throws AppError `KEY_MISSING`, `KEY_INVALID`, `KEY_EXPIRED`
 */
export async function authenticate(reader: Db, authorization: string | undefined, now: Date): Promise<SecretKey> {
  const key = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
  if (key === undefined) throw new AppError('KEY_MISSING', 'The request has no secret key')
  const found = await findApiKey(reader, key)
  if (found?.kind !== 'SECRET') throw new AppError('KEY_INVALID', 'No secret key is like the one that the request has')
  requireUnexpired(found, now.getTime())
  return found
}
