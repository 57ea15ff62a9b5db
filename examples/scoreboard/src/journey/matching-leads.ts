import type { LeadLineFragment } from '../api/operations.generated.ts'
import { day, spoken } from '../parts/format.ts'

/** What a lead is told apart by, on one line: `12 Mar 2026 · Paid Search · Won · Kim Park`. */
export function leadWords({ createdAt, channel, owner, milestones }: LeadLineFragment, timeZone: string): string {
  const stage = milestones.at(-1)?.milestone
  return [day(createdAt, timeZone), channel, stage ? stageName(stage) : null, owner].filter(Boolean).join(' · ')
}

/** Abbreviations stay as they are: `MQL`, but `Opportunity`. */
export const stageName = (milestone: string): string =>
  milestone.length <= 3 ? (milestone === 'WON' ? 'Won' : milestone) : spoken(milestone)

/** The leads that have every word of `search` in their line, upper and lower case alike. */
export function matchingLeads<Lead extends LeadLineFragment>(
  leads: readonly Lead[],
  search: string,
  timeZone: string,
): Lead[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return leads.filter((lead) => {
    const line = leadWords(lead, timeZone).toLowerCase()
    return words.every((word) => line.includes(word))
  })
}

/** Ids are long and have no spaces: whoever pastes one means that lead. */
export const isId = (search: string): boolean => /^[\w-]{20,}=*$/.test(search)
