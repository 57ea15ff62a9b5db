import type { Env } from './env.ts'
import type { TrackerOptions } from './options.ts'
import { quietly } from './quietly.ts'

/** The longest that browsers keep a cookie: 400 days, in seconds. */
const cookieAge = 34_560_000

/**
 * The visitor's id in a cookie of the widest domain that is still this site, which servers of it may set as well.
 *
 * @returns A function that never throws. It keeps the id that it is given, or none where that is empty, and gives all cookies.
 */
export function siteCookie(env: Env, options: TrackerOptions): (id?: string) => string | undefined {
  return quietly((id) => {
    if (options.cookieless || options.cookie === false) return undefined
    let domain = ''
    // Ever narrower, as a browser takes no cookie for `com` or `co.uk`.
    for (const label of env.location.hostname.split('.').reverse()) {
      domain = `.${label}${domain}`
      // One that is not there is written, and one that is to go is, wherever it is.
      if (env.document.cookie.includes(`touchline.visitor=${id}`) === !id)
        env.document.cookie = `touchline.visitor=${id};domain=${domain};path=/;max-age=${id ? cookieAge : 0};samesite=lax`
    }
    return env.document.cookie
  })
}
