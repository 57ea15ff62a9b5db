import type { EventId, StreamId } from '@touchline/schema'
import type { Classify } from '../channels/classify.ts'
import { directOrigin, type Landing, readLanding } from '../channels/origin.ts'
import type { StoredBody } from '../collect/stored-event.ts'
import type { Touchpoint } from './touchpoint.ts'

/** An event as journeys see it, with whose it is. Instants are epoch milliseconds. */
export type JourneyEvent = {
  readonly id: EventId
  readonly streamId: StreamId
  readonly at: number
  readonly knownAt: number
  /** The person, or null while nobody knows whose it is. */
  readonly owner: string | null
  readonly body: StoredBody
}

/** Touchpoints of one owner (null: of nobody known). */
export type OwnedTouchpoint = { readonly owner: string | null; readonly touchpoint: Touchpoint }

/** What of a workspace decides how its visits are folded. */
export type Folding = {
  /** Hosts whose referrers are no external ones. */
  readonly ownHosts: readonly string[]
  readonly classify: Classify
}

/** A visit in the making. Its landing is that of its first event which has an address. */
type Run = { readonly first: JourneyEvent; readonly events: JourneyEvent[]; landing: Landing | null }

/** After so long without anything that makes visits, one is over. */
export const silenceMs = 30 * 60_000

/**
 * Folds the events of one stream into touchpoints. A visit ends after 30 minutes of silence, where another person takes
 * over, and where the visitor comes in again: by other `utm_*` values, another click id or an external referrer.
 *
 * @param events Of one stream, in time order.
 */
export function foldVisits(events: readonly JourneyEvent[], { ownHosts, classify }: Folding): OwnedTouchpoint[] {
  const folded: OwnedTouchpoint[] = []
  const add = (owner: string | null, touchpoint: Touchpoint): void => {
    folded.push({ owner, touchpoint })
  }
  let run: Run | null = null
  for (const event of events) {
    if (event.body.type === 'touchpoint') {
      add(event.owner, elsewhere(event, event.body, classify))
      continue
    }
    if (!makesVisits(event)) continue
    const landing = landingOf(event, ownHosts)
    if (run && continues(run, event, landing)) {
      run.events.push(event)
      run.landing ??= landing
    } else {
      if (run) add(run.first.owner, visit(run, classify))
      run = { events: [event], landing, first: event }
    }
  }
  if (run) add(run.first.owner, visit(run, classify))
  return folded
}

/** What happens on a page that was recorded is no reason for a visit: a page left open must not begin one as it closes. */
const makesVisits = ({ body }: JourneyEvent): boolean => ['page', 'form', 'track', 'identify'].includes(body.type)

function landingOf({ body }: JourneyEvent, ownHosts: readonly string[]): Landing | null {
  switch (body.type) {
    case 'page':
      return readLanding(body.url, body.referrer, ownHosts)
    case 'form':
      return readLanding(body.url, undefined, ownHosts)
    case 'track':
      return body.url ? readLanding(body.url, undefined, ownHosts) : null
    case 'identify':
    case 'engagement':
    case 'content':
    case 'click':
    case 'exposure':
    case 'source':
    case 'link':
    case 'touchpoint':
      return null
  }
}

function continues(run: Run, event: JourneyEvent, landing: Landing | null): boolean {
  const last = run.events[run.events.length - 1] ?? run.first
  if (event.at - last.at > silenceMs || event.owner !== run.first.owner) return false
  if (!run.landing || !landing || isReload(run, event)) return true
  if (landing.mark !== null && landing.mark !== run.landing.mark) return false
  return event.body.type !== 'page' || landing.origin.referrerHost === null
}

/** The landing page seen again, as the browser repeats its referrer on a reload and on the way back. */
function isReload({ events }: Run, { body }: JourneyEvent): boolean {
  if (body.type !== 'page') return false
  const landed = events.find((event) => event.body.type === 'page')?.body
  return landed?.type === 'page' && landed.url === body.url && landed.referrer === body.referrer
}

// Every field is written out: objects that are put together by spreading so many take several times as long and as much.
function visit({ events, landing, first }: Run, classify: Classify): Touchpoint {
  const origin = landing?.origin ?? directOrigin
  const { source, medium, campaign, adContent, keyword, clickId, referrerHost } = origin
  const pages = events.flatMap(({ body }) => (body.type === 'page' ? [body] : []))
  const forms = events.flatMap(({ at, body }) => (body.type === 'form' ? [{ at, body }] : []))
  const leadForm = forms.find(({ body }) => body.lead)
  const landingPage = landing?.page ?? null
  const kind = 'VISIT'
  return {
    id: first.id,
    streamId: first.streamId,
    side: 'MARKETING',
    kind,
    at: first.at,
    precision: 'INSTANT',
    endedAt: (events[events.length - 1] ?? first).at,
    knownAt: first.knownAt,
    channel: classify({ kind, source, medium, campaign, adContent, keyword, clickId, referrerHost, landingPage }),
    source,
    medium,
    campaign,
    adContent,
    keyword,
    clickId,
    referrerHost,
    landingPage,
    title: pages[0]?.title ?? null,
    pages: pages.length,
    forms: forms.length,
    leadFormAt: leadForm?.at ?? null,
    leadFormPage: leadForm ? readLanding(leadForm.body.url, undefined, []).page : null,
    owner: null,
    direction: null,
    reached: null,
    topic: null,
  }
}

function elsewhere(
  { id, streamId, at, knownAt }: JourneyEvent,
  body: Extract<StoredBody, { type: 'touchpoint' }>,
  classify: Classify,
): Touchpoint {
  const told = {
    source: body.source?.toLowerCase() ?? body.kind,
    medium: body.medium?.toLowerCase() ?? null,
    campaign: body.campaign ?? null,
    adContent: body.content ?? null,
    kind: body.kind.toUpperCase(),
  }
  return {
    id,
    streamId,
    side: body.side,
    kind: told.kind,
    at,
    precision: body.precision,
    endedAt: at,
    knownAt,
    channel: classify(told),
    source: told.source,
    medium: told.medium,
    campaign: told.campaign,
    adContent: told.adContent,
    keyword: null,
    clickId: null,
    referrerHost: null,
    landingPage: null,
    title: body.title ?? null,
    pages: 0,
    forms: 0,
    leadFormAt: null,
    leadFormPage: null,
    owner: body.owner ?? null,
    direction: body.direction ?? null,
    reached: body.reached ?? null,
    topic: body.topic ?? null,
  }
}
