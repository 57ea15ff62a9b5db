import type { Env } from '../env.ts'
import type { fakeClock } from './fake-clock.ts'

/** What a page shows. */
export type Shown = { url: string; title: string; referrer: string }

/** What a device lends to each of its pages. */
export type Device = {
  readonly clock: ReturnType<typeof fakeClock>
  readonly crypto: Env['crypto']
  readonly localStorage: Env['localStorage']
  readonly fetch: Env['fetch']
  readonly signals: Pick<Env['navigator'], 'globalPrivacyControl' | 'doNotTrack'>
  /** Web Locks. Undefined where there are none. */
  locksOf(holder: object): Env['navigator']['locks']
  /** Lets go of what `holder` holds. */
  release(holder: object): void
  cookie: string
  readonly warnings: string[]
}

type Listener = Parameters<Env['addEventListener']>[1]

/** Callbacks that a test fires. */
function listening() {
  const listeners: [type: string, listener: Listener][] = []
  return {
    addEventListener: (type: string, listener: Listener): void => void listeners.push([type, listener]),
    fire: (type: string, event: Parameters<Listener>[0] = {}): void => {
      for (const [of, listener] of listeners) if (of === type) listener(event)
    },
  }
}

/** What a page is to its tracker. */
function fakeDocument(device: Device, page: Shown & { hidden: boolean }, addEventListener: Env['addEventListener']) {
  return {
    addEventListener,
    referrer: page.referrer,
    get URL() {
      return page.url
    },
    get title() {
      return page.title
    },
    get hidden() {
      return page.hidden
    },
    get cookie() {
      return device.cookie
    },
    set cookie(cookie: string) {
      device.cookie = cookie
    },
  }
}

/** A page, as its tracker and as its visitor see it. */
export function fakePage(device: Device, shown: Partial<Shown> = {}) {
  const page = { url: 'https://shop.example/', title: 'Shop', referrer: '', hidden: false, ...shown }
  const [onWindow, onNavigation] = [listening(), listening()]
  const { clock, crypto, localStorage, fetch, signals, warnings } = device
  const locks = device.locksOf(page)
  let isAlive = true

  const env: Env = {
    Date: { now: clock.now },
    setTimeout: (callback, milliseconds) => clock.after(milliseconds, () => isAlive && callback()),
    addEventListener: onWindow.addEventListener,
    document: fakeDocument(device, page, onWindow.addEventListener),
    location: {
      hostname: 'shop.example',
      get pathname() {
        return new URL(page.url).pathname
      },
    },
    history: {},
    navigation: { ...onNavigation, currentEntry: page },
    navigator: { ...signals, ...(locks && { locks }) },
    console: { warn: (message) => warnings.push(`${message}`.replace('touchline: ', '')) },
    crypto,
    localStorage,
    fetch,
  }

  return {
    env,
    page,
    hide: (): void => {
      page.hidden = true
      onWindow.fire('visibilitychange')
      page.hidden = false
    },
    /** The visitor goes elsewhere. */
    leave: (): void => onWindow.fire('pagehide'),
    /** It comes back as it was. */
    back: (): void => onWindow.fire('pageshow', { persisted: true }),
    navigate: (url: string): void => {
      page.url = url
      onNavigation.fire('currententrychange')
    },
    /** The page is gone without a word. */
    crash: (): void => {
      isAlive = false
      device.release(page)
    },
  }
}
