import { countCohorts } from './cohorts.queries.ts'
import { countOutcomes } from './lead-outcomes.queries.ts'
import type { MaturityQuestion } from './maturity-question.ts'
import { type MaturityReport, maturityReport } from './maturity-report.ts'
import { recordedLeads } from './recording.queries.ts'
import { findRecording } from './recording.ts'
import { earlierQuestion } from './report-question.ts'
import type { Read } from './reports.loaders.ts'

/** Answers the question, and what it is compared with, from what `read` sees. */
export async function readMaturityReport(read: Read, question: MaturityQuestion): Promise<MaturityReport> {
  const recording = findRecording(await read((db) => recordedLeads(db, question.workspace, question.now)))
  const earlier = earlierQuestion(question)
  return maturityReport(question, {
    recording,
    counted: await read((db) => countOutcomes(db, question, recording)),
    earlier: earlier && (await read((db) => countOutcomes(db, earlier, recording))),
    cohorts: await read((db) => countCohorts(db, question, recording)),
  })
}
