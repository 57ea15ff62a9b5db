import { delayDays } from './delay.ts'
import { chance, integer, pickWeighted, type Random, randomOf } from './draws.ts'
import type { ChannelPlan, OwnerPlan, Plan, SegmentPlan } from './plan.ts'
import { numberOf } from './rates.ts'

/** Which company it is of all that a plan could make. */
export type Drawing = {
  readonly seed: number
  readonly leads: number
  /** Over how many days they come. */
  readonly days: number
  /** The first day, `2026-06-15`, of which nothing is known any more. */
  readonly until: string
}

/** What sales did with a lead. Each step is of those before it; `won` is how it ends, whether or not that is before the end. */
type Steps = { readonly worked: boolean; readonly reached: boolean; readonly accepted: boolean; readonly won: boolean }

/** A lead as it truly was. Days are counted from 1970-01-01, instants are epoch milliseconds. */
export type PlantedLead = Steps & {
  readonly id: string
  readonly no: number
  readonly email: string
  readonly channel: ChannelPlan
  readonly segment: SegmentPlan
  readonly owner: OwnerPlan
  /** Channels of the visits before that by which it came. */
  readonly earlier: readonly string[]
  readonly day: number
  /** When it sent the form. */
  readonly at: number
  /** How many days later it is won or lost. Null where it stays open for ever. */
  readonly decidedAfter: number | null
}

export const dayMs = 86_400_000
export const dayNumber = (day: string): number => Date.parse(day) / dayMs

/** All leads, by number. The first ones are the same however many are asked for. */
export function drawLeads(plan: Plan, drawing: Drawing): PlantedLead[] {
  return Array.from({ length: drawing.leads }, (_, no) => drawLead(plan, drawing, no))
}

function drawLead(plan: Plan, { seed, days, until }: Drawing, no: number): PlantedLead {
  const random = randomOf(seed, 'lead', no)
  const channel = pickWeighted(random, plan.channels, ({ weight }) => weight)
  const segment = pickWeighted(random, plan.segments, (one) => numberOf(channel.segments, one.segment))
  const owner = pickWeighted(random, plan.owners, ({ weight }) => weight)
  const day = dayNumber(until) - integer(random, 1, Math.min(days, channel.begunDaysAgo ?? days))
  const steps = drawSteps(random, channel, segment, owner)
  return {
    ...{ id: `L-${no + 1}`, no, email: `person-${no + 1}@firm-${no + 1}.example` },
    ...{ channel, segment, owner },
    earlier: pickWeighted(random, channel.earlier, ({ weight }) => weight).channels,
    ...{ day, at: day * dayMs + integer(random, 8 * 3_600, 17 * 3_600) * 1_000 },
    ...steps,
    decidedAfter: drawDecision(random, plan, channel, steps),
  }
}

function drawSteps(random: Random, channel: ChannelPlan, { segment }: SegmentPlan, owner: OwnerPlan): Steps {
  const worked = chance(random, owner.works * channel.attention)
  const reached = worked && chance(random, owner.reaches)
  const accepted = reached && chance(random, owner.accepts * numberOf(channel.accepted, segment))
  const won = accepted && chance(random, owner.wins * numberOf(channel.won, segment))
  return { worked, reached, accepted, won }
}

function drawDecision(random: Random, { losses }: Plan, { delay }: ChannelPlan, { won }: Steps): number | null {
  if (won) return delayDays(delay, random())
  return chance(random, losses.share) ? delayDays(losses.delay, random()) : null
}

/** What is known of a lead as the day `until` begins: its outcome, and after how many days, or for how many it was watched. */
export function knownOf({ day, won, decidedAfter }: PlantedLead, until: string) {
  const watched = dayNumber(until) - 1 - day
  if (decidedAfter === null || decidedAfter > watched) return { outcome: 'OPEN', days: watched } as const
  return { outcome: won ? 'WON' : 'LOST', days: decidedAfter } as const
}
