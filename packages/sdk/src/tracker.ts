import type { Tracker } from './api.ts'
import { cleanJson, cleanText } from './clean.ts'
import type { Env } from './env.ts'
import type { Hash } from './hash.ts'
import { identifying } from './identity.ts'
import { openEvents, storeAfterMs } from './limits.ts'
import type { TrackerOptions } from './options.ts'
import type { Ask } from './plugin.ts'
import { createQueue } from './queue.ts'
import { attempt, quietly, type Warn } from './quietly.ts'
import { createSiteId } from './site-id.ts'
import type { Store } from './store.ts'
import { createIds } from './uuid.ts'
import type { Fact, PageEvent } from './wire.ts'

/** What was recorded, and when. A page's title is still to be read. */
type Note = Fact & { readonly at: number; title?: string | undefined }

const consentName = 'touchline.consent'
const visitorName = 'touchline.visitor'

/**
 * Starts recording and delivering on `env`, keeping what is to be kept in `store`.
 *
 * @param ask Asks plug-ins, where there are any.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: A scope to share variables in, which cost pages less than fields.
export function startTracker(
  options: TrackerOptions,
  env: Env,
  store: Store,
  warn: Warn,
  sha256: Hash,
  ask?: Ask,
): Tracker {
  const { requireConsent } = options
  const { document, navigator } = env
  const site = options.cookieless || options.cookie === false ? undefined : createSiteId(env)
  const newId = createIds(env)
  const queue = createQueue(options, env, store, warn, newId)

  /** The purpose that recording needs. */
  const needed = requireConsent && requireConsent !== true ? requireConsent : 'analytics'
  /** What was decided, purpose by purpose: null where nothing was, undefined until the device is asked for it. */
  let purposes: Record<string, boolean> | null | undefined
  let visitor = ''
  /** Not ready to be sent: making each ready on its own would cost the page. */
  let notes: Note[] = []
  /** The last page among them. */
  let openPage: Note | undefined
  /** Of the first page alone. */
  let referrer: string | undefined = document.referrer

  /** Whether events may be recorded. Undefined while it is open. */
  const isGranted = (): boolean | undefined => {
    if (purposes === undefined) purposes = attempt(JSON.parse)(store.read(consentName)) ?? null
    return purposes
      ? !!purposes[needed]
      : !((options.gpc !== false && navigator.globalPrivacyControl) || (options.dnt && navigator.doNotTrack === '1')) &&
          (!requireConsent || undefined)
  }

  /** From now on it is somebody else, or nobody. */
  const become = (id: string): void => {
    visitor = id
    site?.write(id)
    if (id) store.write(visitorName, id)
  }

  /** Who this browser is. Where nothing can be kept, for as long as the page lives. */
  const visitorId = (): string | undefined => {
    if (!isGranted()) return undefined
    if (!visitor) {
      const known = [site?.read(), store.read(visitorName), ask?.('newVisitor')]
      become((known as string[]).find((id) => /^[\da-f-]{36}$/i.test(id)) ?? newId())
    }
    return visitor
  }

  /** A single-page application sets a page's title some time after its address. */
  const settleTitle = (next?: Note): void => {
    if (openPage) openPage.title = document.title
    openPage = next
  }

  const hand = quietly(warn, ({ at, ...fact }: Note) => {
    const event = { id: newId(), occurredAt: new Date(at).toISOString(), ...fact, consent: purposes ?? undefined }
    const text = cleanJson((ask ? ask('beforeSend', event) : event) as object)
    // Pages replace `JSON` and give every object a `toJSON`: what isn't an event would cost its neighbours.
    if (/^{/.test(text)) queue.append(visitorId(), text)
  })

  /** Makes what was recorded ready to be sent, if the visitor has decided. */
  const seal = (): void => {
    settleTitle()
    if (isGranted()) notes.splice(0).forEach(hand)
    else if (isGranted() === false) notes = []
    else queue.drop(notes.splice(0, notes.length - openEvents).length)
  }

  const settle = (): void => {
    seal()
    if (isGranted()) queue.save()
  }

  const record = (given: Fact): void => {
    const told = given.type === 'identify' ? given : { url: document.URL, ...given }
    const note = { at: env.Date.now(), ...((ask ? ask('enrich', told) : told) as Fact) }
    if (/page|form/.test(note.type) && !/^http/.test(`${note.url}`)) {
      warn?.(`${note.type}: not on a web address`)
      return
    }
    if (note.type === 'page') {
      ask?.('onPage', note as Fact<PageEvent>)
      settleTitle(note)
    }
    if (notes.push(note) === 1) env.setTimeout(settle, storeAfterMs)
    if (notes[openEvents]) seal()
  }

  /** Nothing is kept of the visitor, on the device or in memory. */
  const wipe = (): void => {
    notes = []
    queue.close()
    become('')
    store.names('touchline.').forEach(store.remove)
  }

  const tracker: Tracker = {
    record,
    page: () => {
      record({ type: 'page', referrer })
      referrer = undefined
    },
    identify: (identity) =>
      identifying(identity, sha256, (fact) => {
        if (fact) record(fact)
        else warn?.('identify names nobody')
      }),
    track: (given, properties?: object) => {
      const name = cleanText(given)
      if (name) record({ type: 'track', name, properties: properties ? { ...properties } : undefined })
      else warn?.('track: has no name')
    },
    reset: () => {
      if (!isGranted()) return
      seal()
      queue.close()
      become(newId())
    },
    consent: (decision) => {
      if (isGranted() === false) notes = []
      const given = typeof decision === 'boolean' ? { [needed]: decision } : decision
      purposes = {}
      for (const name in given) purposes[name] = given[name] === true
      if (!isGranted()) wipe()
      store.write(consentName, JSON.stringify(purposes))
      settle()
    },
    forget: () => {
      wipe()
      purposes = null
    },
    visitorId,
    flush: async () => {
      settle()
      if (isGranted()) await queue.flush()
    },
  }
  const functions = tracker as unknown as Record<string, () => unknown>
  for (const name in functions) functions[name] = quietly(warn, functions[name] as () => unknown)

  const leave = quietly(warn, () => {
    ask?.('onLeave')
    seal()
    if (isGranted()) queue.leave()
  })
  env.addEventListener('pagehide', leave)
  // A tab of Firefox that is closed loses most of what it sends any later, and does not keep what it stores.
  env.addEventListener('beforeunload', leave)
  document.addEventListener('visibilitychange', () => document.hidden && leave())
  // What pages before this one left behind.
  env.setTimeout(settle, storeAfterMs)
  return tracker
}
