import { type BatchInput, normaliseEmail, type WireEventInput } from '@touchline/schema'
import { sha256Hex } from '../lib/crypto.ts'
import { uuidv7From } from '../lib/uuidv7-from.ts'
import type { Mark } from './plan.ts'
import { type Browser, minuteMs, type PlantedVisit } from './visits.ts'

/** What one browser sends to `POST /v1/events`, but for the sender's clock as it does: `sentAt`. */
export type PlantedBatch = Omit<BatchInput, 'sentAt'>

export const siteHost = 'www.planted.example'

/** @param seed Other companies have other ids. */
export const batchOf = (seed: number, browser: Browser): PlantedBatch => ({
  visitorId: visitorIdOf(seed, browser),
  events: browser.visits.flatMap((visit) => eventsOf(seed, browser, visit)),
})

export const visitorIdOf = (seed: number, { name, visits }: Browser): string =>
  uuidv7From(visits[0]?.at ?? 0, `${seed}/${name}`)

/** The id of what happened on a browser at that time. */
export const eventIdOf = (seed: number, { name }: Browser, at: number, type: WireEventInput['type']): string =>
  uuidv7From(at, `${seed}/${name}/${type}`)

function eventsOf(seed: number, browser: Browser, visit: PlantedVisit): WireEventInput[] {
  const stamp = (at: number, type: WireEventInput['type']) => ({
    id: eventIdOf(seed, browser, at, type),
    occurredAt: new Date(at).toISOString(),
  })
  const { at, mark, lead, namedAt, sendsForm } = visit
  const landing = `${addressOf('/')}${parametersOf(mark)}`
  const { referrer } = mark
  const events: WireEventInput[] = [
    { ...stamp(at, 'page'), type: 'page', url: landing, ...(referrer !== undefined && { referrer }) },
  ]
  if (!lead || namedAt === null) return events
  const emailHash = sha256Hex(normaliseEmail(lead.email) ?? '')
  const named: WireEventInput = { ...stamp(namedAt, 'identify'), type: 'identify', emailHash }
  if (!sendsForm) return [...events, named]
  const url = addressOf(lead.segment.path)
  return [
    ...events,
    { ...stamp(at + 2 * minuteMs, 'page'), type: 'page', url, referrer: landing },
    named,
    { ...stamp(lead.at, 'form'), type: 'form', url, form: 'contact', lead: true },
  ]
}

const addressOf = (path: string): string => `https://${siteHost}${path}`

function parametersOf({ utm }: Mark): string {
  if (!utm) return ''
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(utm)) parameters.set(`utm_${name}`, value)
  return `?${parameters}`
}
