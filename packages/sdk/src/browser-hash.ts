import { hex } from './uuid.ts'

/** By the browser itself. Rejects on insecure pages, which have no `crypto.subtle`. */
export async function browserSha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(digest), (byte) => hex(byte, 2)).join('')
}
