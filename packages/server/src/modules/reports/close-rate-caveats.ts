import { type FollowedLeads, followUpOf, qualityOf, type Supposed } from './four-parts.ts'
import type { Proportion } from './two-proportions.ts'

type Judged = {
  readonly followUp: 'ABOVE' | 'BELOW' | 'ALIKE'
  readonly quality: 'ABOVE' | 'BELOW' | 'ALIKE'
  readonly atAverageFollowUp: Supposed
  readonly atAverageQuality: Supposed
}

type Counted = FollowedLeads & { readonly impliedWorked: number; readonly impliedReached: number }

/**
 * What a row says about either side, and what to know before trusting it, in sentences that name its numbers.
 *
 * @param all Of all rows together.
 */
export const closeRateCaveats = (row: Counted, all: FollowedLeads, judged: Judged): string[] =>
  [neglected(row, all, judged), poor(row, all, judged), implied(row), nobodyReached(row)].filter(
    (sentence) => sentence !== null,
  )

function neglected(row: Counted, all: FollowedLeads, { followUp, atAverageFollowUp }: Judged): string | null {
  if (followUp !== 'BELOW') return null
  const reached = `Sales reached ${row.reached} of ${row.leads} leads (${shareOf(followUpOf(row))}), and ${shareOf(followUpOf(all))} of all`
  return `${reached}${wouldBe('reached as often', row, atAverageFollowUp)}.`
}

function poor(row: Counted, all: FollowedLeads, { quality, atAverageQuality }: Judged): string | null {
  if (quality !== 'BELOW') return null
  const won = `Of ${row.reached} leads that sales reached ${row.won} were won (${shareOf(qualityOf(row))}), of all that it reached ${shareOf(qualityOf(all))}`
  return `${won}${wouldBe('as good as these', row, atAverageQuality)}.`
}

const wouldBe = (what: string, { won, leads }: Counted, { value }: Supposed): string =>
  value === null ? '' : `: ${what}, ${percent(value)} would be won rather than ${shareOf({ part: won, of: leads })}`

function implied({ worked, reached, impliedWorked, impliedReached }: Counted): string | null {
  if (impliedWorked + impliedReached === 0) return null
  const what = `work on ${impliedWorked} of ${worked} leads, contact with ${impliedReached} of ${reached}`
  return `Counted though nobody recorded it, as the leads were accepted or won: ${what}.`
}

const nobodyReached = ({ leads, reached }: Counted): string | null =>
  reached > 0 ? null : `Sales reached none of ${leads} leads: what they are worth is not known.`

const shareOf = ({ part, of }: Proportion): string => percent(of === 0 ? 0 : part / of)
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`
