import type { Properties, Tracker } from './api.ts'
import { cleaned, cleanText, clip } from './clean.ts'
import type { Env, Store } from './env.ts'
import { identifying } from './identity.ts'
import { openEvents, storeAfterMs } from './limits.ts'
import type { TrackerOptions } from './options.ts'
import { type Ask, askNobody } from './plugin.ts'
import { createQueue } from './queue.ts'
import { attempt, quietly } from './quietly.ts'
import { createIds } from './uuid.ts'
import type { Fact, PageEvent, WireEvent } from './wire.ts'

/** A page event's title is still to be read. */
type OpenEvent = WireEvent & { title?: string | undefined }

const consentKey = 'touchline.consent'
const visitorKey = 'touchline.visitor'

const nothingKept: Store & Env['siteId'] = { read: () => null, write: () => false, remove: () => {}, keys: () => [] }

const isId = (value: unknown): value is string => /^[\da-f-]{36}$/i.test(`${value}`)

/** What may be kept on the device. */
export const storeOf = (options: TrackerOptions, env: Env): Store => (options.cookieless ? nothingKept : env.store)

/** Starts recording and delivering on `env`. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: A scope to share variables in, which cost pages less than fields.
export function startTracker(options: TrackerOptions, env: Env, ask: Ask = askNobody): Tracker {
  const { requireConsent } = options
  const warn = options.debug ? env.warn : undefined
  const store = storeOf(options, env)
  const site = options.cookieless || options.cookie === false ? nothingKept : env.siteId
  const newId = createIds(env)
  const queue = createQueue(options, env, store, warn, newId)

  /** The purpose that recording needs. */
  const needed = requireConsent && requireConsent !== true ? requireConsent : 'analytics'
  /** What was decided, purpose by purpose. Undefined where nothing was, and until it is asked for. */
  let purposes: Record<string, boolean> | undefined
  /** Whether the device was asked for it: of a page that has just begun, its first answer takes milliseconds. */
  let isAsked = false
  let isOpen = false
  let visitor = ''
  /** What was recorded, and is not ready to be sent. */
  let recorded: OpenEvent[] = []
  /** The last page among it. */
  let openPage: OpenEvent | undefined
  let isLanding = true

  /** Whether events may be recorded. Undefined while it is open. */
  const isGranted = (): boolean | undefined => {
    if (!isAsked) purposes = attempt(JSON.parse)(store.read(consentKey) ?? '')
    isAsked = true
    return purposes
      ? !!purposes[needed]
      : !((options.gpc !== false && env.signals.gpc) || (options.dnt && env.signals.dnt)) &&
          (!requireConsent || undefined)
  }

  /** From now on it is somebody else, or nobody. */
  const become = (id: string): void => {
    seal()
    queue.close()
    visitor = id
    site.write(id)
    if (id) store.write(visitorKey, id)
  }

  /** Who this browser is. Where nothing can be kept, for as long as the page lives. */
  const visitorId = (): string | undefined => {
    if (!isGranted()) return undefined
    if (!visitor) become([site.read(), store.read(visitorKey), ask('newVisitor')].find(isId) ?? newId())
    return visitor
  }

  /** A single-page application sets a page's title some time after its address. */
  const settleTitle = (next?: OpenEvent): void => {
    if (openPage) openPage.title = clip(env.title()) || undefined
    openPage = next
  }

  const hand = quietly(warn, (event: OpenEvent) => {
    const text = JSON.stringify(ask('beforeSend', { ...event, consent: purposes }))
    // Pages replace `JSON` and give every object a `toJSON`: what isn't an event would cost its neighbours.
    if (/^{/.test(text)) queue.append(visitorId(), text)
  })

  /** Makes what was recorded ready to be sent, if the visitor has decided: each on its own would cost the page. */
  const seal = (): void => {
    settleTitle()
    if (isGranted()) {
      if (!isOpen) open()
      recorded.splice(0).forEach(hand)
    } else if (isGranted() === false) recorded = []
    else queue.drop(recorded.splice(0, recorded.length - openEvents).length)
  }

  const settle = (): void => {
    seal()
    queue.save()
  }

  const record = (given: Fact): void => {
    if (isAsked && isGranted() === false) return
    const fact = cleaned(ask('enrich', given.type === 'identify' ? given : { url: env.url(), ...given }) as Fact)
    if (!fact.url && /page|form/.test(fact.type)) {
      warn?.(`${fact.type}: not on a web address`)
      return
    }
    const event = { id: newId(), occurredAt: new Date(env.now()).toISOString(), ...fact } as OpenEvent
    if (fact.type === 'page') {
      ask('onPage', fact as Fact<PageEvent>)
      settleTitle(event)
    }
    recorded.push(event)
    if (recorded.length === 1) env.after(storeAfterMs, settle)
    if (recorded.length > openEvents) seal()
  }

  /** Nothing is kept of the visitor, on the device or in memory. */
  const wipe = (): void => {
    recorded = []
    queue.clear()
    become('')
    for (const name of store.keys()) if (name.startsWith('touchline.')) store.remove(name)
  }

  const open = (): void => {
    isOpen = !!isGranted()
    if (isOpen) void queue.open()
  }

  const tracker: Tracker = {
    record,
    page: () => {
      record({ type: 'page', referrer: isLanding ? env.referrer() : undefined })
      isLanding = false
    },
    identify: (identity) =>
      identifying(identity, env.sha256, (fact) => {
        if (fact) record(fact)
        else warn?.('identify names nobody')
      }),
    track: (given: string, properties?: Properties) => {
      const name = cleanText(given)
      if (name) record({ type: 'track', name, properties: { ...properties } })
      else warn?.('track: has no name')
    },
    reset: () => {
      if (isGranted()) become(newId())
    },
    consent: (decision) => {
      const wasGranted = isGranted()
      if (wasGranted === false) recorded = []
      const given = typeof decision === 'boolean' ? { [needed]: decision } : decision
      purposes = {}
      for (const name in given) purposes[name] = given[name] === true
      if (!isGranted()) wipe()
      else if (!wasGranted) open()
      store.write(consentKey, JSON.stringify(purposes))
      settle()
    },
    forget: () => {
      wipe()
      purposes = undefined
    },
    visitorId,
    flush: () => {
      settle()
      return queue.flush()
    },
  }
  const functions = tracker as unknown as Record<string, () => unknown>
  for (const name in functions) functions[name] = quietly(warn, functions[name] as () => unknown)
  env.after(0, () => isOpen || open())
  env.onReturn(open)
  env.onLeave((isGone) => {
    ask('onLeave')
    seal()
    queue.leave(isGone)
  })
  return tracker
}
