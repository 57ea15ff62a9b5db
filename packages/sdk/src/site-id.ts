import type { Env } from './env.ts'
import { attempt } from './quietly.ts'

/** The longest that browsers keep a cookie: 400 days, in seconds. */
const cookieAge = 34_560_000

/**
 * The visitor's id in a cookie of the widest domain that is still this site, which servers of it may set as well.
 * Neither function throws.
 */
export function createSiteId({ document, location }: Env) {
  const read = attempt(() => /touchline\.visitor=([^;]+)/.exec(document.cookie)?.[1])
  const write = attempt((id: string) => {
    let domain = ''
    // Ever narrower, as a browser takes no cookie for `com` or `co.uk`.
    for (const label of location.hostname.split('.').reverse()) {
      domain = `.${label}${domain}`
      if (id && read() === id) return
      document.cookie = `touchline.visitor=${id};domain=${domain};path=/;max-age=${id ? cookieAge : 0};samesite=lax`
    }
  })
  return { read, write }
}
