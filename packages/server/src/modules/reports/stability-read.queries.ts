import { dayNow, recordedLeads } from './recording.queries.ts'
import { findRecording } from './recording.ts'
import type { Read } from './reports.loaders.ts'
import { countAcceptance, countCloses, countLeadsEver } from './stability.queries.ts'
import type { StabilityQuestion } from './stability-question.ts'
import { type StabilityReport, stabilityReport } from './stability-report.ts'

/** Answers the question from what `read` sees. */
export async function readStabilityReport(read: Read, question: StabilityQuestion): Promise<StabilityReport> {
  const recording = findRecording(await read((db) => recordedLeads(db, question.workspace, question.asOf)))
  return stabilityReport(question, {
    recording,
    today: await read((db) => dayNow(db, question.workspace, question.asOf)),
    accepted: await read((db) => countAcceptance(db, question)),
    closed: await read((db) => countCloses(db, question, recording)),
    ever: await read((db) => countLeadsEver(db, question, recording)),
  })
}
