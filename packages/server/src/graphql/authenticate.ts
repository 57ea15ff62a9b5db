import type { WorkspaceId } from '@touchline/schema'
import type { Db } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { workspaceOfKey } from '../modules/workspaces/api-keys.queries.ts'

/**
 * The workspace that the secret key of an `Authorization` header opens.
 *
 * @throws AppError `KEY_MISSING`, `KEY_INVALID`
 */
export async function authenticate(reader: Db, authorization: string | undefined): Promise<WorkspaceId> {
  const key = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
  if (key === undefined) throw new AppError('KEY_MISSING', 'The request has no secret key')
  const workspaceId = await workspaceOfKey(reader, key, 'SECRET')
  if (workspaceId === null) throw new AppError('KEY_INVALID', 'No secret key is like the one that the request has')
  return workspaceId
}
