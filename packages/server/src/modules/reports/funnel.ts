import type { FunnelQuestion } from './funnel-question.ts'
import { type FunnelRow, rowBy, rowsOf } from './funnel-row.ts'
import type { FunnelCounts } from './funnel-steps.ts'
import { type FunnelDoubts, funnelWarnings } from './funnel-warnings.ts'
import { type ReportMeta, reportMeta } from './report-meta.ts'
import { type ToldRecording, toldRecording } from './told-recording.ts'

/** What the database counts. */
type CountedFunnel = FunnelCounts & FunnelDoubts

export type FunnelReport = {
  readonly rows: readonly FunnelRow[]
  readonly total: FunnelRow
  readonly recording: ToldRecording
  readonly meta: ReportMeta
}

export function funnelReport(question: FunnelQuestion, counted: CountedFunnel): FunnelReport {
  const { groupBy, mostRows } = question
  const row = rowBy(question, counted.recording)
  const total = row([], counted)
  const rows = groupBy.length === 0 ? [total] : rowsOf(counted, row)
  return {
    rows: rows.slice(0, mostRows),
    total,
    recording: toldRecording(counted.recording),
    meta: reportMeta(question, funnelWarnings(question, counted, total, rows)),
  }
}
