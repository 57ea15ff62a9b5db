import { binomialLimits } from './binomial-limits.ts'
import { type Ratio, ratio } from './ratio.ts'

/** What came of the leads of one week, within the days that they are given. Weeks are named by their Monday, counted from 1970-01-01. */
export type CountedWeek = { readonly week: number; readonly part: number; readonly of: number }

export type ChartSignal = 'ABOVE_LIMIT' | 'BELOW_LIMIT' | 'RUN_ABOVE' | 'RUN_BELOW'

type ChartPoint = {
  readonly week: number
  readonly rate: Ratio
  /** Null where there are no limits. */
  readonly low: number | null
  readonly high: number | null
  readonly signals: readonly ChartSignal[]
}

/** Whether a share is the same from week to week, but for chance. */
type StabilityVerdict = 'STABLE' | 'UNSTABLE' | 'TOO_FEW' | 'EXPERIMENTAL'

export type ControlChart = {
  readonly withinDays: number
  readonly centre: Ratio
  readonly verdict: StabilityVerdict
  readonly points: readonly ChartPoint[]
  /** Weeks of which some leads have not had their days yet. */
  readonly young: readonly { readonly week: number; readonly soFar: Ratio }[]
}

export type ChartJudging = {
  readonly withinDays: number
  readonly minimumSample: number
  /** Counted from 1970-01-01. */
  readonly today: number
  /** Whether there have been too few leads for limits. */
  readonly isExperimental: boolean
}

/** From so many weeks on there are limits; and so many in a row on one side of the centre are a run. */
export const fewestWeeks = 8

/**
 * A control chart of shares (p-chart) of the weeks whose leads have all had their days: the centre is their share together.
 *
 * @see https://www.itl.nist.gov/div898/handbook/pmc/section3/pmc332.htm
 */
export function controlChart(weeks: readonly CountedWeek[], judging: ChartJudging): ControlChart {
  const { withinDays, minimumSample, today, isExperimental } = judging
  const ordered = weeks.filter(({ of }) => of > 0).toSorted((a, b) => a.week - b.week)
  const isMature = ({ week }: CountedWeek): boolean => today - (week + 6) >= withinDays
  const mature = ordered.filter(isMature)
  const sum = (what: 'part' | 'of'): number => mature.reduce((total, week) => total + week[what], 0)
  const centre = ratio(sum('part'), sum('of'), minimumSample)
  const hasLimits = !isExperimental && mature.length >= fewestWeeks
  const points = hasLimits ? judged(mature, centre, minimumSample) : mature.map((week) => pointOf(week, minimumSample))
  const isUnstable = points.some(({ signals }) => signals.length > 0)
  return {
    withinDays,
    centre,
    verdict: isExperimental ? 'EXPERIMENTAL' : !hasLimits ? 'TOO_FEW' : isUnstable ? 'UNSTABLE' : 'STABLE',
    points,
    young: ordered
      .filter((week) => !isMature(week))
      .map(({ week, part, of }) => ({ week, soFar: ratio(part, of, minimumSample) })),
  }
}

const pointOf = ({ week, part, of }: CountedWeek, minimumSample: number): ChartPoint => ({
  week,
  rate: ratio(part, of, minimumSample),
  low: null,
  high: null,
  signals: [],
})

function judged(mature: readonly CountedWeek[], centre: Ratio, minimumSample: number): ChartPoint[] {
  const runs = runsOf(mature.map((week) => sideOf(week, centre)))
  return mature.map((week, i) => {
    const { part, of } = week
    const limits = binomialLimits(of, centre.value ?? 0)
    const signals: ChartSignal[] = []
    if (part > limits.high) signals.push('ABOVE_LIMIT')
    if (part < limits.low) signals.push('BELOW_LIMIT')
    if (runs[i]) signals.push(sideOf(week, centre) > 0 ? 'RUN_ABOVE' : 'RUN_BELOW')
    return { ...pointOf(week, minimumSample), low: limits.low / of, high: limits.high / of, signals }
  })
}

/** On which side of the centre a week is, in whole numbers: 1 above, -1 below, 0 on it. */
const sideOf = ({ part, of }: CountedWeek, { numerator, denominator }: Ratio): number =>
  Math.sign(part * denominator - numerator * of)

/** Which of them are part of a run: so many in a row on one side. */
function runsOf(sides: readonly number[]): boolean[] {
  const inRun = sides.map(() => false)
  for (let from = 0; from < sides.length; ) {
    const end = sides.findIndex((side, i) => i > from && side !== sides[from])
    const to = end < 0 ? sides.length : end
    if (sides[from] !== 0 && to - from >= fewestWeeks) inRun.fill(true, from, to)
    from = to
  }
  return inRun
}
