import type { Env } from '../env.ts'
import { giveUpAfterMs } from '../limits.ts'
import { openNativeStorage } from './native-storage.ts'
import type { NativePlatform } from './platform.ts'

/** What is on the screen. */
export type Screen = { url: string; title: string }

async function post({ fetch: send = fetch }: NativePlatform, url: string, body: unknown): Promise<Response> {
  const aborted = new AbortController()
  const timer = setTimeout(() => aborted.abort(), giveUpAfterMs)
  const headers = { 'content-type': 'text/plain' }
  return send(url, { method: 'POST', body: `${body}`, headers, signal: aborted.signal }).finally(() =>
    clearTimeout(timer),
  )
}

/** Fills with random bits for ids. */
function getRandomValues(bits: Uint32Array<ArrayBuffer>, randomBits: NativePlatform['randomBits']): Uint32Array {
  if (!randomBits && typeof crypto === 'object') return crypto.getRandomValues(bits)
  return bits.map(randomBits ?? (() => Math.floor(Math.random() * 2 ** 32)))
}

/** A React Native app, or anything like it, as the window of a tracker. */
export async function nativeWindow(platform: NativePlatform, screen: Screen): Promise<Env> {
  const { storage, appState, randomBits } = platform
  let isInBackground = false
  const nowhere = (): void => {}

  return {
    Date,
    setTimeout: (callback, milliseconds) => setTimeout(callback, milliseconds),
    crypto: { getRandomValues: (bits) => getRandomValues(bits, randomBits) },
    localStorage: await openNativeStorage(storage),
    fetch: (url, { body }) => post(platform, url, body),
    document: {
      get URL() {
        return screen.url
      },
      get title() {
        return screen.title
      },
      referrer: '',
      cookie: '',
      get hidden() {
        return isInBackground
      },
      addEventListener: nowhere,
    },
    // An app in the background may be ended without a word, and never says so beforehand.
    addEventListener: (type, listener) => {
      if (type !== 'visibilitychange') return
      appState.addEventListener('change', (state) => {
        isInBackground = state !== 'active'
        listener({})
      })
    },
    location: { hostname: '', pathname: '' },
    navigator: {},
    history: {},
    console,
  }
}
