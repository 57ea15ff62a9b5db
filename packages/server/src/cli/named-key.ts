import { normaliseEmail, type WorkspaceId } from '@touchline/schema'
import type { Db } from '../db/database.ts'
import { AppError } from '../errors.ts'
import { currentKeys } from '../modules/collect/current-keys.queries.ts'
import { crmKey, emailKey, type IdentityKey, userKey } from '../modules/collect/keys.ts'
import { emailSecret } from '../modules/workspaces/workspaces.queries.ts'

export const waysToNameKeys = ['email', 'crm', 'user'] as const

/** A key as it is named on the command line: by which option, and what it said. */
export type NamedKey = { readonly way: (typeof waysToNameKeys)[number]; readonly value: string }

/**
 * The key that is named, as it is stored by now.
 *
 * @throws AppError `INPUT_INVALID`, without the value: it may end up in a log.
 */
export async function keyNamed(db: Db, workspaceId: WorkspaceId, named: NamedKey): Promise<IdentityKey> {
  const key = await firstKeyNamed(db, workspaceId, named)
  const [current = key] = await currentKeys(db, workspaceId, [key])
  return current
}

/** The key as the collector makes it, whatever it has become. */
async function firstKeyNamed(db: Db, workspaceId: WorkspaceId, { way, value }: NamedKey): Promise<IdentityKey> {
  switch (way) {
    case 'email': {
      const address = normaliseEmail(value)
      if (address === null) throw invalid(way, 'is no e-mail address')
      return emailKey(await emailSecret(db, workspaceId), address)
    }
    case 'crm': {
      const [, system, id] = /^([^:]+):(.+)$/.exec(value) ?? []
      if (!system || !id) throw invalid(way, 'names no record: give the system and the id, as in salesforce:00Q1')
      return crmKey(system, id)
    }
    case 'user':
      if (value === '') throw invalid(way, 'is blank')
      return userKey(value)
  }
}

const invalid = (way: NamedKey['way'], problem: string): AppError =>
  new AppError('INPUT_INVALID', `--${way} ${problem}`)
