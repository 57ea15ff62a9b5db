import type { Env } from '../env.ts'
import { sha256 } from '../plugins/sha256.ts'
import { openNativeStore } from './native-store.ts'
import type { AsyncStore, NativePlatform } from './platform.ts'

const giveUpAfterMs = 30_000

/** Names held by trackers of this app, by where they store. */
const held = new WeakMap<AsyncStore, Set<string>>()

function nativeClaims(storage: AsyncStore): Pick<Env, 'claim' | 'release'> {
  const all = held.get(storage) ?? new Set()
  held.set(storage, all)
  const own = new Set<string>()
  return {
    claim: async (name) => {
      if (all.has(name) && !own.has(name)) return false
      all.add(name)
      own.add(name)
      return true
    },
    release: () => {
      for (const name of own) all.delete(name)
      own.clear()
    },
  }
}

const usualBits = (): number =>
  typeof crypto === 'object'
    ? (crypto.getRandomValues(new Uint32Array(1))[0] as number)
    : Math.floor(Math.random() * 2 ** 32)

async function post({ fetch: send = fetch }: NativePlatform, url: string, body: string): Promise<Response> {
  const aborted = new AbortController()
  const timer = setTimeout(() => aborted.abort(), giveUpAfterMs)
  const headers = { 'content-type': 'text/plain' }
  return send(url, { method: 'POST', body, headers, signal: aborted.signal }).finally(() => clearTimeout(timer))
}

/** What is on the screen. */
export type Screen = { url: string; title: string }

/** A React Native app, or anything like it, as the platform of a tracker. */
export async function nativeEnv(platform: NativePlatform, screen: Screen): Promise<Env> {
  return {
    now: () => Date.now(),
    randomBits: platform.randomBits ?? usualBits,
    sha256,
    url: () => screen.url,
    title: () => screen.title,
    referrer: () => '',
    store: await openNativeStore(platform.storage),
    siteId: { read: () => null, write: () => {} },
    signals: { gpc: false, dnt: false },
    ...nativeClaims(platform.storage),
    send: (url, body) => post(platform, url, body),
    after: (milliseconds, callback) => setTimeout(callback, milliseconds),
    // An app in the background may be ended without a word, and never says so beforehand.
    onLeave: (callback) =>
      void platform.appState.addEventListener('change', (state) => {
        if (state !== 'active') callback(false)
      }),
    onReturn: () => {},
    whenShown: (callback) => callback(),
    onNavigate: () => {},
    // biome-ignore lint/suspicious/noConsole: Asked for with `debug`.
    warn: (message, cause) => console.warn(`touchline: ${message}`, cause ?? ''),
  }
}
