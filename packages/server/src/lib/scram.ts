import { createHash, createHmac, pbkdf2Sync } from 'node:crypto'

const iterations = 4096
const keyBytes = 32

/**
 * What PostgreSQL stores of a password, so that the password itself is in no statement and so in no log.
 *
 * @param password ASCII: anything else would have to be normalised first.
 * @see RFC 5802 for the keys, and PostgreSQL's `pg_authid` for the format.
 */
export function scramVerifier(password: string, salt: Uint8Array): string {
  const salted = pbkdf2Sync(password, salt, iterations, keyBytes, 'sha256')
  const keyOf = (role: string): Buffer => createHmac('sha256', salted).update(role).digest()
  const storedKey = createHash('sha256').update(keyOf('Client Key')).digest('base64')
  const serverKey = keyOf('Server Key').toString('base64')
  return `SCRAM-SHA-256$${iterations}:${Buffer.from(salt).toString('base64')}$${storedKey}:${serverKey}`
}
