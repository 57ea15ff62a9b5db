import type { orderedMilestones } from '@touchline/schema'
import type { LeadOutcome, OutcomeCount } from './cumulative-incidence.ts'

/** The milestones of a funnel, in order. */
export type FunnelMilestone = (typeof orderedMilestones)[number]

/** The ways out of a stage. */
export type WayOut = 'WENT_ON' | 'LOST' | 'GIVEN_BACK'

/** Leads of one combination of keys that left a stage the same way after so many hours; or are left out. */
export type CountedExit = {
  readonly keys: readonly string[]
  readonly milestone: FunnelMilestone
  readonly exit: WayOut | 'STILL_THERE' | 'UNDATED' | 'NOT_RECORDED'
  /** Of no meaning for those that are left out. */
  readonly hours: number
  /** They left on an earlier day than they came. */
  readonly isBackwards: boolean
  readonly leads: number
}

/** Leads that came to one stage on a recorded day. */
export type Stay = {
  /** Those that it can be judged by. */
  readonly exits: readonly CountedExit[]
  readonly undated: number
  readonly notRecorded: number
  readonly backwards: number
}

export function stayOf(counted: readonly CountedExit[]): Stay {
  const exits = counted.filter(({ exit }) => exit !== 'UNDATED' && exit !== 'NOT_RECORDED')
  return {
    exits,
    undated: leadsOf(counted.filter(({ exit }) => exit === 'UNDATED')),
    notRecorded: leadsOf(counted.filter(({ exit }) => exit === 'NOT_RECORDED')),
    backwards: leadsOf(exits.filter(({ isBackwards }) => isBackwards)),
  }
}

/**
 * What becomes of leads in a stage, as a curve of incidence takes it: one way out is `WON`, the others are `LOST`, and who is
 * still there is `OPEN`.
 *
 * @param ways Those that count as the one.
 */
export const leavingBy = (exits: readonly CountedExit[], ...ways: readonly WayOut[]): OutcomeCount[] =>
  exits.map(({ exit, hours, leads }) => ({ outcome: outcomeOf(exit, ways), days: hours / 24, leads }))

const outcomeOf = (exit: CountedExit['exit'], ways: readonly string[]): LeadOutcome =>
  exit === 'STILL_THERE' ? 'OPEN' : ways.includes(exit) ? 'WON' : 'LOST'

export const leadsOf = (counted: readonly { readonly leads: number }[]): number =>
  counted.reduce((sum, { leads }) => sum + leads, 0)
