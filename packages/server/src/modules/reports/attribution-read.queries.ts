import { type DataDrivenModel, dataDrivenModels } from '@touchline/schema'
import { awaitsModel, countOpen, countUndated, sumStoredCredits } from './attribution.queries.ts'
import {
  type AttributionQuestion,
  type AttributionReport,
  attributionReport,
  type EarnedCredits,
  isStored,
} from './attribution-report.ts'
import { learnedCredit } from './learned-credit.ts'
import { readPaths } from './paths.queries.ts'
import { reclassifying } from './reclassifying.queries.ts'
import { earlierQuestion } from './report-question.ts'
import type { Read } from './reports.loaders.ts'
import { sumReweighedCredits } from './reweighed.queries.ts'

/** Answers the question, and what it is compared with, from what `read` sees. */
export async function readAttributionReport(read: Read, question: AttributionQuestion): Promise<AttributionReport> {
  const earlier = earlierQuestion(question)
  return attributionReport(question, await earnedIn(read, question), earlier && (await earnedIn(read, earlier)))
}

async function earnedIn(read: Read, question: AttributionQuestion): Promise<EarnedCredits> {
  return {
    ...(await sharedOutIn(read, question)),
    undated: await read((db) => countUndated(db, question)),
    open: await read((db) => countOpen(db, question)),
    reclassifying: await read((db) => reclassifying(db, question.workspace.id)),
  }
}

async function sharedOutIn(
  read: Read,
  question: AttributionQuestion,
): Promise<Pick<EarnedCredits, 'earned' | 'learned'>> {
  const hasStored = isStored(question) && !(await read((db) => awaitsModel(db, question)))
  const sumCredits = hasStored ? sumStoredCredits : sumReweighedCredits
  const earned = await read((db) => sumCredits(db, question))
  if (!isDataDriven(question)) return { earned, learned: [] }
  return learnedCredit(question, earned, await read((db) => readPaths(db, question)))
}

const isDataDriven = (
  question: AttributionQuestion,
): question is AttributionQuestion & { readonly model: DataDrivenModel } =>
  dataDrivenModels.some((model) => model === question.model)
