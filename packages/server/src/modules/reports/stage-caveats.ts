import { fewestAtRisk } from './follow-up.ts'
import type { FunnelMilestone } from './stage-exits.ts'
import type { EstimatedShare, TimeInStage } from './time-in-stage.ts'

/** What to know before trusting the time in a stage, in sentences that name its numbers. */
export const stageCaveats = (milestone: FunnelMilestone, time: TimeInStage): string[] =>
  [
    undated(milestone, time),
    backwards(milestone, time),
    tooFew(milestone, time),
    beyondFollowUp(milestone, time),
    tooYoung(milestone, time),
    slow(milestone, time),
  ].filter((sentence) => sentence !== null)

const undated = (milestone: string, { undated: count }: TimeInStage): string | null =>
  count === 0 ? null : `${leadsAre(count)} left out: out of ${milestone} on a day that nobody recorded.`

const backwards = (milestone: string, { backwards: count }: TimeInStage): string | null =>
  count === 0 ? null : `${leadsAre(count)} counted as 0 days in ${milestone}: the CRM has them leave before they came.`

const tooFew = (milestone: string, { supportedDays, leads }: TimeInStage): string | null =>
  supportedDays === null ? `Of ${leads} leads in ${milestone} no time is told: that takes ${fewestAtRisk}.` : null

function beyondFollowUp(milestone: string, { median, p90, supportedDays, left }: TimeInStage): string | null {
  if (supportedDays === null || !p90.beyondFollowUp) return null
  const what = median.beyondFollowUp ? 'Neither the median nor the 90th percentile' : 'No 90th percentile'
  return `${what} of the time in ${milestone} can be told: ${fewestAtRisk} leads or more were still there, and watched, for ${days(supportedDays)} only. By then ${shareOf(left)} had left.`
}

function tooYoung(milestone: string, { tooYoung: isYoung, goneOnSoFar, maturity, supportedDays }: TimeInStage) {
  if (!isYoung || maturity === null || supportedDays === null) return null
  const { numerator, denominator, value } = goneOnSoFar
  return `Too young to judge: from ${milestone} ${numerator} of ${denominator} leads (${percent(value ?? 0)}) have gone on within ${days(supportedDays)} so far, ${percent(maturity)} of what is to be expected by then.`
}

function slow(milestone: string, { expectedDays, leftAsExpected, overdue, stillThere }: TimeInStage): string | null {
  if (expectedDays === null || !overdue) return null
  const { value } = leftAsExpected
  const left = value === null ? '' : ` ${shareOf(leftAsExpected)} leave it by then.`
  return `${overdue} of ${stillThere} leads in ${milestone} are there for longer than the ${days(expectedDays)} expected.${left}`
}

const shareOf = ({ value, interval }: EstimatedShare): string =>
  `${percent(value ?? 0)}${interval ? ` (${percent(interval.low)} to ${percent(interval.high)})` : ''}`

const leadsAre = (count: number): string => (count === 1 ? '1 lead is' : `${count} leads are`)
const days = (count: number): string => (count === 1 ? '1 day' : `${Number(count.toFixed(1))} days`)
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`
