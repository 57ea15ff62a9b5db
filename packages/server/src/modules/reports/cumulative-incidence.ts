import { groupBy } from '../../lib/group-by.ts'
import { z95 } from './normal.ts'
import { type Interval, wilson } from './wilson.ts'

/** What became of leads by the last day on which anybody looked. OPEN: neither won nor lost by then. */
export type LeadOutcome = 'WON' | 'LOST' | 'OPEN'

/** Leads to which it happened so many days after they were created, 0 or more; OPEN ones were watched so many days. */
export type OutcomeCount = { readonly outcome: LeadOutcome; readonly days: number; readonly leads: number }

/** A day on which something happened, or on which the watching of some leads ended. */
type CurveDay = {
  readonly day: number
  /** Leads neither won nor lost before this day, and watched up to it at least. */
  readonly atRisk: number
  readonly won: number
  readonly lost: number
  /** Leads that nobody has watched for longer. */
  readonly open: number
  /** Of all leads the share that is undecided before this day. */
  readonly undecided: number
  /** Of all leads the share that is won by the end of this day. */
  readonly incidence: number
}

/** How the share of leads that are won grows with their age: its steps, in the order of days. */
export type IncidenceCurve = readonly CurveDay[]

/** The share of leads that are won within some days of their creation, and where it lies with 95% confidence. */
export type Incidence = { readonly value: number; readonly interval: Interval }

/**
 * Which share of leads is won within how many days, where some were lost, which ends it for them, and others have not
 * been watched for so long. What happens on a day comes before the end of watching on that day.
 *
 * @see https://doi.org/10.2307/4615704 Aalen and Johansen 1978
 */
export function incidenceCurve(counts: readonly OutcomeCount[]): IncidenceCurve {
  const byDay = [...groupBy(counts, ({ days }) => days)].sort(([a], [b]) => a - b)
  let atRisk = leadsIn(counts)
  let undecided = 1
  let incidence = 0
  return byDay.map(([day, here]): CurveDay => {
    const [won, lost, open] = [leadsIn(here, 'WON'), leadsIn(here, 'LOST'), leadsIn(here, 'OPEN')]
    incidence += undecided * (won / atRisk)
    const step = { day, atRisk, won, lost, open, undecided, incidence }
    undecided *= (atRisk - won - lost) / atRisk
    atRisk -= leadsIn(here)
    return step
  })
}

/** Null where there are no leads. */
export function incidenceAt(curve: IncidenceCurve, day: number): Incidence | null {
  if (curve.length === 0) return null
  const value = valueAt(curve, day)
  return { value, interval: intervalAt(curve, day, value) }
}

/** Leads that are neither won nor lost before a day, and watched up to it at least. */
export const atRiskOn = (curve: IncidenceCurve, day: number): number =>
  curve.find((step) => step.day >= day)?.atRisk ?? 0

/** Leads that were won by the end of a day, however many may have been that nobody has watched for so long. */
export const wonBy = (curve: IncidenceCurve, day: number): number =>
  stepsUpTo(curve, day).reduce((sum, { won }) => sum + won, 0)

/** The share that is won by the end of a day. */
const valueAt = (curve: IncidenceCurve, day: number): number => stepsUpTo(curve, day).at(-1)?.incidence ?? 0

const stepsUpTo = (curve: IncidenceCurve, day: number): IncidenceCurve => curve.filter((step) => step.day <= day)

/** Less than one lead makes, however many there are. */
const rounding = 1e-9

/** On the scale of log(−log), so that it stays within 0 and 1; of none or all, that of those whose answer is known. */
function intervalAt(curve: IncidenceCurve, day: number, value: number): Interval {
  if (value === 0 || value > 1 - rounding) {
    const steps = stepsUpTo(curve, day)
    const known = steps.reduce((sum, { won, lost }) => sum + won + lost, 0) + atRiskOn(curve, day + 1)
    return wilson(wonBy(curve, day), known) ?? { low: 0, high: 1 }
  }
  const reach = (z95 * Math.sqrt(Math.max(0, incidenceVariance(curve, day)))) / Math.abs(value * Math.log(value))
  return { low: value ** Math.exp(reach), high: value ** Math.exp(-reach) }
}

/**
 * The variance of the share that is won by a day, of Greenwood's kind: by the delta method, over the days with an event.
 *
 * @see https://doi.org/10.1002/9780470870709 Marubini and Valsecchi 1995, §10.3
 */
export function incidenceVariance(curve: IncidenceCurve, day: number): number {
  const value = valueAt(curve, day)
  return stepsUpTo(curve, day).reduce((sum, { atRisk, won, lost, undecided, incidence }) => {
    const decided = won + lost
    const later = value - incidence
    const ofDecided = decided === atRisk ? 0 : (later ** 2 * decided) / (atRisk * (atRisk - decided))
    const ofWon = (undecided ** 2 * (atRisk - won) * won) / atRisk ** 3
    return sum + ofDecided + ofWon - (2 * later * undecided * won) / atRisk ** 2
  }, 0)
}

const leadsIn = (counts: readonly OutcomeCount[], outcome?: LeadOutcome): number =>
  counts.reduce((sum, count) => (outcome && count.outcome !== outcome ? sum : sum + count.leads), 0)
