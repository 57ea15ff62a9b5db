import type { ChannelPlan, Others } from './channel-plan.ts'
import { around, chance, integer, isNonEmpty, type NonEmpty, pick, pickWeighted, type Random } from './random.ts'

/** Days after the lead was created. */
type Steps = { readonly mql?: number; readonly sal?: number; readonly opportunity?: number }

/** How a lead ends, whether or not that is before today. Amounts in euros. Reasons are null where nobody gave one. */
export type Fate = Steps &
  (
    | {
        readonly kind: 'WON'
        readonly closed: number
        readonly dealEur: number
        readonly reason: string | null
        readonly expansion: Expansion | null
        readonly recycling: Recycling | null
      }
    | {
        readonly kind: 'DEAL_LOST'
        readonly closed: number
        readonly dealEur: number
        readonly reason: string | null
      }
    | { readonly kind: 'DISQUALIFIED' | 'REFUSED'; readonly closed: number; readonly reason: string | null }
    | { readonly kind: 'RECYCLED'; readonly recycling: Recycling }
    | { readonly kind: 'WORKING' | 'UNTOUCHED' | 'UNASSIGNED' | 'NURTURED' }
  )

/** A second deal that the customer signs: days after the first. */
type Expansion = { readonly after: number; readonly dealEur: number }

/** Sales gives the lead back, so many days after it was created, for so many more. */
type Recycling = { readonly after: number; readonly days: number; readonly reason: string | null }

const wins: NonEmpty<string> = ['Works with our WMS', 'Quick to introduce', 'Price', 'Reference visit', 'Support']
const lostDeals: NonEmpty<string> = ['Price', 'Competitor', 'No decision', 'Missing feature', 'Bad timing']
const disqualifications: NonEmpty<string> = ['Student or job seeker', 'Wrong address', 'Sells something to us']
const refusals: NonEmpty<string> = ['Too small', 'No need', 'No budget', 'Not reachable', 'Only wanted the checklist']
const delays: NonEmpty<string> = ['Budget next year', 'Contract elsewhere', 'Site not built yet', 'Project postponed']

export function wonFate(random: Random, plan: ChannelPlan): Fate {
  const closed = Math.max(6, Math.round(around(random, plan.medianDaysToClose, 0.35)))
  const isRevived = chance(random, plan.revived ?? 0)
  return {
    kind: 'WON',
    ...(isRevived ? revivedSteps(closed) : dealSteps(closed)),
    closed,
    dealEur: dealOf(random, plan),
    reason: reasonOf(random, wins, 0.7),
    expansion: chance(random, 0.15) ? { after: integer(random, 30, 120), dealEur: dealOf(random, plan) } : null,
    recycling: isRevived
      ? { after: Math.round(closed * 0.12), days: Math.round(closed * 0.4), reason: reasonOf(random, delays, 0.85) }
      : null,
  }
}

/** What becomes of a lead that nobody wins, as often as the plan says. */
export function otherFate(random: Random, plan: ChannelPlan): Fate {
  const kinds = Object.keys(plan.others) as (keyof Others)[]
  if (!isNonEmpty(kinds)) throw new Error('There are no fates')
  return fateOf[pickWeighted(random, kinds, (kind) => plan.others[kind])](random, plan)
}

const fateOf: Record<keyof Others, (random: Random, plan: ChannelPlan) => Fate> = {
  dealLost: (random, plan) => {
    const closed = Math.max(6, Math.round(around(random, plan.medianDaysToClose * 1.2, 0.4)))
    const dealEur = dealOf(random, plan)
    return { kind: 'DEAL_LOST', ...dealSteps(closed), closed, dealEur, reason: reasonOf(random, lostDeals, 0.85) }
  },
  disqualified: (random) => {
    const mql = integer(random, 0, 3)
    const closed = mql + integer(random, 2, 21)
    const isQualified = chance(random, 0.3)
    return {
      kind: 'DISQUALIFIED',
      ...(isQualified && { mql }),
      closed,
      reason: reasonOf(random, disqualifications, 0.9),
    }
  },
  refused: (random) => {
    const mql = integer(random, 0, 3)
    return { kind: 'REFUSED', mql, closed: mql + integer(random, 2, 12), reason: reasonOf(random, refusals, 0.8) }
  },
  recycled: (random) => {
    const mql = integer(random, 0, 4)
    const days = integer(random, 90, 330)
    const recycling = { after: mql + integer(random, 3, 20), days, reason: reasonOf(random, delays, 0.85) }
    return { kind: 'RECYCLED', mql, recycling }
  },
  working: (random) => ({ kind: 'WORKING', mql: integer(random, 0, 5) }),
  untouched: (random) => ({ kind: 'UNTOUCHED', mql: integer(random, 0, 3) }),
  unassigned: (random) => ({ kind: 'UNASSIGNED', mql: integer(random, 0, 3) }),
  nurtured: () => ({ kind: 'NURTURED' }),
}

const dealSteps = (closed: number): Required<Steps> => ({
  mql: Math.round(closed * 0.05),
  sal: Math.round(closed * 0.15),
  opportunity: Math.round(closed * 0.4),
})

const revivedSteps = (closed: number): Required<Steps> => ({
  mql: Math.round(closed * 0.02),
  sal: Math.round(closed * 0.55),
  opportunity: Math.round(closed * 0.65),
})

const reasonOf = (random: Random, reasons: NonEmpty<string>, given: number): string | null =>
  chance(random, given) ? pick(random, reasons) : null

/** In whole tens. */
const dealOf = (random: Random, plan: ChannelPlan): number =>
  Math.max(50, Math.round(around(random, plan.medianDealEur, 0.4) / 10)) * 10
