import { compareValues } from './dimension-value.ts'
import type { Recording } from './recording.ts'
import { type ReportMeta, type ReportWarning, reportMeta, truncation } from './report-meta.ts'
import type { StabilityQuestion } from './stability-question.ts'
import { countsByRow, type StabilityCounts, type StabilityRow, stabilityRow } from './stability-row.ts'
import { silentMonthsIn, type ToldRecording, toldRecording } from './told-recording.ts'

/** What the database counts. */
export type CountedStability = StabilityCounts & { readonly recording: Recording; readonly today: number }

export type StabilityReport = {
  readonly rows: readonly StabilityRow[]
  readonly experimental: readonly StabilityRow[]
  readonly total: StabilityRow
  readonly recording: ToldRecording
  readonly meta: ReportMeta
}

export function stabilityReport(question: StabilityQuestion, counted: CountedStability): StabilityReport {
  const all = countsByRow(counted)
    .map(({ keys, ...counts }) => stabilityRow(question, counted, keys, counts))
    .toSorted((a, b) => b.leadsEver - a.leadsEver || compareValues(a.keys, b.keys))
  const shown = all.slice(0, question.mostRows)
  const total = stabilityRow(question, counted, [], counted)
  return {
    rows: shown.filter((row) => !isExperimental(row)),
    experimental: shown.filter(isExperimental),
    total,
    recording: toldRecording(counted.recording),
    meta: reportMeta(question, [
      experimental(question, all),
      young(total),
      notRecorded(counted),
      truncation(question, all),
    ]),
  }
}

const isExperimental = ({ acceptance }: StabilityRow): boolean => acceptance.verdict === 'EXPERIMENTAL'

function experimental({ workspace }: StabilityQuestion, rows: readonly StabilityRow[]): ReportWarning {
  const affectedCount = rows.filter(isExperimental).length
  const message = `${affectedCount} of ${rows.length} rows have had fewer than ${workspace.minimumSample} leads: they are experimental, and have no limits`
  return { code: 'SMALL_SAMPLE', message, affectedCount }
}

function young({ acceptance, closeRate }: StabilityRow): ReportWarning {
  const [accepted, won] = [acceptance.young.length, closeRate.young.length]
  const message = `${accepted} weeks are too young to judge acceptance within ${acceptance.withinDays} days, ${won} to judge wins within ${closeRate.withinDays} days: they are shown apart`
  return { code: 'TOO_YOUNG', message, affectedCount: Math.max(accepted, won) }
}

function notRecorded({ recording, ever }: CountedStability): ReportWarning {
  const affectedCount = ever.reduce((sum, each) => sum + each.notRecorded, 0)
  const message = `No win is recorded in ${silentMonthsIn(recording)}: ${affectedCount} leads created before wins were recorded are left out of the close rate`
  return { code: 'NOT_RECORDED', message, affectedCount }
}
