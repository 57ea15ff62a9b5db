import type { Milestone } from '@touchline/schema'
import { divided } from '../../lib/divided.ts'
import type { Money } from '../../lib/money.ts'
import type { Costed } from './costed-row.ts'
import type { ToldProjection } from './told-projection.ts'

/** What is counted of each milestone. */
const counts = {
  LEAD: 'leads',
  MQL: 'mqls',
  SAL: 'sals',
  SQL: 'sqls',
  OPPORTUNITY: 'opportunities',
  WON: 'won',
  LOST: 'lost',
} as const satisfies Record<Milestone, keyof Costed>

/** Spend divided by the leads that reached a milestone, in whole minor units. Null without spend or without any of them. */
export function costPer(row: Costed, milestone: Milestone): Money | null {
  const minor = row.spend && divided(BigInt(row.spend.minor), BigInt(row[counts[milestone]]))
  return row.spend && minor !== null ? { ...row.spend, minor } : null
}

/** Revenue divided by spend: 2 where each unit that was spent brought two. Null without spend, or where it is 0. */
export const returnOn = ({ spend, revenue }: Pick<Costed, 'spend' | 'revenue'>): number | null =>
  spend && BigInt(spend.minor) > 0n ? Number(revenue.minor) / Number(spend.minor) : null

/** Both ends are in. */
export type MoneyInterval = {
  readonly low: Money
  /** Null where there is none. */
  readonly high: Money | null
}

/** What each win is to be expected to cost, once the leads are old enough. */
export type ProjectedCost = {
  /** How many of the leads are to be expected to be won within the horizon. */
  readonly expectedWins: number | null
  /** Null where nothing can be projected, or no win is to be expected. */
  readonly value: Money | null
  readonly interval: MoneyInterval | null
  readonly caveats: readonly string[]
}

/**
 * Spend ÷ (leads × projected close rate). Its interval is that of the rate, turned over: it leaves out that spend could have been
 * other, as that is known.
 *
 * @param leads Of the row: all of them are taken to close at the rate of those that it is projected from.
 */
export function costPerProjectedWin(spend: Money, leads: number, projection: ToldProjection): ProjectedCost {
  const { value: rate, interval, caveats } = projection
  const at = (share: number): Money | null => {
    const wins = leads * share
    return wins > 0 ? { ...spend, minor: BigInt(Math.round(Number(spend.minor) / wins)) } : null
  }
  const low = interval && at(interval.high)
  return {
    expectedWins: rate === null ? null : leads * rate,
    value: rate === null ? null : at(rate),
    interval: low && { low, high: at(interval.low) },
    caveats: leads === projection.leads ? caveats : [...caveats, taken(leads, projection.leads)],
  }
}

const taken = (leads: number, judged: number): string =>
  `All ${leads} leads are taken to close as the ${judged} do that could be judged: spend was for all of them.`
