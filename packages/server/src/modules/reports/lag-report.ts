import { groupBy } from '../../lib/group-by.ts'
import { compareText } from '../../lib/order.ts'
import { fewestAtRisk } from './follow-up.ts'
import { type LagCurve, lagCurve, shownBy } from './lag-curve.ts'
import type { LagQuestion } from './lag-question.ts'
import { type CountedLag, type LagMilestone, lagMilestones, type Started, type Starts } from './lag-result.ts'
import { isRecorded, type LagRow, lagRow, lagsOf, startedOf } from './lag-row.ts'
import type { Recording } from './recording.ts'
import { type ReportMeta, type ReportWarning, reportMeta, truncation } from './report-meta.ts'
import type { EstimatedShare } from './time-in-stage.ts'
import { silentMonthsIn, type ToldRecording, toldRecording } from './told-recording.ts'

type ToldCurve = {
  readonly milestone: LagMilestone
  readonly leads: number
  readonly starts: number
  readonly withinDays: number | null
  readonly points: readonly { readonly days: number; readonly share: EstimatedShare }[]
}

export type LagReport = {
  readonly curves: readonly ToldCurve[]
  readonly rows: readonly LagRow[]
  readonly recording: ToldRecording
  readonly meta: ReportMeta
}

/** @param days The range, as days counted from 1970-01-01: the first, and the one after the last. */
export function lagReport(
  question: LagQuestion,
  starts: Starts,
  counted: readonly CountedLag[],
  recording: Recording,
  days: { readonly from: number; readonly to: number },
): LagReport {
  const { of, horizonDays } = question
  const all = startedOf(
    starts,
    groupBy(counted, ({ key }) => key),
  )
  const asked = all
    .filter((each) => each.day >= days.from && each.day < days.to && (!question.filter || each.counted.length > 0))
    .toSorted((a, b) => b.day - a.day || compareText(a.key, b.key))
  const curves = new Map(lagMilestones.map((milestone) => [milestone, curveOf(question, asked, milestone, recording)]))
  const firstDay = Math.min(...all.map(({ day }) => day))
  const rows = asked.map((each) => lagRow(each, { of, horizonDays, curves, recording, firstDay }))
  const told = lagMilestones.map((milestone) => toldCurve(question, asked, milestone, recording, curves))
  return {
    curves: told,
    rows: rows.slice(0, question.mostRows),
    recording: toldRecording(recording),
    meta: reportMeta(question, [
      tooYoung(rows),
      tooFew(told),
      notRecorded(recording, asked),
      truncation(question, rows),
    ]),
  }
}

const lagsIn = (asked: readonly Started[], milestone: LagMilestone, recording: Recording) =>
  asked.filter((each) => milestone !== 'WON' || isRecorded(each, recording)).map((each) => lagsOf(each, milestone))

const curveOf = (question: LagQuestion, asked: readonly Started[], milestone: LagMilestone, recording: Recording) =>
  lagCurve(lagsIn(asked, milestone, recording).flat(), question.horizonDays)

function toldCurve(
  { ages }: LagQuestion,
  asked: readonly Started[],
  milestone: LagMilestone,
  recording: Recording,
  curves: ReadonlyMap<LagMilestone, LagCurve>,
): ToldCurve {
  const curve = curves.get(milestone) ?? lagCurve([], 0)
  const { leads, withinDays } = curve
  const within = lagsIn(asked, milestone, recording).filter((lags) =>
    lags.some(({ days }) => days <= (withinDays ?? -1)),
  )
  const points = ages.map((days) => ({
    days,
    share: days <= (withinDays ?? -1) ? shownBy(curve, days) : { value: null, interval: null },
  }))
  return { milestone, leads, starts: within.length, withinDays, points }
}

function tooYoung(rows: readonly LagRow[]): ReportWarning {
  const affectedCount = rows.filter(({ results }) => results.some((result) => result.tooYoung)).length
  const message = `${affectedCount} of ${rows.length} rows are too young to be judged by all of their results: see what should have shown by now`
  return { code: 'TOO_YOUNG', message, affectedCount }
}

/** A start is one of a kind: what few of them did, the next may not do. */
const fewStarts = 5

function tooFew(curves: readonly ToldCurve[]): ReportWarning {
  const few = curves.filter(({ starts }) => starts < fewStarts)
  const each = few.map(({ milestone, leads, starts, withinDays }) =>
    withinDays === null
      ? `${milestone} of fewer than ${fewestAtRisk} leads`
      : `${milestone} of ${leads} leads of ${starts === 1 ? '1 start' : `${starts} starts`}`,
  )
  const message = `Curves are of too few to tell much of the next start: ${each.join(', ')}`
  return { code: 'SMALL_SAMPLE', message, affectedCount: few.length }
}

function notRecorded(recording: Recording, asked: readonly Started[]): ReportWarning {
  const affectedCount = asked.filter((each) => !isRecorded(each, recording)).length
  const message = `No win is recorded in ${silentMonthsIn(recording)}: the wins of ${affectedCount} of ${asked.length} rows, which began before wins were recorded, are left out`
  return { code: 'NOT_RECORDED', message, affectedCount }
}
