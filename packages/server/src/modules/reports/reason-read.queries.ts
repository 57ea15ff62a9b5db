import { countReasons, countUndatedReasons } from './reason.queries.ts'
import { type ReasonQuestion, type ReasonReport, reasonReport } from './reason.ts'
import type { Read } from './reports.loaders.ts'

/** Answers the question from what `read` sees. */
export async function readReasonReport(read: Read, question: ReasonQuestion): Promise<ReasonReport> {
  const counted = await read((db) => countReasons(db, question))
  return reasonReport(question, counted, await read((db) => countUndatedReasons(db, question)))
}
