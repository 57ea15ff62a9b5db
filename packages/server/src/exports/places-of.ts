import type { LeadAssignment } from '@touchline/schema'
import { type LeadKey, leadText } from '../modules/reports/keys.ts'
import type { Assignment } from '../modules/reports/lead.ts'

/** Where a lead counts. */
export type Place = Pick<Assignment, 'channel' | 'source'>

/** Of leads of `assignments`, where each counts. */
export function placesOf(assignments: readonly Assignment[], assignBy: LeadAssignment): (lead: LeadKey) => Place {
  const chosen = new Map(assignments.filter((one) => one.assignBy === assignBy).map((one) => [leadText(one), one]))
  return (lead) => {
    const found = chosen.get(leadText(lead))
    if (!found) throw new Error(`Lead ${leadText(lead)} counts nowhere by ${assignBy}`)
    return { channel: found.channel, source: found.source }
  }
}
