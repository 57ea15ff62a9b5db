import { countReasons, countUndatedReasons } from './reason.queries.ts'
import { type CountedReasons, type ReasonQuestion, type ReasonReport, reasonReport } from './reason.ts'
import { earlierQuestion } from './report-question.ts'
import type { Read } from './reports.loaders.ts'

/** Answers the question, and what it is compared with, from what `read` sees. */
export async function readReasonReport(read: Read, question: ReasonQuestion): Promise<ReasonReport> {
  const earlier = earlierQuestion(question)
  return reasonReport(question, await countedIn(read, question), earlier && (await countedIn(read, earlier)))
}

async function countedIn(read: Read, question: ReasonQuestion): Promise<CountedReasons> {
  return {
    counted: await read((db) => countReasons(db, question)),
    undated: await read((db) => countUndatedReasons(db, question)),
  }
}
