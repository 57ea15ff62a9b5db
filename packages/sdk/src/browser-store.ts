import type { Env, Store } from './env.ts'

/** Storage may be missing, full, or throw on being named at all. */
function attempt<T>(action: () => T, otherwise: T): T {
  try {
    return action()
  } catch {
    return otherwise
  }
}

/** `localStorage`. */
export const browserStore: Store = {
  read: (key) => attempt(() => localStorage.getItem(key), null),
  write: (key, value) =>
    attempt(() => {
      localStorage.setItem(key, value)
      return true
    }, false),
  remove: (key) => attempt(() => localStorage.removeItem(key), undefined),
  keys: () => attempt(() => Object.keys(localStorage), []),
}

/** The longest that browsers keep a cookie: 400 days, in seconds. */
const cookieAge = 34_560_000

/** The visitor's id in a cookie of the widest domain that is still this site, which servers of it may set as well. */
export const siteId: Env['siteId'] = {
  read: () => attempt(() => /touchline\.visitor=([^;]+)/.exec(document.cookie)?.[1], undefined),
  write: (id) => {
    let domain = ''
    // Ever narrower, as a browser takes no cookie for `com` or `co.uk`.
    for (const label of location.hostname.split('.').reverse()) {
      domain = `${label}.${domain}`
      if (id && siteId.read() === id) return
      const attributes = `domain=${domain.slice(0, -1)};path=/;max-age=${id ? cookieAge : 0};samesite=lax`
      attempt(() => {
        // biome-ignore lint/suspicious/noDocumentCookie: The Cookie Store API is asynchronous, and not everywhere.
        document.cookie = `touchline.visitor=${id};${attributes}`
      }, undefined)
    }
  },
}
