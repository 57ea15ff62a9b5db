import type { Env, Store } from './env.ts'
import { attempt } from './quietly.ts'

/** `localStorage`, which may be missing, full, or throw on being named at all. */
export const browserStore: Store = {
  read: attempt((key) => localStorage.getItem(key)),
  write: attempt((key, value) => {
    localStorage.setItem(key, value)
    return true
  }),
  remove: attempt((key) => localStorage.removeItem(key)),
  keys: () => attempt(() => Object.keys(localStorage))() ?? [],
}

/** The longest that browsers keep a cookie: 400 days, in seconds. */
const cookieAge = 34_560_000

const read = attempt(() => /touchline\.visitor=([^;]+)/.exec(document.cookie)?.[1])

/** The visitor's id in a cookie of the widest domain that is still this site, which servers of it may set as well. */
export const siteId: Env['siteId'] = {
  read,
  write: attempt((id) => {
    let domain = ''
    // Ever narrower, as a browser takes no cookie for `com` or `co.uk`.
    for (const label of location.hostname.split('.').reverse()) {
      domain = `.${label}${domain}`
      if (id && read() === id) return
      // biome-ignore lint/suspicious/noDocumentCookie: The Cookie Store API is asynchronous, and not everywhere.
      document.cookie = `touchline.visitor=${id};domain=${domain};path=/;max-age=${id ? cookieAge : 0};samesite=lax`
    }
  }),
}
