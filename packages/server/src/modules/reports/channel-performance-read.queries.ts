import { countWork } from './channel-handoffs.queries.ts'
import { withWork } from './channel-handoffs.ts'
import { countLeads, countUndatedLeads, leadsAsked } from './channel-performance.queries.ts'
import { type ChannelReport, type CountedChannels, channelReport } from './channel-performance.ts'
import type { ChannelQuestion } from './channel-question.ts'
import { noLeads } from './channel-row.ts'
import { sumSpend } from './channel-spend.queries.ts'
import { withSpend } from './channel-spend.ts'
import { reclassifying } from './reclassifying.queries.ts'
import { earlierQuestion } from './report-question.ts'
import type { Read } from './reports.loaders.ts'
import { unmappedStages } from './unmapped-stages.queries.ts'

/** Answers the question, and what it is compared with, from what `read` sees. */
export async function readChannelReport(read: Read, question: ChannelQuestion): Promise<ChannelReport> {
  const earlier = earlierQuestion(question)
  return channelReport(question, await countChannels(read, question), earlier && (await countChannels(read, earlier)))
}

async function countChannels(read: Read, question: ChannelQuestion): Promise<CountedChannels> {
  const counted = await read((db) => countLeads(db, question))
  const work = await read((db) => countWork(db, question))
  const spent = await read((db) => sumSpend(db, question))
  const unmapped = await read((db) => unmappedStages(db, question.workspace, leadsAsked(question)))
  const undated = await read((db) => countUndatedLeads(db, question))
  const waiting = await read((db) => reclassifying(db, question.workspace.id))
  return { counted: withSpend(withWork(counted, work, noLeads), spent), undated, unmapped, reclassifying: waiting }
}
