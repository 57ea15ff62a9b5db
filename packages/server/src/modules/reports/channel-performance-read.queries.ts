import { countWork } from './channel-handoffs.queries.ts'
import { type Work, withWork } from './channel-handoffs.ts'
import { needsProjection } from './channel-order.ts'
import { countLeads, countUndatedLeads, leadsAsked } from './channel-performance.queries.ts'
import { type ChannelReport, type CountedChannels, channelReport } from './channel-performance.ts'
import { readProjectedRates } from './channel-projection.queries.ts'
import type { ChannelQuestion } from './channel-question.ts'
import { type LeadCounts, noLeads } from './channel-row.ts'
import { sumSpend } from './channel-spend.queries.ts'
import { withSpend } from './channel-spend.ts'
import { reclassifying } from './reclassifying.queries.ts'
import { earlierQuestion } from './report-question.ts'
import type { Read } from './reports.loaders.ts'
import { cohortDays, countEdges, sumCohorts, sumWins } from './rolled-up-leads.queries.ts'
import { asksOfCohorts, fromRollUps } from './rolled-up-leads.ts'
import { unmappedStages } from './unmapped-stages.queries.ts'
import { countWorkChanges } from './work-changes.queries.ts'

/** Answers the question, and what it is compared with, from what `read` sees. */
export async function readChannelReport(read: Read, question: ChannelQuestion): Promise<ChannelReport> {
  const earlier = earlierQuestion(question)
  const now = await countChannels(read, question)
  const rateOf = needsProjection(question.order) ? await readProjectedRates(read, question) : () => null
  return channelReport(question, now, earlier && (await countChannels(read, earlier)), rateOf)
}

async function countChannels(read: Read, question: ChannelQuestion): Promise<CountedChannels> {
  const counted = (await readRollUps(read, question)) ?? (await readLeads(read, question))
  const spent = await read((db) => sumSpend(db, question))
  const unmapped = await read((db) => unmappedStages(db, question.workspace, leadsAsked(question)))
  const undated = await read((db) => countUndatedLeads(db, question))
  const waiting = await read((db) => reclassifying(db, question.workspace.id))
  return { counted: withSpend(counted, spent, noLeads), undated, unmapped, reclassifying: waiting }
}

/** From a row for each day, which is as much however many leads there are. Null where the question asks for more. */
async function readRollUps(read: Read, question: ChannelQuestion): Promise<(LeadCounts & Work)[] | null> {
  const days = asksOfCohorts(question) ? await read((db) => cohortDays(db, question)) : null
  if (!days) return null
  return fromRollUps(question, {
    cohorts: await read((db) => sumCohorts(db, question, days)),
    wins: await read((db) => sumWins(db, question, days)),
    edges: await read((db) => countEdges(db, question, days)),
    changes: await read((db) => countWorkChanges(db, question)),
  })
}

async function readLeads(read: Read, question: ChannelQuestion): Promise<(LeadCounts & Work)[]> {
  const counted = await read((db) => countLeads(db, question))
  return withWork(counted, await read((db) => countWork(db, question)), noLeads)
}
