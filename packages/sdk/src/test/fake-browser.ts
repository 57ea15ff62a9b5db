import { Batch, WireEvent } from '@touchline/schema'
import type { Env, Store } from '../env.ts'
import type { WireEvent as Event, WireBatch } from '../wire.ts'
import { fakeClock } from './fake-clock.ts'
import { type Device, fakePage, type Shown } from './fake-page.ts'

type Request = {
  readonly url: string
  readonly keepalive: boolean
  readonly body: string
  readonly batch: WireBatch
}

/** How the collector answers: a status, maybe with `Retry-After`; 0 where it cannot be reached. */
type Reply = { readonly status: number; readonly retryAfter?: string }

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

/** Parses as the collector does, so that no test passes with what it would refuse. Null for what is no JSON. */
function parsed(body: string): WireBatch | null {
  let given: unknown
  try {
    given = JSON.parse(body)
  } catch {
    return null
  }
  const batch = Batch.parse(given)
  return { ...batch, events: batch.events.map((event) => WireEvent.parse(event) as Event) }
}

const usedOn = (device: Map<string, string>): number =>
  [...device].reduce((sum, [key, value]) => sum + key.length + value.length, 0)

const fakeStore = (device: Map<string, string>, settings: typeof usualSettings): Store => ({
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
function fakeLocks(settings: typeof usualSettings): Pick<Device, 'claim' | 'release'> {
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

/** A device with a clock, storage and a collector, on which pages are opened. Time passes when a test says so. */
export function fakeBrowser() {
  const settings = { ...usualSettings }
  const clock = fakeClock()
  const device = new Map<string, string>()
  const requests: Request[] = []
  const warnings: string[] = []
  const site = { id: '' }

  const send: Env['send'] = async (url, body, keepalive) => {
    const batch = parsed(body)
    const { status, retryAfter } = batch ? settings.reply() : { status: 400 }
    if (batch) requests.push({ url, keepalive, body, batch })
    await new Promise<void>((resolve) => clock.after(settings.latencyMs, resolve))
    if (status === 0) throw new TypeError('Failed to fetch')
    return { status, headers: new Headers(retryAfter ? { 'Retry-After': retryAfter } : {}), text: async () => '' }
  }

  const lent = {
    clock,
    warnings,
    send,
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
    /** Everything the collector took, in the order it came. */
    arrived: (): Event[] => requests.flatMap(({ batch }) => batch.events),
  }
}
