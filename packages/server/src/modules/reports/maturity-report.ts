import { type Cohort, type CountedCohort, cohortOf } from './cohorts.ts'
import { besideEarlier } from './keyed-row.ts'
import type { CountedOutcome } from './lead-outcomes.queries.ts'
import { byMaturityOrder } from './maturity-order.ts'
import type { MaturityQuestion } from './maturity-question.ts'
import { type MaturityRow, maturityRow, noWatched, type WatchedRow, watchedRows } from './maturity-row.ts'
import type { Recording } from './recording.ts'
import { type ReportMeta, type ReportWarning, reportMeta, truncation } from './report-meta.ts'
import { silentMonthsIn, type ToldRecording, toldRecording } from './told-recording.ts'

/** What the database counts. */
export type CountedMaturity = {
  readonly recording: Recording
  readonly counted: readonly CountedOutcome[]
  /** Of the range that the question is compared with; null where with none. */
  readonly earlier: readonly CountedOutcome[] | null
  readonly cohorts: readonly CountedCohort[]
}

export type MaturityReport = {
  readonly rows: readonly MaturityRow[]
  readonly total: MaturityRow
  readonly cohorts: readonly Cohort[]
  readonly recording: ToldRecording
  readonly meta: ReportMeta
}

export function maturityReport(question: MaturityQuestion, counts: CountedMaturity): MaturityReport {
  const { workspace, groupBy, horizonDays, ages, mostRows, order } = question
  const { recording, cohorts } = counts
  const { minimumSample } = workspace
  const judging = { horizonDays, minimumSample, recording }
  const [now, earlier] = [watchedRows(counts.counted), counts.earlier && watchedRows(counts.earlier)]
  const total = maturityRow(groupBy, judging, { row: totalOf(now), before: earlier && totalOf(earlier) })
  const rows = besideEarlier(rowsOf(now), earlier && rowsOf(earlier), noWatched)
    .map((compared) => maturityRow(groupBy, judging, compared))
    .toSorted(byMaturityOrder(order))
  const shown = groupBy.length === 0 ? [total] : rows
  return {
    rows: shown.slice(0, mostRows),
    total,
    cohorts: cohorts.map((cohort) => cohortOf(cohort, ages, minimumSample)),
    recording: toldRecording(recording),
    meta: reportMeta(question, [
      notRecorded(recording, total),
      tooYoung(shown),
      tooFew(shown),
      truncation(question, shown),
    ]),
  }
}

const totalOf = (rows: readonly WatchedRow[]): WatchedRow => rows.find(({ isTotal }) => isTotal) ?? noWatched
const rowsOf = (rows: readonly WatchedRow[]): WatchedRow[] => rows.filter(({ isTotal }) => !isTotal)

function notRecorded(recording: Recording, { leads, projection }: MaturityRow): ReportWarning {
  const months = silentMonthsIn(recording)
  const since = projection.notRecordedBefore
  const left = `${projection.notRecorded} of ${leads} leads, created before ${since}, are left out`
  return {
    code: 'NOT_RECORDED',
    message: recording.hasStopped
      ? `No win is recorded in ${months}, nor since: nothing can be projected until wins are recorded again`
      : `No win is recorded in ${months}: ${left}`,
    affectedCount: projection.notRecorded,
  }
}

function tooYoung(rows: readonly MaturityRow[]): ReportWarning {
  const affectedCount = rows.filter(({ projection }) => projection.tooYoung).length
  const message = `${affectedCount} of ${rows.length} rows are too young to judge: read what is projected of them, and how far`
  return { code: 'TOO_YOUNG', message, affectedCount }
}

function tooFew(rows: readonly MaturityRow[]): ReportWarning {
  const affectedCount = rows.filter(({ projection }) => projection.verdict === 'TOO_FEW').length
  const message = `${affectedCount} of ${rows.length} rows have fewer than 30 leads to project from`
  return { code: 'SMALL_SAMPLE', message, affectedCount }
}
