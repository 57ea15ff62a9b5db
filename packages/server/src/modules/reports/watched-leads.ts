import type { OutcomeCount } from './cumulative-incidence.ts'
import type { CountedOutcome } from './lead-outcomes.queries.ts'
import type { WatchedLeads } from './projection.ts'

/** What is known of leads, from what was counted of them. */
export function watchedLeads(counted: readonly Pick<CountedOutcome, 'outcome' | 'days' | 'leads'>[]): WatchedLeads {
  const outcomes: OutcomeCount[] = []
  let [notRecorded, undated, wonBefore] = [0, 0, 0]
  for (const { outcome, days, leads } of counted) {
    if (outcome === 'NOT_RECORDED') notRecorded += leads
    else if (outcome === 'UNDATED') undated += leads
    else outcomes.push({ outcome, days: Math.max(0, days), leads })
    if (outcome === 'WON' && days < 0) wonBefore += leads
  }
  return { outcomes, notRecorded, undated, wonBefore }
}
