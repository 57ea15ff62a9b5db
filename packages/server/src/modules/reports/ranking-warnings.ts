import type { RankingQuestion } from './ranking-question.ts'
import { isoDay, type Recording } from './recording.ts'
import type { ReportWarning } from './report-meta.ts'

/** Leads of a row that don't count. */
type LeftOut = { readonly leads: number; readonly young: number; readonly notRecorded: number }

/** Why leads don't count, with how many there are. */
export const leftOutWarnings = (
  question: Pick<RankingQuestion, 'withinDays'>,
  counted: readonly LeftOut[],
  recording: Recording,
): ReportWarning[] => [young(question, counted), notRecorded(recording, counted)]

function young({ withinDays }: Pick<RankingQuestion, 'withinDays'>, counted: readonly LeftOut[]): ReportWarning {
  const affectedCount = counted.reduce((sum, leads) => sum + leads.young, 0)
  const all = counted.reduce((sum, { leads }) => sum + leads, 0)
  const message = `${affectedCount} of ${all} leads are younger than ${withinDays} days and left out: whether they will be won in time is not known`
  return { code: 'IMMATURE_COHORTS', message, affectedCount }
}

function notRecorded({ fromDay }: Recording, counted: readonly LeftOut[]): ReportWarning {
  const affectedCount = counted.reduce((sum, leads) => sum + leads.notRecorded, 0)
  const message = `${affectedCount} leads are left out: they were created before ${isoDay(fromDay ?? 0)}, when wins were not recorded`
  return { code: 'NOT_RECORDED', message, affectedCount }
}
