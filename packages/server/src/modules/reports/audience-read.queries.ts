import { countAudiences, countOverlap } from './audience.queries.ts'
import type { AudienceQuestion } from './audience-question.ts'
import { type AudienceReport, audienceReport } from './audience-report.ts'
import type { Read } from './reports.loaders.ts'

/** Answers the question from what `read` sees. */
export async function readAudienceReport(read: Read, question: AudienceQuestion): Promise<AudienceReport> {
  const counted = await read((db) => countAudiences(db, question))
  return audienceReport(question, counted, await read((db) => countOverlap(db, question)))
}
