import type { PersonId } from '@touchline/schema'
import { type IdentityKey, shortened } from '../collect/keys.ts'

/** A person, by their keys, and how much is derived of them. */
export type PersonOfKeys = {
  readonly personId: PersonId
  /** In alphabetical order. */
  readonly keys: readonly IdentityKey[]
  readonly touchpoints: number
  readonly leads: number
}

/** What a key says to people. */
export type KeyParts = {
  readonly kind: 'EMAIL' | 'CRM' | 'USER'
  /** Of a CRM record, what its imports call the CRM. Null for other kinds. */
  readonly system: string | null
  readonly value: string
}

export function keyParts(key: IdentityKey): KeyParts {
  const [, kind, value = ''] = /^([^:]*):(.*)$/s.exec(key) ?? []
  if (kind === 'email') return { kind: 'EMAIL', system: null, value: shortened(key) }
  if (kind === 'user') return { kind: 'USER', system: null, value }
  const end = value.indexOf(':')
  return { kind: 'CRM', system: value.slice(0, end), value: value.slice(end + 1) }
}
