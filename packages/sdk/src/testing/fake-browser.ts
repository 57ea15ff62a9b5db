import type { Env } from '../env.ts'
import { sha256 } from '../plugins/sha256.ts'
import type { WireBatch, WireEvent } from '../wire.ts'
import { fakeClock } from './fake-clock.ts'
import { type Device, fakePage, type Shown } from './fake-page.ts'

type Request = {
  readonly url: string
  readonly body: string
  readonly batch: WireBatch
  /** What it is answered with. */
  readonly status: number
}

/** How the collector answers: a status, maybe with `Retry-After`; 0 where it cannot be reached. */
export type Reply = { readonly status: number; readonly retryAfter?: string }

export type Settings = typeof usualSettings

const usualSettings = {
  reply: (): Reply => ({ status: 200 }),
  latencyMs: 10,
  /** Characters that fit on the device. */
  quota: Number.POSITIVE_INFINITY,
  hasLocks: true,
  /** What the browser tells of its visitor. */
  gpc: false,
  dnt: false,
}

/** What browsers carry at a time of requests that may outlive their page. */
const outlivingBytes = 65_536

/** `fetch`, refusing what is beyond it, as browsers do. */
function withinBudget(fetch: Env['fetch']): Env['fetch'] {
  let carriedBytes = 0
  return async (url, request) => {
    const { size } = new Blob([`${request.body}`])
    if (carriedBytes + size > outlivingBytes) throw new TypeError('Failed to fetch')
    carriedBytes += size
    return fetch(url, request).finally(() => {
      carriedBytes -= size
    })
  }
}

/** Null for what is no JSON. */
function parsedJson(body: string): WireBatch | null {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}

const usedOn = (device: Map<string, string>): number =>
  [...device].reduce((sum, [key, value]) => sum + key.length + value.length, 0)

/** `localStorage` with a quota. */
const fakeStorage = (device: Map<string, string>, settings: Settings): Env['localStorage'] =>
  new Proxy<Env['localStorage']>(
    {},
    {
      get: (_, name: string) => device.get(name),
      set: (_, name: string, value: string) => {
        const used = usedOn(device) - (device.get(name)?.length ?? 0)
        if (used + name.length + value.length > settings.quota) throw new DOMException('full', 'QuotaExceededError')
        device.set(name, value)
        return true
      },
      deleteProperty: (_, name: string) => device.delete(name) || true,
      ownKeys: () => [...device.keys()],
      getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
    },
  )

/** Web Locks, held by pages: who asks waits until the name is free. */
function fakeLocks(settings: Settings): Pick<Device, 'locksOf' | 'release'> {
  let held: readonly { readonly name: string; readonly holder: object; readonly free: () => void }[] = []
  let waiting: readonly (() => void)[] = []
  const wake = (): void => {
    const woken = waiting
    waiting = []
    for (const resume of woken) resume()
  }
  const locks = (holder: object): Env['navigator']['locks'] => ({
    request: async (name, { signal }, action) => {
      signal.addEventListener('abort', wake)
      while (held.some((other) => other.name === name) && !signal.aborted)
        await new Promise<void>((resume) => (waiting = [...waiting, resume]))
      signal.throwIfAborted()
      const free = (): void => {
        held = held.filter((other) => other.free !== free)
        wake()
      }
      held = [...held, { name, holder, free }]
      await action().finally(free)
    },
  })
  return {
    locksOf: (holder) => (settings.hasLocks ? locks(holder) : undefined),
    release: (holder) => {
      for (const lock of held) if (lock.holder === holder) lock.free()
    },
  }
}

/** SHA-256 without waiting for the browser. */
async function digest(_: string, text: Uint8Array): Promise<ArrayBuffer> {
  const pairs = sha256(new TextDecoder().decode(text)).match(/../g) ?? []
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16)).buffer
}

/** The same bits every time. */
function fakeBits(): () => number {
  let bits = 0x9e3779b9
  return () => {
    bits = (Math.imul(bits, 1_664_525) + 1_013_904_223) >>> 0
    return bits
  }
}

/**
 * A device with a clock, storage and a collector, on which pages are opened. Time passes when a test says so.
 *
 * @param parse Reads what is sent, as the collector does. Null for what it refuses.
 */
export function fakeBrowser(parse: (body: string) => WireBatch | null = parsedJson, given: Partial<Settings> = {}) {
  const settings: Settings = { ...usualSettings, ...given }
  const clock = fakeClock()
  const device = new Map<string, string>()
  const requests: Request[] = []
  const warnings: string[] = []
  const cookies = new Map<string, string>()

  const fetch: Env['fetch'] = async (url, request) => {
    const body = `${request.body}`
    const batch = parse(body)
    const { status, retryAfter } = batch ? settings.reply() : { status: 400 }
    if (batch) requests.push({ url, body, batch, status })
    await new Promise<void>((resolve) => clock.after(settings.latencyMs, resolve))
    if (status === 0) throw new TypeError('Failed to fetch')
    return { status, headers: new Headers(retryAfter ? { 'Retry-After': retryAfter } : {}), text: async () => '' }
  }

  const nextBits = fakeBits()
  const lent: Device = {
    clock,
    warnings,
    fetch: withinBudget(fetch),
    localStorage: fakeStorage(device, settings),
    get cookie() {
      return [...cookies].map((pair) => pair.join('=')).join('; ')
    },
    set cookie(cookie: string) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      if (settings.quota > 0 && value) cookies.set(name, value)
      else cookies.delete(name)
    },
    get signals() {
      return { globalPrivacyControl: settings.gpc, doNotTrack: settings.dnt ? '1' : null }
    },
    crypto: { getRandomValues: (bits) => bits.map(nextBits), subtle: { digest } },
    ...fakeLocks(settings),
  }

  return {
    settings,
    clock,
    device,
    cookies,
    requests,
    warnings,
    used: () => usedOn(device),
    open: (shown?: Partial<Shown>) => fakePage(lent, shown),
    /** Everything that was sent, in the order it came. */
    arrived: (): WireEvent[] => requests.flatMap(({ batch }) => batch.events),
  }
}
