import { countRanked } from './ranking.queries.ts'
import { type RankingReport, rankingReport } from './ranking.ts'
import type { RankingQuestion } from './ranking-question.ts'
import { recordedLeads } from './recording.queries.ts'
import { findRecording } from './recording.ts'
import type { Read } from './reports.loaders.ts'

/** Answers the question from what `read` sees. */
export async function readRankingReport(read: Read, question: RankingQuestion): Promise<RankingReport> {
  const recording = findRecording(await read((db) => recordedLeads(db, question.workspace, question.now)))
  return rankingReport(question, await read((db) => countRanked(db, question, recording)), recording)
}
