import type { Env } from './env.ts'
import { hex } from './uuid.ts'

/** Tells the SHA-256 of a text in lower-case hexadecimal, at once or soon. Undefined where there is none. */
export type Hash = (text: string, tell: (hash?: string) => void) => void

/** By the browser itself. Insecure pages have no `crypto.subtle`: it throws. */
export const hashOf = (env: Env): Hash => {
  const digest = async (text: string): Promise<string> =>
    hex(
      new Uint8Array(
        await (env.crypto as Required<Env['crypto']>).subtle.digest('SHA-256', new TextEncoder().encode(text)),
      ),
      2,
    )
  return (text, tell) => void digest(text).then(tell, () => tell())
}
