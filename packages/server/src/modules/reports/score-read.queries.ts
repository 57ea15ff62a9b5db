import { pointsAt } from '../definitions/score.ts'
import { recordedLeads } from './recording.queries.ts'
import { findRecording } from './recording.ts'
import type { Read } from './reports.loaders.ts'
import { journeysToScore, leadsToScore } from './score.queries.ts'
import { hasReached, type LeadToScore, scoredAt, standingOf } from './score-leads.ts'
import type { ScoreQuestion } from './score-question.ts'
import { type ScoreReport, scoreReport } from './score-report.ts'
import type { JudgedLead } from './score-table.ts'

/** Journeys are read for this many leads at a time. */
const batchSize = 1_000

/** Answers the question from what `read` sees. */
export async function readScoreReport(read: Read, question: ScoreQuestion): Promise<ScoreReport> {
  const recording = findRecording(await read((db) => recordedLeads(db, question.workspace, question.now)))
  const leads = await read((db) => leadsToScore(db, question, recording))
  const scored = leads.filter((lead) => standingOf(question, lead) === 'JUDGED')
  const judged: JudgedLead[] = []
  for (let start = 0; start < scored.length; start += batchSize) {
    judged.push(...(await judge(read, question, scored.slice(start, start + batchSize))))
  }
  return scoreReport(question, leads, scored, judged)
}

/** In the order of the leads. */
async function judge(read: Read, question: ScoreQuestion, leads: readonly LeadToScore[]): Promise<JudgedLead[]> {
  const persons = [...new Set(leads.map(({ personId }) => personId))]
  const journeys = await read((db) => journeysToScore(db, question.workspace, persons))
  return leads.map((lead) => {
    const at = scoredAt(question, lead)
    return {
      points: pointsAt(question.score, { ...lead, until: at }, journeys.get(lead.personId) ?? [], at),
      hasReached: hasReached(question, lead),
    }
  })
}
