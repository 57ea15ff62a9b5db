import { type ChannelPlan, lateMinutes, queue } from './channel-plan.ts'
import type { Fate } from './fates.ts'
import { chance, integer, pick, type Random } from './random.ts'

/** What sales does with a lead from the moment that it qualifies. */
export type Handling = {
  /** Null: nobody owns it. */
  readonly owner: string | null
  /** When sales first turns to it: minutes of business after it qualified. Null: never. */
  readonly answerAfter: number | null
  /** When both have spoken: minutes of business after that answer, 0 with it. Null: never. */
  readonly reachedAfter: number | null
}

const seldomReached = 0.55
const toBeReached = ['WON', 'DEAL_LOST', 'RECYCLED']

export function handlingOf(random: Random, { sales }: ChannelPlan, fate: Fate): Handling {
  const rep = pick(random, sales.team)
  const isAnswered = fate.kind !== 'UNTOUCHED' && fate.kind !== 'UNASSIGNED'
  if (!isAnswered) {
    const owner = sales.isQueued && chance(random, 0.8) ? queue : rep
    return { owner: fate.kind === 'UNASSIGNED' ? null : owner, answerAfter: null, reachedAfter: null }
  }
  const minutes = chance(random, sales.inTime) ? sales.minutes : lateMinutes
  const isReached = chance(random, seldomReached) || toBeReached.includes(fate.kind)
  const atOnce = chance(random, 0.6)
  const later = integer(random, 90, 1_100)
  return {
    owner: rep,
    answerAfter: integer(random, ...minutes),
    reachedAfter: isReached ? (atOnce ? 0 : later) : null,
  }
}
