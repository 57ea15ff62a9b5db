import { chance, integer, type Random, randomOf } from './draws.ts'
import { type Drawing, dayMs, dayNumber, type PlantedLead } from './leads.ts'
import type { ChannelPlan, Mark, Noise, Plan } from './plan.ts'

/** A visit as it truly was. Instants are epoch milliseconds. */
export type PlantedVisit = {
  /** Null of who never says who they are. */
  readonly lead: PlantedLead | null
  readonly at: number
  readonly mark: Mark
  /** When whoever it is said who they are in it. Null where they did not. */
  readonly namedAt: number | null
  /** Whether the lead's form was sent as they said so. */
  readonly sendsForm: boolean
}

/** One browser, and all visits that were made with it. */
export type Browser = { readonly name: string; readonly visits: readonly PlantedVisit[] }

export const minuteMs = 60_000

/** A form is sent so long after its visit began. */
const formAfterMs = 5 * minuteMs

/** A mail that tells who follows its link. */
const namingMail: Mark = { utm: { source: 'crm', medium: 'email', campaign: 'follow-up' } }

/** Everybody's browsers: leads' in the order of these, then those of strangers. */
export function drawBrowsers(plan: Plan, drawing: Drawing, leads: readonly PlantedLead[]): Browser[] {
  const own = leads.map((lead) => browsersOf(plan, drawing, lead))
  return [
    ...shareBrowsers(plan.noise, drawing, own),
    ...plan.channels.flatMap((channel) => strangers(channel, drawing, leads)),
  ]
}

/** A lead's own: that with which it sent the form first. */
function browsersOf({ channels, noise }: Plan, { seed, until }: Drawing, lead: PlantedLead): Browser[] {
  const random = randomOf(seed, 'visits', lead.no)
  const markOf = (name: string): Mark => channels.find(({ channel }) => channel === name)?.mark ?? {}
  const before = earlierVisits(random, lead, markOf)
  const form: PlantedVisit = {
    ...{ lead, at: lead.at - formAfterMs, mark: lead.channel.mark },
    ...{ namedAt: lead.at - 1_000, sendsForm: true },
  }
  if (before.length === 0 || !chance(random, noise.otherDevice)) return [{ name: lead.id, visits: [...before, form] }]
  const mailed = lead.at + integer(random, 1, 10) * dayMs
  const isNamed = chance(random, noise.namedLater) && mailed + dayMs < dayNumber(until) * dayMs
  const naming = { lead, at: mailed, mark: namingMail, namedAt: mailed + 500, sendsForm: false }
  return [
    { name: lead.id, visits: [form] },
    { name: `${lead.id} elsewhere`, visits: isNamed ? [...before, naming] : before },
  ]
}

/** Days apart. */
function earlierVisits(random: Random, lead: PlantedLead, markOf: (channel: string) => Mark): PlantedVisit[] {
  let { at } = lead
  const backwards = lead.earlier.toReversed().map((channel): PlantedVisit => {
    at -= integer(random, 1, 12) * dayMs + integer(random, 0, 90) * minuteMs
    return { lead, at, mark: markOf(channel), namedAt: null, sendsForm: false }
  })
  return backwards.reverse()
}

/** Nothing that two people do on one browser is taken for one visit. */
const apartMs = 60 * minuteMs

/** Has some leads use the browser of another one, where that makes nobody's visits touch. */
function shareBrowsers({ sharedBrowser }: Noise, { seed }: Drawing, own: readonly Browser[][]): Browser[] {
  const random = randomOf(seed, 'sharing')
  const shared = new Map<number, PlantedVisit[]>()
  const guests = new Set<number>()
  own.forEach(([mine], no) => {
    const [isGuest, host] = [chance(random, sharedBrowser), integer(random, 0, own.length - 1)]
    const theirs = shared.get(host) ?? own[host]?.[0]?.visits
    if (!isGuest || !mine || !theirs || host === no || guests.has(host) || shared.has(no)) return
    if (theirs.some(({ at }) => mine.visits.some((visit) => Math.abs(visit.at - at) < apartMs))) return
    shared.set(
      host,
      [...theirs, ...mine.visits].sort((a, b) => a.at - b.at),
    )
    guests.add(no)
  })
  return own.flatMap(([mine, ...others], no) => {
    if (!mine || guests.has(no)) return others
    return [{ name: mine.name, visits: shared.get(no) ?? mine.visits }, ...others]
  })
}

/** People who looked once and never said who they are. */
function strangers(
  { channel, mark, strangersPerLead, begunDaysAgo }: ChannelPlan,
  drawing: Drawing,
  leads: readonly PlantedLead[],
): Browser[] {
  const { seed, days, until } = drawing
  const count = Math.round(strangersPerLead * leads.filter((lead) => lead.channel.channel === channel).length)
  return Array.from({ length: count }, (_, no) => {
    const random = randomOf(seed, 'stranger', channel, no)
    const day = dayNumber(until) - integer(random, 1, Math.min(days, begunDaysAgo ?? days))
    const at = day * dayMs + integer(random, 8 * 3_600, 17 * 3_600) * 1_000
    return { name: `stranger ${channel} ${no}`, visits: [{ lead: null, at, mark, namedAt: null, sendsForm: false }] }
  })
}
