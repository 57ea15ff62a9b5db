import { siteHost } from './batches.ts'
import { amountOf, system } from './crm-files.ts'
import { type Drawing, knownOf, type PlantedLead } from './leads.ts'
import type { Delay, Plan } from './plan.ts'
import { type Cell, cellsOf, likeForLike, mixOf, type Rates, ratesOf, wonWithin } from './rates.ts'
import { type PlantedTouchpoint, takenForOthers, touchpointsOf } from './touchpoints.ts'
import type { Browser } from './visits.ts'

/** What was planted. Rates are those that leads were drawn by; what came of it is counted in `leads`. */
export type Truth = Drawing & {
  readonly system: string
  readonly segments: readonly { readonly segment: string; readonly conversionPage: string; readonly share: number }[]
  readonly channels: readonly ChannelTruth[]
  readonly owners: readonly (Rates & { readonly owner: string; readonly share: number })[]
  readonly identity: IdentityTruth
  readonly leads: number
  readonly persons: readonly LeadTruth[]
  readonly touchpoints: readonly (Omit<PlantedTouchpoint, 'at'> & { readonly at: string })[]
}

type ChannelTruth = Rates & {
  readonly channel: string
  /** Of all leads. */
  readonly share: number
  /** Its close rate, had it the segments that all leads have. */
  readonly likeForLikeCloseRate: number
  readonly wonWithin: readonly { readonly days: number; readonly rate: number }[]
  readonly daysToWin: Delay
}

/** How well whoever follows the rules can tell whose touchpoints are. */
type IdentityTruth = {
  readonly touchpoints: number
  /** Those that are a lead's; that are given to one; and that are given to the one whose they are. */
  readonly ofLeads: number
  readonly known: number
  readonly right: number
  /** right ÷ known, and right ÷ ofLeads. Null of none. */
  readonly precision: number | null
  readonly recall: number | null
}

/** A lead, and what becomes of it in the end: `decidedAfter` so many days, which may be after all that is known. */
type LeadTruth = {
  readonly lead: string
  readonly channel: string
  /** Another where somebody else's browser hides by which channel it came. */
  readonly countsIn: string
  readonly segment: string
  readonly owner: string
  readonly createdAt: string
  readonly worked: boolean
  readonly reached: boolean
  readonly accepted: boolean
  readonly won: boolean
  readonly decidedAfter: number | null
  /** As of the end. */
  readonly outcome: 'WON' | 'LOST' | 'OPEN'
  readonly revenueMinor: number
}

const horizons = [30, 90, 180, 365]

export function truthOf(
  plan: Plan,
  drawing: Drawing,
  leads: readonly PlantedLead[],
  browsers: readonly Browser[],
): Truth {
  const cells = cellsOf(plan)
  const mix = mixOf(cells)
  const touchpoints = browsers.flatMap((browser) => touchpointsOf(drawing.seed, browser))
  const hidden = new Set(browsers.flatMap(takenForOthers))
  return {
    ...drawing,
    system,
    segments: plan.segments.map(({ segment, path }) => ({
      segment,
      conversionPage: siteHost + path,
      share: mix.get(segment) ?? 0,
    })),
    channels: plan.channels.map((channel) => channelTruth(channel.channel, cells, mix)),
    owners: plan.owners.map(({ owner }) => {
      const theirs = cells.filter((cell) => cell.owner === owner)
      return { owner, share: shareOf(theirs), ...ratesOf(theirs) }
    }),
    identity: identityTruth(touchpoints),
    persons: leads.map((lead) => leadTruth(lead, drawing, hidden)),
    touchpoints: touchpoints.map((touchpoint) => ({ ...touchpoint, at: new Date(touchpoint.at).toISOString() })),
  }
}

function channelTruth(channel: string, cells: readonly Cell[], mix: ReadonlyMap<string, number>): ChannelTruth {
  const its = cells.filter((cell) => cell.channel.channel === channel)
  const delay = its[0]?.channel.delay
  if (!delay) throw new Error(`The plan has no leads of ${channel}`)
  return {
    ...{ channel, share: shareOf(its), ...ratesOf(its) },
    likeForLikeCloseRate: likeForLike(its, mix),
    wonWithin: horizons.map((days) => ({ days, rate: wonWithin(its, days) })),
    daysToWin: delay,
  }
}

const shareOf = (cells: readonly Cell[]): number => cells.reduce((sum, { share }) => sum + share, 0)

function identityTruth(touchpoints: readonly PlantedTouchpoint[]): IdentityTruth {
  const count = (is: (touchpoint: PlantedTouchpoint) => boolean): number => touchpoints.filter(is).length
  const ofLeads = count(({ lead }) => lead !== null)
  const known = count(({ knownAs }) => knownAs !== null)
  const right = count(({ lead, knownAs }) => lead !== null && lead === knownAs)
  return {
    ...{ touchpoints: touchpoints.length, ofLeads, known, right },
    ...{ precision: known === 0 ? null : right / known, recall: ofLeads === 0 ? null : right / ofLeads },
  }
}

/** Of who comes without any campaign or referrer. */
const nowhere = 'Direct'

function leadTruth(lead: PlantedLead, drawing: Drawing, hidden: ReadonlySet<string>): LeadTruth {
  const { id, channel, segment, owner, worked, reached, accepted, won, decidedAfter } = lead
  const { outcome } = knownOf(lead, drawing.until)
  return {
    ...{ lead: id, channel: channel.channel, countsIn: hidden.has(id) ? nowhere : channel.channel },
    ...{ segment: segment.segment, owner: owner.owner, createdAt: new Date(lead.at).toISOString() },
    ...{ worked, reached, accepted, won, decidedAfter, outcome },
    revenueMinor: outcome === 'WON' ? amountOf(lead, drawing) * 100 : 0,
  }
}
