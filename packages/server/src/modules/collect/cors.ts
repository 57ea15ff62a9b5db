import { isOriginAllowed } from '../workspaces/allowed-origins.ts'

/** What a browser must be told for a page to read an answer. */
export type CorsHeaders = Readonly<Record<string, string>>

/** Any page may read it. Refusals too: they hold no secret, and tell the SDK whether to try again. */
export const readableByAll: CorsHeaders = {
  'access-control-allow-origin': '*',
  // Without it, a page can't read how long to wait.
  'access-control-expose-headers': 'retry-after',
}

/**
 * Who may read what a key of `allowedOrigins` is answered, seen from a request of `origin`: undefined where the sender
 * is no page.
 *
 * @returns Null where a page of that origin may not use the key.
 */
export function corsHeaders(origin: string | undefined, allowedOrigins: readonly string[]): CorsHeaders | null {
  if (allowedOrigins.length === 0) return readableByAll
  if (origin === undefined) return { vary: 'Origin' }
  if (!isOriginAllowed(origin, allowedOrigins)) return null
  return { 'access-control-allow-origin': origin, vary: 'Origin' }
}
