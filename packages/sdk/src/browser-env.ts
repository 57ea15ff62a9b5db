import { browserStore } from './browser-store.ts'
import type { Answer, Env } from './env.ts'

const giveUpAfterMs = 30_000

const noAnswer: Answer = { status: 0, retryAfter: null, text: async () => '' }

async function post(url: string, body: string, keepalive: boolean): Promise<Answer> {
  try {
    // A plain string without headers is text/plain: no preflight.
    const response = await fetch(url, {
      method: 'POST',
      body,
      keepalive,
      credentials: 'omit',
      signal: AbortSignal.timeout?.(giveUpAfterMs) ?? null,
    })
    return {
      status: response.status,
      retryAfter: response.headers.get('Retry-After'),
      text: () => response.text(),
    }
  } catch {
    return noAnswer
  }
}

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
    claim: async (name) => {
      if (!('locks' in navigator)) return true
      return new Promise((resolve) => {
        const held = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
          resolve(!!lock)
          return lock && hold()
        })
        held.catch(() => resolve(true))
      })
    },
    release: () => {
      held = undefined
      release()
    },
  }
}

function onNavigate(callback: () => void): void {
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
  if ('prerendering' in document && document.prerendering) {
    document.addEventListener('prerenderingchange', callback, { once: true })
  } else callback()
}

/** The browser as it is. Null where there is none, as on a server. */
export function browserEnv(): Env | null {
  if (typeof document === 'undefined') return null
  return {
    now: () => Date.now(),
    randomBits: () => crypto.getRandomValues(new Uint32Array(1))[0] as number,
    url: () => location.href,
    title: () => document.title,
    referrer: () => document.referrer,
    store: browserStore,
    ...browserClaims(),
    send: post,
    after: (milliseconds, callback) => setTimeout(callback, milliseconds),
    onLeave: (callback) => {
      document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && callback(false))
      addEventListener('pagehide', () => callback(true))
    },
    onReturn: (callback) => addEventListener('pageshow', (event) => event.persisted && callback()),
    whenShown,
    onNavigate,
    onSubmit: (callback) =>
      document.addEventListener('submit', (event) => callback(event.target as HTMLFormElement), true),
    // biome-ignore lint/suspicious/noConsole: Asked for with `debug`.
    warn: (message, cause) => console.warn(`touchline: ${message}`, cause ?? ''),
  }
}
