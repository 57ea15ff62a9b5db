import { browserSha256 } from './browser-hash.ts'
import { browserStore, siteId } from './browser-store.ts'
import type { Env } from './env.ts'

const giveUpAfterMs = 30_000

/** Names held through Web Locks. Where there are none, every claim succeeds. */
function browserClaims(): Pick<Env, 'claim' | 'release'> {
  let release = () => {}
  let held: Promise<void> | undefined

  const hold = (): Promise<void> => {
    held ??= new Promise((resolve) => {
      release = resolve
    })
    return held
  }

  return {
    claim: (name) =>
      new Promise((resolve) => {
        const unclaimable = () => resolve(true)
        if (!navigator.locks) return unclaimable()
        const take = (lock: Lock | null) => {
          resolve(!!lock)
          return lock && hold()
        }
        navigator.locks.request(name, { ifAvailable: true }, take).catch(unclaimable)
      }),
    release: () => {
      held = undefined
      release()
    },
  }
}

/** Not every browser has the Navigation API yet, and TypeScript knows it of none. */
declare const navigation: EventTarget | undefined

function onNavigate(callback: () => void): void {
  if (typeof navigation === 'object') {
    navigation.addEventListener('currententrychange', callback)
    return
  }
  for (const name of ['pushState', 'replaceState'] as const) {
    const original = history[name]
    history[name] = function (this: History, ...args) {
      original.apply(this, args)
      callback()
    }
  }
  addEventListener('popstate', callback)
}

function whenShown(callback: () => void): void {
  if ((document as Document & { prerendering?: boolean }).prerendering) {
    document.addEventListener('prerenderingchange', callback, { once: true })
  } else callback()
}

/** Fetched by the dozen, as each call of the generator costs more than all else about an id. */
function browserBits(): () => number {
  const bits = new Uint32Array(64)
  let used = bits.length
  return () => {
    if (used === bits.length) {
      crypto.getRandomValues(bits)
      used = 0
    }
    return bits[used++] as number
  }
}

/** The browser as it is. */
export const openBrowser = (): Env => ({
  now: () => Date.now(),
  randomBits: browserBits(),
  sha256: browserSha256,
  url: () => location.href,
  title: () => document.title,
  referrer: () => document.referrer,
  store: browserStore,
  siteId,
  signals: {
    gpc: !!(navigator as Navigator & { globalPrivacyControl?: boolean }).globalPrivacyControl,
    dnt: navigator.doNotTrack === '1',
  },
  ...browserClaims(),
  // A plain string without headers is text/plain: no preflight.
  send: async (url, body, keepalive) =>
    fetch(url, {
      method: 'POST',
      body,
      keepalive,
      credentials: 'omit',
      signal: AbortSignal.timeout?.(giveUpAfterMs) ?? null,
    }),
  after: (milliseconds, callback) => setTimeout(callback, milliseconds),
  onLeave: (callback) => {
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && callback(false))
    addEventListener('pagehide', () => callback(true))
    // A tab of Firefox that is closed loses most of what it sends any later, and does not keep what it stores.
    addEventListener('beforeunload', () => callback(false))
  },
  onReturn: (callback) => addEventListener('pageshow', (event) => event.persisted && callback()),
  whenShown,
  onNavigate,
  // biome-ignore lint/suspicious/noConsole: Asked for with `debug`.
  warn: (message, cause) => console.warn(`touchline: ${message}`, cause ?? ''),
})

/** Null where there is no browser, as on a server. */
export const browserEnv = (): Env | null => (typeof document === 'undefined' ? null : openBrowser())
