import { createHash, createHmac, randomBytes } from 'node:crypto'

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()

export const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex')

export const hmacSha256Hex = (secret: Uint8Array, text: string): string =>
  createHmac('sha256', secret).update(text).digest('hex')

/** How SHA-256 takes its text: so many bytes at a time. */
const blockBytes = 64

/** What HMAC-SHA-256 puts before a text (RFC 2104), for who has no HMAC: it is sha256(outer + sha256(inner + text)). */
export function hmacPads(secret: Buffer): { readonly inner: Buffer; readonly outer: Buffer } {
  const block = Buffer.alloc(blockBytes)
  secret.copy(block)
  return { inner: block.map((byte) => byte ^ 0x36) as Buffer, outer: block.map((byte) => byte ^ 0x5c) as Buffer }
}

/** `bytes` of randomness as URL-safe text. */
export const randomText = (bytes: number): string => randomBytes(bytes).toString('base64url')

export const randomSecret = (bytes: number): Buffer => randomBytes(bytes)

const letters = 'abcdefghijkmnpqrstuvwxyz23456789'

/** `count` random lower-case letters and digits, none of which is taken for another. */
export const randomLetters = (count: number): string =>
  Array.from(randomBytes(count), (byte) => letters[byte % letters.length]).join('')
