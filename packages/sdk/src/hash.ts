import type { Env } from './env.ts'
import { hex } from './uuid.ts'

/** Tells the SHA-256 of a text in lower-case hexadecimal, at once or soon. Undefined where there is none. */
export type Hash = (text: string, tell: (hash?: string) => void) => void

/** By the browser itself. Insecure pages have no `crypto.subtle`. */
export const hashOf =
  ({ crypto }: Env): Hash =>
  (text, tell) => {
    const toHex = (hash: ArrayBuffer): string => Array.from(new Uint8Array(hash), (byte) => hex(byte, 2)).join('')
    const hashed = crypto.subtle?.digest('SHA-256', new TextEncoder().encode(text))
    if (hashed)
      hashed.then(
        (hash) => tell(toHex(hash)),
        () => tell(),
      )
    else tell()
  }
