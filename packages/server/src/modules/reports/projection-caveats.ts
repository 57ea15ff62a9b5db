import { fewestAtRisk } from './follow-up.ts'
import { matureFrom, type Projection } from './projection.ts'
import { isoDay } from './recording.ts'
import type { Interval } from './wilson.ts'

/** What to know before trusting a projection, in sentences that name its numbers. */
export const projectionCaveats = (projection: Projection, recordedFrom: number | null): string[] =>
  [
    leftOut(projection, recordedFrom),
    undated(projection),
    wonBefore(projection),
    tooFew(projection),
    beyondFollowUp(projection),
    tooYoung(projection),
  ].filter((sentence) => sentence !== null)

const leftOut = ({ notRecorded, leads, undated }: Projection, recordedFrom: number | null): string | null =>
  notRecorded === 0 || recordedFrom === null
    ? null
    : `${notRecorded} of ${notRecorded + leads + undated} leads are left out: they were created before ${isoDay(recordedFrom)}, when wins were not recorded.`

const undated = ({ undated: count }: Projection): string | null =>
  count === 0 ? null : `${leadsOf(count)} left out: won on a day that nobody recorded.`

const wonBefore = ({ wonBefore: count }: Projection): string | null =>
  count === 0 ? null : `${leadsOf(count)} counted as won at once: the CRM has the win before the lead.`

const tooFew = ({ verdict, leads }: Projection): string | null =>
  verdict === 'TOO_FEW' ? `Of ${leads} leads nothing is projected: that takes ${fewestAtRisk}.` : null

function beyondFollowUp({ supportedDays, supportedValue, supportedInterval, horizonDays }: Projection): string | null {
  if (supportedDays === null || supportedValue === null || supportedDays === horizonDays) return null
  const share = `${percent(supportedValue)}${between(supportedInterval)}`
  return `Too young to judge by ${horizonDays} days: ${fewestAtRisk} leads or more were still open, and watched, for ${supportedDays} days only. By then ${share} are to be expected to be won.`
}

function tooYoung({ maturity, observed, supportedDays }: Projection): string | null {
  if (maturity === null || maturity >= matureFrom) return null
  const { numerator, denominator, value } = observed
  const shown = `${numerator} of ${denominator} leads (${percent(value ?? 0)}) are won within ${supportedDays} days so far`
  return `Too young to judge: ${shown}, ${percent(maturity)} of what is to be expected by then.`
}

const leadsOf = (count: number): string => (count === 1 ? '1 lead is' : `${count} leads are`)
const between = (interval: Interval | null): string =>
  interval ? ` (${percent(interval.low)} to ${percent(interval.high)})` : ''
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`
