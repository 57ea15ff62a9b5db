import { createHash } from 'node:crypto'
import { normaliseEmail, type WireEventInput } from '@touchline/schema'
import { browsedPages, type PagePath, pageTitles, siteHost } from './pages.ts'
import type { Person } from './people.ts'
import { hexadecimal, integer, pick, type Random, streak } from './random.ts'
import { uuidv7 } from './uuids.ts'
import type { VisitWay } from './ways.ts'

/** A visit in the making. Whom it names and whether they send the form is for the caller to say. */
export type PlannedVisit = {
  readonly at: number
  readonly way: VisitWay
  /** Who follows a link that was sent to them, and so is known from the first page on. */
  readonly known?: Person
  /** Who ends it by sending the contact form. */
  readonly sendsForm?: Person
}

/** What the SDK would have recorded of the visit. A visit takes less than half an hour. */
export function visitEvents(random: Random, visit: PlannedVisit): WireEventInput[] {
  const urls = urlsOf(random, visit)
  const events: WireEventInput[] = urls.map((url, i) => {
    const referrer = i === 0 ? visit.way.referrer : urls[i - 1]
    return {
      ...stamp(random, visit.at + i * 90_000 + (i && integer(random, 0, 60_000))),
      type: 'page',
      url,
      title: pageTitles[new URL(url).pathname as PagePath],
      ...(referrer !== undefined && { referrer }),
    }
  })
  if (visit.known) events.push(identify(random, visit.at + 500, visit.known))
  if (visit.sendsForm) events.push(...contactForm(random, formTime(visit, urls.length), visit.sendsForm))
  return events
}

/** The address that was opened, with its campaign parameters, and what was read after it. */
function urlsOf(random: Random, { way, sendsForm }: PlannedVisit): string[] {
  const landing = way.landing ?? '/'
  const read = Array.from({ length: streak(random, 0.45, 4) }, () => pick(random, browsedPages))
  const pages = sendsForm && landing !== '/contact' ? [...read, '/contact'] : read
  return [`${address(landing)}${markOf(random, way)}`, ...pages.map(address)]
}

const address = (path: string): string => `https://${siteHost}${path}`

function markOf(random: Random, { utm, clickId }: VisitWay): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(utm ?? {})) parameters.set(`utm_${name}`, value)
  if (clickId) parameters.set(clickId, hexadecimal(random, 20))
  return parameters.size > 0 ? `?${parameters}` : ''
}

/** When the form of a visit of this many pages is sent: after reading all of them, typing takes its time. */
const formTime = ({ at }: PlannedVisit, pages: number): number => at + pages * 90_000 + 60_000

function contactForm(random: Random, at: number, person: Person): WireEventInput[] {
  return [
    identify(random, at, person),
    {
      ...stamp(random, at + 1),
      type: 'form',
      url: address('/contact'),
      form: 'contact',
      lead: true,
      fields: { company: person.company },
    },
  ]
}

const identify = (random: Random, at: number, { email }: Person): WireEventInput => ({
  ...stamp(random, at),
  type: 'identify',
  emailHash: createHash('sha256')
    .update(normaliseEmail(email) ?? '')
    .digest('hex'),
})

const stamp = (random: Random, at: number) => ({ id: uuidv7(random, at), occurredAt: new Date(at).toISOString() })
