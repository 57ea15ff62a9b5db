import { sql } from 'kysely'
import { passes } from './filter.queries.ts'
import { countSteps } from './funnel.queries.ts'
import { type FunnelReport, funnelReport } from './funnel.ts'
import type { FunnelQuestion } from './funnel-question.ts'
import { placedLeads } from './placed-leads.queries.ts'
import { reclassifying } from './reclassifying.queries.ts'
import { recordedLeads } from './recording.queries.ts'
import { findRecording } from './recording.ts'
import type { Read } from './reports.loaders.ts'
import { countExits } from './stage-exits.queries.ts'
import { unmappedStages } from './unmapped-stages.queries.ts'

/** Answers the question from what `read` sees. */
export async function readFunnelReport(read: Read, question: FunnelQuestion): Promise<FunnelReport> {
  const { workspace, asOf, range, filter } = question
  const recording = findRecording(await read((db) => recordedLeads(db, workspace, asOf)))
  const asked = sql`select * from (${placedLeads(question)}) as placed
    where lead_at >= ${range.from} and lead_at < ${range.to} and ${passes(filter)}`
  return funnelReport(question, {
    recording,
    steps: await read((db) => countSteps(db, question, recording)),
    exits: await read((db) => countExits(db, question, recording)),
    unmapped: await read((db) => unmappedStages(db, workspace, asked)),
    reclassifying: await read((db) => reclassifying(db, workspace.id)),
  })
}
