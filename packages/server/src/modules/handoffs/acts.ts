import type { Touchpoint } from '../journeys/touchpoint.ts'
import type { Recycling, Refusal } from '../outcomes/facts.ts'
import type { Moment } from '../outcomes/moment.ts'

/** Something that sales did or had with a lead. Of a mere day, its first instant. */
export type Activity = Moment & {
  /** Sales turned to the lead: where nobody says who turned to whom, it counts as that. */
  readonly isOutbound: boolean
  /** Contact was two-way. */
  readonly isReached: boolean
}

/** A deal of a lead. It is open from `openedAt` on, before `closedAt`. */
export type Deal = { readonly openedAt: Moment; readonly closedAt: number | null; readonly isLost: boolean }

/** Sales has given a lead back. */
export type GiveBack = (Refusal & { readonly state: 'REFUSED' }) | (Recycling & { readonly state: 'RECYCLED' })

/** From when on somebody in sales had it. */
export type Assigned = { readonly owner: string; readonly at: number }

/**
 * All that the ledger knows of a lead: what was done, and when. Every act has its time, and what holds at an instant
 * follows from the acts at or before it. None of its milestones is before its creation. Lists are in no particular order.
 * Instants are epoch milliseconds.
 */
export type Acts = {
  readonly createdAt: Moment
  /** It became MQL. */
  readonly qualified: readonly Moment[]
  /** It became SAL or SQL. */
  readonly accepted: readonly Moment[]
  readonly deals: readonly Deal[]
  readonly givenBack: readonly GiveBack[]
  readonly wonAt: Moment | null
  /** As told of the lead itself; it is also lost once all its deals are. */
  readonly lostAt: number | null
  readonly assigned: readonly Assigned[]
  readonly activities: readonly Activity[]
  /** The CRM had it in a stage that means NURTURING. */
  readonly nurtured: readonly number[]
  /** Marketing touchpoints. */
  readonly marketed: readonly number[]
}

/** What the ledger sees of a touchpoint. */
export type Step = Pick<Touchpoint, 'at' | 'precision' | 'side' | 'direction' | 'reached'>
