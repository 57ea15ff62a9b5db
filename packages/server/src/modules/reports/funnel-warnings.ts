import type { FunnelQuestion } from './funnel-question.ts'
import type { FunnelRow } from './funnel-row.ts'
import type { Recording } from './recording.ts'
import { type ReportWarning, reclassifyingWarning, truncation } from './report-meta.ts'
import { silentMonthsIn } from './told-recording.ts'
import { type UnmappedStage, unmappedWarning } from './unmapped-stages.ts'

/** What to doubt in the data. */
export type FunnelDoubts = {
  readonly recording: Recording
  readonly unmapped: readonly UnmappedStage[]
  /** What still has the channels of earlier rules. */
  readonly reclassifying: number
}

export const funnelWarnings = (
  question: FunnelQuestion,
  { recording, unmapped, reclassifying }: FunnelDoubts,
  total: FunnelRow,
  rows: readonly FunnelRow[],
): ReportWarning[] => [
  smallSample(question, rows),
  stillOpen(total),
  tooYoung(rows),
  notRecorded(recording, total),
  undated(total),
  missingAmounts(total),
  unmappedWarning(unmapped),
  reclassifyingWarning(reclassifying),
  truncation(question, rows),
]

function smallSample({ workspace }: FunnelQuestion, rows: readonly FunnelRow[]): ReportWarning {
  const affectedCount = rows.filter(({ leads }) => leads < workspace.minimumSample).length
  const message = `${affectedCount} of ${rows.length} rows have fewer than ${workspace.minimumSample} leads: read their intervals, not their rates`
  return { code: 'SMALL_SAMPLE', message, affectedCount }
}

const stillOpen = ({ open, leads }: FunnelRow): ReportWarning => ({
  code: 'IMMATURE_COHORTS',
  message: `${open} of ${leads} leads are open: they may yet come further, so of young leads read goneOn rather than fromPrevious`,
  affectedCount: open,
})

function tooYoung(rows: readonly FunnelRow[]): ReportWarning {
  const affectedCount = rows.filter(({ steps }) => steps.some(({ time }) => time?.tooYoung)).length
  const message = `${affectedCount} of ${rows.length} rows have a step that is too young to judge: less than 80% of those to be expected to go on have done so`
  return { code: 'TOO_YOUNG', message, affectedCount }
}

function notRecorded(recording: Recording, { leads, notRecorded: affectedCount, notRecordedBefore }: FunnelRow) {
  const left = recording.hasStopped
    ? 'nor since: no time and no velocity can be told until wins are recorded again'
    : `${affectedCount} of ${leads} leads, created before ${notRecordedBefore}, are left out of times and velocity`
  const joint = recording.hasStopped ? ',' : ':'
  const message = `No win is recorded in ${silentMonthsIn(recording)}${joint} ${left}`
  return { code: 'NOT_RECORDED' as const, message, affectedCount }
}

function undated({ steps }: FunnelRow): ReportWarning {
  const affectedCount = steps.reduce((sum, step) => sum + step.undated, 0)
  const message = `${affectedCount} milestones were reached on a day that nobody recorded: they count in the steps, and in no time`
  return { code: 'UNDATED_CONVERSIONS', message, affectedCount }
}

function missingAmounts({ velocity: { winRate, valued } }: FunnelRow): ReportWarning {
  const affectedCount = winRate.numerator - valued
  const message = `${affectedCount} of ${winRate.numerator} wins have no amount: the mean value is of the others`
  return { code: 'MISSING_AMOUNTS', message, affectedCount }
}
