import { type LagCurve, shownBy } from './lag-curve.ts'
import { matureFrom } from './projection.ts'
import type { EstimatedShare } from './time-in-stage.ts'
import type { Interval } from './wilson.ts'

/** What is looked for after a start. */
export const lagMilestones = ['LEAD', 'MQL', 'WON'] as const
export type LagMilestone = (typeof lagMilestones)[number]

/** When something began, of all that ever did. Days are counted from 1970-01-01. */
export type Starts = {
  readonly starts: readonly { readonly key: string; readonly day: number; readonly by: 'SPEND' | 'TOUCHPOINT' }[]
  readonly today: number
}

/** Leads of one campaign or channel that reached a milestone on one day. */
export type CountedLag = {
  readonly key: string
  readonly milestone: LagMilestone
  /** Null where nobody recorded it. */
  readonly day: number | null
  readonly leads: number
}

/** A campaign or channel, and what came of it. */
export type Started = Starts['starts'][number] & { readonly ageDays: number; readonly counted: readonly CountedLag[] }

export type LagResult = {
  readonly milestone: LagMilestone
  readonly reached: number
  readonly undated: number
  readonly beforeStart: number
  readonly reachedWithin: number
  readonly withinDays: number | null
  readonly shouldHaveShown: EstimatedShare
  readonly expected: number | null
  readonly expectedInterval: { readonly low: number; readonly high: number | null } | null
  readonly beyondFollowUp: boolean
  readonly tooYoung: boolean
}

/**
 * What has come, and what should have. What began longer ago than the horizon has shown all that it will, whatever others did.
 *
 * @param curve Null where none holds for it.
 */
export function resultOf(
  started: Started,
  milestone: LagMilestone,
  curve: LagCurve | null,
  horizonDays: number,
): LagResult {
  const all = started.counted.filter((each) => each.milestone === milestone)
  const count = (some: (each: CountedLag) => boolean) =>
    all.reduce((sum, each) => (some(each) ? sum + each.leads : sum), 0)
  const isOver = curve !== null && started.ageDays >= horizonDays
  const withinDays = isOver ? horizonDays : (curve?.withinDays ?? null)
  const reachedWithin = count(({ day }) => day !== null && day - started.day <= (withinDays ?? -1))
  const shown = isOver ? whole : shownOf(started, curve)
  const beyondFollowUp = withinDays !== horizonDays
  return {
    milestone,
    reached: count(() => true),
    undated: count(({ day }) => day === null),
    beforeStart: count(({ day }) => day !== null && day < started.day),
    ...{ reachedWithin, withinDays, shouldHaveShown: shown },
    expected: shown.value ? reachedWithin / shown.value : null,
    expectedInterval: shown.value && shown.interval ? expectedBetween(reachedWithin, shown.interval) : null,
    ...{ beyondFollowUp, tooYoung: beyondFollowUp || shown.value === null || shown.value < matureFrom },
  }
}

const whole: EstimatedShare = { value: 1, interval: { low: 1, high: 1 } }
const unknown: EstimatedShare = { value: null, interval: null }

/** Of what was watched for as long as the curve goes, or longer, it says nothing. */
const shownOf = ({ ageDays }: Started, curve: LagCurve | null): EstimatedShare =>
  curve?.withinDays == null || ageDays >= curve.withinDays ? unknown : shownBy(curve, ageDays)

const expectedBetween = (reached: number, { low, high }: Interval) => ({
  low: reached / high,
  high: low === 0 ? null : reached / low,
})
