/** `https://*.` before the domain stands for any subdomain of it, at any depth. */
const anySubdomain = '://*.'

/**
 * An allowed origin as it is stored: as browsers spell origins, in lower case and without a default port.
 *
 * @returns Null for what is no origin: one has a scheme, a host and perhaps a port, and at most one `*`, as `https://*.`.
 */
export function readAllowedOrigin(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !/^https?:$/.test(url.protocol) || `${url.origin}/` !== url.href) return null
  const domain = url.origin.replace(anySubdomain, '://')
  if (domain.includes('*')) return null
  // Any subdomain of `com` would be nearly anybody.
  return domain === url.origin || new URL(domain).hostname.includes('.') ? url.origin : null
}

/** Whether a page of `origin`, as its browser names it, is of one of `allowed`. None given: of any. */
export const isOriginAllowed = (origin: string, allowed: readonly string[]): boolean =>
  allowed.length === 0 || allowed.some((candidate) => matches(origin, candidate))

function matches(origin: string, allowed: string): boolean {
  const [scheme = '', domain] = allowed.split(anySubdomain)
  if (domain === undefined) return origin === allowed
  return origin.startsWith(`${scheme}://`) && origin.endsWith(`.${domain}`)
}
