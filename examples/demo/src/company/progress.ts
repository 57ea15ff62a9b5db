import { type Calendar, minuteMs } from './calendar.ts'
import { queue } from './channel-plan.ts'
import type { PlannedLead } from './leads.ts'

/** How far a lead has come by today: what the CRM knows of it. Instants are epoch milliseconds; null is not yet. */
export type Progress = {
  readonly mqlAt: number | null
  readonly assignedAt: number | null
  /** Sales first turned to it. */
  readonly answeredAt: number | null
  /** Both had spoken. */
  readonly reachedAt: number | null
  readonly refusedAt: number | null
  readonly recycledAt: number | null
  readonly salAt: number | null
  readonly opportunityAt: number | null
  readonly wonAt: number | null
  readonly lostAt: number | null
}

export function progressOf(lead: PlannedLead, calendar: Calendar): Progress {
  const handed = handoff(lead, calendar)
  const course = { ...handed, ...courseOf(lead, handed, calendar) }
  const byToday = Object.entries(course).map(([step, at]) => [step, at !== null && at < calendar.until ? at : null])
  return Object.fromEntries(byToday) as Progress
}

type Handoff = Pick<Progress, 'mqlAt' | 'assignedAt' | 'answeredAt' | 'reachedAt'>

/** The lead qualifies minutes after the CRM has it, and sales takes over. */
function handoff({ at, fate, handling, plan }: PlannedLead, calendar: Calendar): Handoff {
  const mqlAt = fate.mql === undefined ? null : calendar.workdaysLater(at, fate.mql) + 8 * minuteMs
  const later = (from: number | null, minutes: number | null): number | null =>
    from === null || minutes === null ? null : calendar.businessLater(from, minutes)
  const answeredAt = later(mqlAt, handling.answerAfter)
  const isTaken = plan.sales.isQueued && answeredAt !== null && answeredAt < calendar.until
  const assignedAt = isTaken ? answeredAt - 2 * minuteMs : mqlAt && mqlAt + minuteMs
  return {
    mqlAt,
    assignedAt: handling.owner === null ? null : assignedAt,
    answeredAt,
    reachedAt: later(answeredAt, handling.reachedAfter),
  }
}

/** What comes after it, each step in business hours and after the one before. */
function courseOf({ at, fate }: PlannedLead, handed: Handoff, calendar: Calendar): Omit<Progress, keyof Handoff> {
  let last = handed.reachedAt ?? handed.answeredAt ?? handed.mqlAt ?? at
  const step = (days: number | undefined): number | null => {
    if (days === undefined) return null
    last = Math.max(calendar.businessLater(calendar.workdaysLater(at, days), 0), calendar.businessLater(last, 30))
    return last
  }
  const refusedAt = step(fate.kind === 'REFUSED' ? fate.closed : undefined)
  const recycledAt = step(recyclingOf({ fate })?.after)
  const salAt = step(fate.sal)
  const opportunityAt = step(fate.opportunity)
  const wonAt = step(fate.kind === 'WON' ? fate.closed : undefined)
  const lostAt = step(fate.kind === 'DEAL_LOST' || fate.kind === 'DISQUALIFIED' ? fate.closed : undefined)
  return { refusedAt, recycledAt, salAt, opportunityAt, wonAt, lostAt }
}

/** Who has it by today: nobody before it qualifies, the queue until somebody takes it from there. */
export function ownerOf({ handling, plan }: PlannedLead, { mqlAt, answeredAt }: Progress): string | null {
  if (mqlAt === null || handling.owner === null) return null
  return plan.sales.isQueued && answeredAt === null ? queue : handling.owner
}

export const recyclingOf = ({ fate }: Pick<PlannedLead, 'fate'>) =>
  fate.kind === 'RECYCLED' || fate.kind === 'WON' ? fate.recycling : null

/** When the customer's second deal was signed, where there is one by today. */
export function expansionAt({ fate }: PlannedLead, { wonAt }: Progress, calendar: Calendar): number | null {
  if (fate.kind !== 'WON' || !fate.expansion || wonAt === null) return null
  const then = calendar.workdaysLater(wonAt, fate.expansion.after)
  return then < calendar.until ? then : null
}
