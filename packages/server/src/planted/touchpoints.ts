import { eventIdOf, visitorIdOf } from './batches.ts'
import type { Browser } from './visits.ts'

/** A visit, or the part of one, that counts as a touchpoint: who it truly was, and who can be known to it, by lead. */
export type PlantedTouchpoint = {
  readonly visitorId: string
  /** The id of its earliest event. */
  readonly touchpointId: string
  readonly at: number
  readonly lead: string | null
  /** Whoever was named last on that browser by then, else first: a shared browser tells no more, one never named nothing. */
  readonly knownAs: string | null
}

/** Where others sat at the browser before, a visit changes hands as somebody says who they are: that makes it two. */
export function touchpointsOf(seed: number, browser: Browser): PlantedTouchpoint[] {
  const visitorId = visitorIdOf(seed, browser)
  return browser.visits.flatMap(({ at, lead, namedAt }): PlantedTouchpoint[] => {
    const whose = { visitorId, lead: lead?.id ?? null }
    const knownAs = knownOn(browser, at)
    const landed = { ...whose, touchpointId: eventIdOf(seed, browser, at, 'page'), at, knownAs }
    if (!lead || namedAt === null || knownAs === lead.id) return [landed]
    const touchpointId = eventIdOf(seed, browser, namedAt, 'identify')
    return [landed, { ...whose, touchpointId, at: namedAt, knownAs: lead.id }]
  })
}

/** Leads whose form's visit is taken for another's, so that nobody knows by which channel they came. */
export const takenForOthers = ({ visits }: Browser): string[] =>
  visits.flatMap(({ at, lead, sendsForm }) =>
    lead && sendsForm && knownOn({ visits }, at) !== lead.id ? [lead.id] : [],
  )

function knownOn({ visits }: Pick<Browser, 'visits'>, at: number): string | null {
  const named = visits.filter(({ namedAt }) => namedAt !== null)
  const latest = named.findLast(({ namedAt }) => (namedAt as number) <= at)
  return (latest ?? named[0])?.lead?.id ?? null
}
