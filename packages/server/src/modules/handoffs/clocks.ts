import { BusinessHours, type Sla } from '@touchline/schema'
import { type BusinessClock, businessClock } from '../../lib/business-hours.ts'
import type { Workspace } from '../workspaces/workspace.ts'

/** By what the clocks of handoffs run: what a workspace has settled on, or else the usual. */
export type Clocks = {
  readonly business: BusinessClock
  /** Null where nobody has settled on one: then nothing is due. */
  readonly sla: Sla | null
}

/** Monday to Friday, nine to five, where a workspace has not settled on its hours. */
const usualHours = (timeZone: string): BusinessHours => {
  const hours = ['09:00-17:00']
  const week = { monday: hours, tuesday: hours, wednesday: hours, thursday: hours, friday: hours }
  return BusinessHours.parse({ timeZone, week })
}

export const clocksOf = ({ timeZone, settings }: Pick<Workspace, 'timeZone' | 'settings'>): Clocks => ({
  business: businessClock(settings.businessHours ?? usualHours(timeZone)),
  sla: settings.sla ?? null,
})

/** When so much business time will have gone by. Null where that takes more than a hundred years. */
export function dueAfter({ business }: Clocks, from: number, amountMs: number | undefined): number | null {
  if (amountMs === undefined) return null
  try {
    return business.add(from, amountMs)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Business milliseconds that somebody waited: none where the answer came before. */
export const waited = ({ business }: Clocks, from: number, to: number): number =>
  to <= from ? 0 : business.timeBetween(from, to)
