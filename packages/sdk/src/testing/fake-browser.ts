import type { Env, Store } from '../env.ts'
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

/** `send`, refusing what is beyond it, as browsers do. */
function withinBudget(send: Env['send']): Env['send'] {
  let carriedBytes = 0
  return async (url, body) => {
    const { size } = new Blob([body])
    if (carriedBytes + size > outlivingBytes) throw new TypeError('Failed to fetch')
    carriedBytes += size
    return send(url, body).finally(() => {
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

const fakeStore = (device: Map<string, string>, settings: Settings): Store => ({
  read: (key) => device.get(key) ?? null,
  write: (key, value) => {
    const fits = usedOn(device) + key.length + value.length <= settings.quota
    if (fits) device.set(key, value)
    return fits
  },
  remove: (key) => void device.delete(key),
  keys: () => [...device.keys()],
})

/** Names held by pages, as Web Locks are. */
function fakeLocks(settings: Settings): Pick<Device, 'claim' | 'release'> {
  const holders = new Map<string, object>()
  return {
    claim: (name, holder) => {
      if (settings.hasLocks && holders.has(name)) return false
      holders.set(name, holder)
      return true
    },
    release: (holder) => {
      for (const [name, other] of holders) if (other === holder) holders.delete(name)
    },
  }
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
  const site = { id: '' }

  const send: Env['send'] = async (url, body) => {
    const batch = parse(body)
    const { status, retryAfter } = batch ? settings.reply() : { status: 400 }
    if (batch) requests.push({ url, body, batch, status })
    await new Promise<void>((resolve) => clock.after(settings.latencyMs, resolve))
    if (status === 0) throw new TypeError('Failed to fetch')
    return { status, headers: new Headers(retryAfter ? { 'Retry-After': retryAfter } : {}), text: async () => '' }
  }

  const lent = {
    clock,
    warnings,
    send: withinBudget(send),
    store: fakeStore(device, settings),
    siteId: {
      read: () => site.id,
      write: (id: string) => {
        site.id = settings.quota > 0 ? id : ''
      },
    },
    get signals() {
      return { gpc: settings.gpc, dnt: settings.dnt }
    },
    randomBits: fakeBits(),
    ...fakeLocks(settings),
  }

  return {
    settings,
    clock,
    device,
    /** What its cookies say of the visitor. */
    site,
    requests,
    warnings,
    used: () => usedOn(device),
    open: (shown?: Partial<Shown>) => fakePage(lent, shown),
    /** Everything that was sent, in the order it came. */
    arrived: (): WireEvent[] => requests.flatMap(({ batch }) => batch.events),
  }
}
