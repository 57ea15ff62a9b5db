import type { Env } from '../env.ts'
import { sha256 } from '../plugins/sha256.ts'
import type { fakeClock } from './fake-clock.ts'

/** What a page shows. */
export type Shown = { url: string; title: string; referrer: string }

/** What a device lends to each of its pages. `release` and `claim` are told who asks. */
export type Device = Pick<Env, 'randomBits' | 'store' | 'siteId' | 'signals' | 'send'> & {
  readonly clock: ReturnType<typeof fakeClock>
  readonly claim: (name: string, holder: object) => boolean
  readonly release: (holder: object) => void
  readonly warnings: string[]
}

/** Callbacks that a test fires. */
function signal<Args extends unknown[]>() {
  const callbacks: ((...args: Args) => void)[] = []
  return {
    on: (callback: (...args: Args) => void): void => void callbacks.push(callback),
    fire: (...args: Args): void => {
      for (const callback of callbacks) callback(...args)
    },
  }
}

/** A page, as its tracker and as its visitor see it. */
export function fakePage(device: Device, shown: Partial<Shown> = {}) {
  const page: Shown = { url: 'https://shop.example/', title: 'Shop', referrer: '', ...shown }
  const [left, returned, navigated] = [signal<[isGone: boolean]>(), signal(), signal()]
  const { clock, randomBits, store, siteId, signals, send, warnings } = device
  let isAlive = true

  const env: Env = {
    now: clock.now,
    randomBits,
    url: () => page.url,
    title: () => page.title,
    referrer: () => page.referrer,
    store,
    siteId,
    signals,
    sha256,
    claim: async (name) => device.claim(name, page),
    release: () => device.release(page),
    send,
    after: (milliseconds, callback) => clock.after(milliseconds, () => isAlive && callback()),
    onLeave: left.on,
    onReturn: returned.on,
    whenShown: (callback) => callback(),
    onNavigate: navigated.on,
    warn: (message) => warnings.push(message),
  }

  return {
    env,
    page,
    hide: () => left.fire(false),
    /** The visitor goes elsewhere. */
    leave: () => left.fire(true),
    back: returned.fire,
    navigate: (url: string) => {
      page.url = url
      navigated.fire()
    },
    /** The page is gone without a word. */
    crash: () => {
      isAlive = false
      env.release()
    },
  }
}
