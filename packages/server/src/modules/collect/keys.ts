import { hmacSha256Hex, sha256Hex } from '../../lib/crypto.ts'
import { compareText } from '../../lib/order.ts'

/**
 * What identifies a person: `crm:<system>:<record>`, `user:<the site's id>` or `email:<HMAC>`, `email:2:<HMAC>` once the
 * workspace's e-mail key was rotated, and so on. Text, so that one column holds every kind. Alphabetical order never matters for
 * strength, only for choosing the key that names the person.
 */
export type IdentityKey = string

/** Strongest first: a claim that names several keys is about the owner of the strongest. */
const strength = ['crm:', 'user:', 'email:']

export const crmKey = (system: string, recordId: string): IdentityKey => `crm:${system}:${recordId}`

/** What an account of the CRM is known by. Nobody is: it stands in the queue among keys, and joins none. */
export const accountKey = (system: string, recordId: string): string => `account:${system}:${recordId}`

export const userKey = (userId: string): IdentityKey => `user:${userId}`

/** The key of an address whose hash the browser sent. Only the HMAC is ever stored. */
export const emailKeyOfHash = (secret: Uint8Array, emailHash: string): IdentityKey =>
  `email:${hmacSha256Hex(secret, emailHash)}`

/** The key of a clear, normalised address. */
export const emailKey = (secret: Uint8Array, normalisedEmail: string): IdentityKey =>
  emailKeyOfHash(secret, sha256Hex(normalisedEmail))

export const isAddressKey = (key: string): boolean => key.startsWith('email:')

/** Nobody knows an address by its HMAC: so much of it tells two apart. */
const shownOfHmac = 8

/** What to show of the key of an address. */
export const shortened = (key: IdentityKey): string => key.replace(/^email:(\d+:)?/, '').slice(0, shownOfHmac)

export function strongestFirst(keys: readonly IdentityKey[]): IdentityKey[] {
  const rank = (key: IdentityKey): number => strength.findIndex((prefix) => key.startsWith(prefix))
  return [...keys].sort((a, b) => rank(a) - rank(b) || compareText(a, b))
}
