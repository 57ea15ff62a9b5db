import { anyDay, type Calendar } from './calendar.ts'
import type { ChannelPlan } from './channel-plan.ts'
import { channelPlans } from './channel-plans.ts'
import { type Fate, otherFate, wonFate } from './fates.ts'
import { type Handling, handlingOf } from './handling.ts'
import { type Person, personOf } from './people.ts'
import { integer, pick, type Random, randomOf, shuffled } from './random.ts'
import type { OccasionWay, Way } from './ways.ts'

/** A lead of the sample company: who, when and by which way, and what comes of it. */
export type PlannedLead = {
  /** Its id in the CRM. */
  readonly id: string
  readonly plan: ChannelPlan
  readonly person: Person
  readonly way: Way
  readonly at: number
  readonly fate: Fate
  readonly handling: Handling
}

/** All leads of the year before today, in the order of their channels. */
export function planLeads(seed: number, calendar: Calendar): PlannedLead[] {
  const drafts = channelPlans.flatMap((plan) => draftsOf(plan, randomOf(seed, 'leads', plan.channel), calendar))
  return drafts.map((draft, i) => ({ ...draft, id: `L-${10_001 + i}`, person: personOf(i) }))
}

type Draft = Omit<PlannedLead, 'id' | 'person'>

function draftsOf(plan: ChannelPlan, random: Random, calendar: Calendar): Draft[] {
  return fatesOf(plan, random).map((fate) => {
    const way = pick(random, plan.ways)
    const at = leadTime(random, way, calendar, plan.beganDaysAgo)
    return { plan, way, at, fate, handling: handlingOf(random, plan, fate) }
  })
}

/** As many winners as the plan says, no more and no less, in any order. */
function fatesOf(plan: ChannelPlan, random: Random): Fate[] {
  const winners = Math.round(plan.leads * plan.closeRate)
  const fates = Array.from({ length: plan.leads }, (_, i) =>
    i < winners ? wonFate(random, plan) : otherFate(random, plan),
  )
  return shuffled(random, fates)
}

function leadTime(random: Random, way: Way, calendar: Calendar, beganDaysAgo?: number): number {
  if (way.kind !== 'OCCASION') return calendar.workingTime(random, anyDay(random, calendar, beganDaysAgo))
  return calendar.workingTime(random, calendar.workdaysLater(occasionTime(way, calendar), integer(random, 1, 3)))
}

/** A webinar starts at eleven; a trade show is a whole day. */
export function occasionTime({ type, daysAgo }: OccasionWay, calendar: Calendar): number {
  const day = calendar.workdaysLater(calendar.dayAgo(daysAgo), 0)
  return type === 'Webinar' ? day + 11 * 3_600_000 : day
}
