import type { Purposes, Tracker } from './api.ts'
import { cleanJson, cleanText } from './clean.ts'
import type { Env } from './env.ts'
import type { Hash } from './hash.ts'
import { identifying } from './identity.ts'
import { openEvents, storeAfterMs } from './limits.ts'
import type { TrackerOptions } from './options.ts'
import type { Ask } from './plugin.ts'
import { createQueue } from './queue.ts'
import { quietly, type Warn } from './quietly.ts'
import { siteCookie } from './site-cookie.ts'
import type { Store } from './store.ts'
import { createIds } from './uuid.ts'
import type { Fact, PageEvent } from './wire.ts'

/** What was recorded, and when. A page's title is still to be read. */
type Note = Fact & { readonly occurredAt: string; title?: string | undefined }

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
  const cookie = siteCookie(env, options)
  const newId = createIds(env)
  const queue = createQueue(options, env, store, warn, newId)

  /** The purpose that recording needs. */
  const needed = options.requireConsent && options.requireConsent !== true ? options.requireConsent : 'analytics'
  /** What was decided, purpose by purpose: false where nothing was, undefined until the device is asked for it. */
  let purposes: Record<string, boolean> | false | undefined
  let visitor = ''
  /** Not ready to be sent: making each ready on its own would cost the page. */
  let notes: Note[] = []
  /** The last page that was recorded. */
  let openPage: { title?: string | undefined } = {}
  /** Of the first page alone. */
  let referrer: string | undefined = env.document.referrer

  /** Whether events may be recorded. Undefined while it is open. */
  const isGranted = (): boolean | undefined => {
    purposes ??= quietly(JSON.parse)(store.read('touchline.consent') || 'false')
    return purposes
      ? !!purposes[needed]
      : !(
          (options.gpc !== false && env.navigator.globalPrivacyControl) ||
          (options.dnt && env.navigator.doNotTrack === '1')
        ) &&
          (!options.requireConsent || undefined)
  }

  /** From now on it is somebody else, or nobody. */
  const become = (id: string): void => {
    visitor = id
    cookie(id)
    store.write('touchline.visitor', id)
  }

  /** Who this browser is. Where nothing can be kept, for as long as the page lives. */
  const visitorId = (): string | undefined => {
    if (!isGranted()) return undefined
    if (!visitor) {
      const known = `${cookie()};touchline.visitor=${store.read('touchline.visitor') || (ask ? ask('newVisitor') : '')}`
      become(/touchline\.visitor=([\da-f-]{36})/i.exec(known)?.[1] ?? newId())
    }
    return visitor
  }

  /** A single-page application sets a page's title some time after its address. */
  const settleTitle = (): void => {
    openPage.title = env.document.title
  }

  const hand = quietly((note: Note) => {
    const event = { id: newId(), ...note, consent: purposes || undefined }
    const text = cleanJson((ask ? ask('beforeSend', event) : event) as object)
    // Pages replace `JSON` and give every object a `toJSON`: what isn't an event would cost its neighbours.
    if (text[0] === '{') queue.append(visitorId(), text)
  }, warn)

  /** Makes what was recorded ready to be sent, if the visitor has agreed: then it gives true. */
  const seal = (): boolean | undefined => {
    const granted = isGranted()
    settleTitle()
    if (granted) notes.splice(0).forEach(hand)
    else if (granted === false) notes = []
    else queue.drop(notes.splice(0, notes.length - openEvents).length)
    return granted
  }

  const settle = (): void => {
    if (seal()) queue.save()
  }

  const record = (given: Fact): void => {
    const told = { url: env.document.URL, ...given, occurredAt: new Date(env.Date.now()).toISOString() }
    const note: Note = ask ? { ...(ask('enrich', told) as Fact), occurredAt: told.occurredAt } : told
    if (/page|form/.test(note.type) && !/^http/.test(note.url as string)) {
      warn('not recorded', note)
      return
    }
    if (note.type === 'page') {
      ask?.('onPage', note as Fact<PageEvent>)
      settleTitle()
      openPage = note
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
    identify: (identity) => {
      identifying(identity, sha256, record, warn)
    },
    track: (given, properties?: object) => {
      const name = cleanText(given)
      if (name) record({ type: 'track', name, properties: properties ? { ...properties } : undefined })
      else warn('not recorded', given)
    },
    reset: () => {
      if (!seal()) return
      queue.close()
      become(newId())
    },
    consent: (decision) => {
      seal()
      purposes = { [needed]: decision === true }
      const given = decision as Purposes
      for (const name in given) purposes[name] = given[name] === true
      if (!isGranted()) wipe()
      store.write('touchline.consent', JSON.stringify(purposes))
      settle()
    },
    forget: () => {
      wipe()
      purposes = false
    },
    visitorId,
    flush: async () => {
      settle()
      if (isGranted()) await queue.flush()
    },
  }
  const functions = tracker as unknown as Record<string, () => unknown>
  for (const name in functions) functions[name] = quietly(functions[name] as () => unknown, warn)

  // A tab of Firefox that is closed loses most of what it sends after `beforeunload`, and does not keep what it stores.
  // Timers go on after `pagehide`, and may ask for the lock once more: `freeze` ends that, on its way to the document.
  for (const event of ['visibilitychange', 'pagehide', 'beforeunload', 'freeze'])
    env.addEventListener(
      event,
      quietly(() => {
        if (env.document.hidden || event < 'v') {
          ask?.('onLeave')
          if (seal()) queue.leave()
        }
      }, warn),
      true,
    )
  return tracker
}
