import { countHandoffs } from './handoff-report.queries.ts'
import { type HandoffQuestion, type HandoffReport, handoffReport } from './handoff-report.ts'
import { earlierQuestion } from './report-question.ts'
import type { Read } from './reports.loaders.ts'

/** Answers the question, and what it is compared with, from what `read` sees. */
export async function readHandoffReport(read: Read, question: HandoffQuestion): Promise<HandoffReport> {
  const earlier = earlierQuestion(question)
  const now = await read((db) => countHandoffs(db, question))
  return handoffReport(question, now, earlier && (await read((db) => countHandoffs(db, earlier))))
}
