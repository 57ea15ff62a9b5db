import { type LikeForLikeReport, likeForLikeReport } from './like-for-like.ts'
import type { LikeForLikeQuestion } from './like-for-like-question.ts'
import { countRanked } from './ranking.queries.ts'
import { recordedLeads } from './recording.queries.ts'
import { findRecording } from './recording.ts'
import type { Read } from './reports.loaders.ts'

/** Answers the question from what `read` sees. */
export async function readLikeForLikeReport(read: Read, question: LikeForLikeQuestion): Promise<LikeForLikeReport> {
  const recording = findRecording(await read((db) => recordedLeads(db, question.workspace, question.now)))
  const cells = { ...question, groupBy: [...question.groupBy, ...question.over] }
  return likeForLikeReport(question, await read((db) => countRanked(db, cells, recording)), recording)
}
