import type { Calendar } from './calendar.ts'
import type { PlannedLead } from './leads.ts'

/** How far a lead has come by today: what the CRM knows of it. Instants are epoch milliseconds. */
export type Progress = {
  readonly mqlAt: number | null
  readonly salAt: number | null
  readonly opportunityAt: number | null
  readonly wonAt: number | null
  readonly lostAt: number | null
}

export function progressOf({ at, fate }: PlannedLead, calendar: Calendar): Progress {
  const reached = (days: number | undefined): number | null => {
    const then = days === undefined ? null : calendar.workdaysLater(at, days)
    return then !== null && then < calendar.until ? then : null
  }
  return {
    mqlAt: reached(fate.mql),
    salAt: reached(fate.sal),
    opportunityAt: reached(fate.opportunity),
    wonAt: fate.kind === 'WON' ? reached(fate.closed) : null,
    lostAt: fate.kind === 'LOST' ? reached(fate.closed) : null,
  }
}

/** When the customer's second deal was signed, where there is one by today. */
export function expansionAt({ fate }: PlannedLead, { wonAt }: Progress, calendar: Calendar): number | null {
  if (fate.kind !== 'WON' || !fate.expansion || wonAt === null) return null
  const then = calendar.workdaysLater(wonAt, fate.expansion.after)
  return then < calendar.until ? then : null
}
