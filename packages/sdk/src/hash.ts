import type { Env } from './env.ts'
import { hex } from './uuid.ts'

/** Tells the SHA-256 of a text in lower-case hexadecimal, at once or soon. Undefined where there is none. */
export type Hash = (text: string, tell: (hash?: string) => void) => void

/** By the browser itself. Insecure pages have no `crypto.subtle`: it throws. */
export const hashOf = (env: Env): Hash => {
  const digest = async (text: string): Promise<string> => {
    const { crypto } = env as { crypto: Required<Env['crypto']> }
    return hex(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))), 2)
  }
  return (text, tell) => void digest(text).then(tell, () => tell())
}
