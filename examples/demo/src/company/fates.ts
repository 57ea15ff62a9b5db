import type { ChannelPlan } from './channel-plans.ts'
import { around, chance, integer, type NonEmpty, pick, type Random } from './random.ts'

/** Days after the lead was created. */
type Steps = { readonly mql?: number; readonly sal?: number; readonly opportunity?: number }

/** How a lead ends, whether or not that is before today. Amounts in euros. */
export type Fate = Steps &
  (
    | { readonly kind: 'WON'; readonly closed: number; readonly dealEur: number; readonly expansion: Expansion | null }
    | { readonly kind: 'LOST'; readonly closed: number; readonly dealEur: number; readonly reason: string }
    | { readonly kind: 'DORMANT' }
  )

/** A second deal that the customer signs: days after the first. */
type Expansion = { readonly after: number; readonly dealEur: number }

const refusals: NonEmpty<string> = ['No budget', 'Not reachable', 'Too small', 'Student or job seeker', 'No need']
const lostDeals: NonEmpty<string> = ['Price', 'Competitor', 'No decision', 'Missing feature', 'Bad timing']

export function wonFate(random: Random, plan: ChannelPlan): Fate {
  const closed = Math.max(6, Math.round(around(random, plan.medianDaysToClose, 0.35)))
  return {
    kind: 'WON',
    ...dealSteps(closed),
    closed,
    dealEur: dealOf(random, plan),
    expansion: chance(random, 0.15) ? { after: integer(random, 30, 120), dealEur: dealOf(random, plan) } : null,
  }
}

/** Of every ten leads that nobody wins, five are refused early, three lost as deals, and two are never settled. */
export function otherFate(random: Random, plan: ChannelPlan): Fate {
  const lot = random()
  if (lot < 0.5) return refused(random, plan)
  return lot < 0.8 ? dealLost(random, plan) : dormant(random)
}

function refused(random: Random, plan: ChannelPlan): Fate {
  const mql = integer(random, 0, 3)
  const isQualified = chance(random, 0.4)
  const closed = mql + integer(random, 2, 21)
  return {
    kind: 'LOST',
    ...(isQualified && { mql }),
    closed,
    dealEur: dealOf(random, plan),
    reason: pick(random, refusals),
  }
}

function dealLost(random: Random, plan: ChannelPlan): Fate {
  const closed = Math.max(6, Math.round(around(random, plan.medianDaysToClose * 1.2, 0.4)))
  return { kind: 'LOST', ...dealSteps(closed), closed, dealEur: dealOf(random, plan), reason: pick(random, lostDeals) }
}

const dormant = (random: Random): Fate => ({
  kind: 'DORMANT',
  ...(chance(random, 0.5) && { mql: integer(random, 0, 5) }),
})

const dealSteps = (closed: number): Required<Steps> => ({
  mql: Math.round(closed * 0.05),
  sal: Math.round(closed * 0.15),
  opportunity: Math.round(closed * 0.4),
})

/** In whole tens. */
const dealOf = (random: Random, plan: ChannelPlan): number =>
  Math.max(50, Math.round(around(random, plan.medianDealEur, 0.4) / 10)) * 10
