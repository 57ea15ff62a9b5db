import type { WorkspaceId } from '@touchline/schema'
import type { Command } from 'commander'
import type { Db } from '../db/database.ts'
import { AppError } from '../errors.ts'
import type { IdentityKey } from '../modules/collect/keys.ts'
import { keyNamed, type NamedKey, waysToNameKeys } from './named-key.ts'

export type KeyFlags = { readonly [Way in NamedKey['way']]: readonly string[] }

const another = (value: string, before: readonly string[]): readonly string[] => [...before, value.trim()]

/** Options that name keys, each as often as there are keys. */
export const withKeyOptions = (command: Command): Command =>
  command
    .option('--email <address>', 'the key of this address; may be repeated', another, [])
    .option('--crm <system:id>', 'the key of this CRM record, as in salesforce:00Q1; may be repeated', another, [])
    .option('--user <id>', 'the key of this user id of the site; may be repeated', another, [])

/**
 * What the options name, each key once.
 *
 * @throws AppError `INPUT_INVALID`.
 */
export function readKeyFlags(flags: KeyFlags): NamedKey[] {
  const named = waysToNameKeys.flatMap((way) => flags[way].map((value) => ({ way, value })))
  if (named.length === 0) throw new AppError('INPUT_INVALID', 'Say which keys: --email, --crm or --user')
  return named
}

/** The keys that are named, each once. */
export async function keysNamed(db: Db, workspaceId: WorkspaceId, named: readonly NamedKey[]): Promise<IdentityKey[]> {
  const keys = await Promise.all(named.map((each) => keyNamed(db, workspaceId, each)))
  return [...new Set(keys)]
}

/** The command without whom it names: for logs. */
export const asLogged = (command: string, named: readonly NamedKey[]): string =>
  [`touchline ${command}`, ...named.map(({ way }) => `--${way}`)].join(' ')
