import { browserSha256 } from './browser-hash.ts'
import { browserStore, siteId } from './browser-store.ts'
import type { Env } from './env.ts'

const giveUpAfterMs = 30_000

/** UTF-8 has up to three bytes for a character, and a request that outlives its page up to 64 KiB. */
const keepaliveCharacters = 20_000

/** Not every browser has these yet, and TypeScript knows of none. */
declare const navigation: EventTarget | undefined
type Signalling = Navigator & { readonly globalPrivacyControl?: boolean }
type Prerendered = Document & { readonly prerendering?: boolean }

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
  if ((document as Prerendered).prerendering) {
    document.addEventListener('prerenderingchange', callback, { once: true })
  } else callback()
}

/** The browser as it is. */
export function openBrowser(): Env {
  const bits: number[] = []
  const held: (() => void)[] = []

  return {
    now: () => Date.now(),
    randomBits: () => {
      // By the dozen, as each call of the generator costs more than all else about an id.
      if (!bits[0]) bits.push(...crypto.getRandomValues(new Uint32Array(64)))
      return bits.pop() as number
    },
    sha256: browserSha256,
    // The same as `location.href`, which is put together anew each time.
    url: () => document.URL,
    title: () => document.title,
    referrer: () => document.referrer,
    store: browserStore,
    siteId,
    signals: { gpc: !!(navigator as Signalling).globalPrivacyControl, dnt: navigator.doNotTrack === '1' },
    // Through Web Locks. Where there are none, every claim succeeds.
    claim: (name) =>
      new Promise<boolean>((resolve, reject) => {
        const take = (lock: Lock | null) => {
          resolve(!!lock)
          return lock && new Promise<void>((free) => held.push(free))
        }
        navigator.locks.request(name, { ifAvailable: true }, take).catch(reject)
      }).catch(() => true),
    release: () => {
      for (const free of held.splice(0)) free()
    },
    // A plain string without headers is text/plain: no preflight.
    send: async (url, body) =>
      fetch(url, {
        method: 'POST',
        body,
        keepalive: body.length < keepaliveCharacters,
        credentials: 'omit',
        signal: AbortSignal.timeout?.(giveUpAfterMs) as AbortSignal,
      }),
    after: (milliseconds, callback) => setTimeout(callback, milliseconds),
    onLeave: (callback) => {
      addEventListener('visibilitychange', () => document.hidden && callback(false))
      addEventListener('pagehide', () => callback(true))
      // A tab of Firefox that is closed loses most of what it sends any later, and does not keep what it stores.
      addEventListener('beforeunload', () => callback(false))
    },
    onReturn: (callback) => addEventListener('pageshow', (event) => event.persisted && callback()),
    whenShown,
    onNavigate,
    // biome-ignore lint/suspicious/noConsole: Asked for with `debug`.
    warn: (message, cause) => console.warn(`touchline: ${message}`, cause),
  }
}

/** Null where there is no browser, as on a server. */
export const browserEnv = (): Env | null => (typeof document === 'undefined' ? null : openBrowser())
