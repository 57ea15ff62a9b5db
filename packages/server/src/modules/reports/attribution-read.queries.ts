import { attributionModels, customModel, type DataDrivenModel, dataDrivenModels } from '@touchline/schema'
import { once } from '../../lib/once.ts'
import { awaitsModel, countOpen, countUndated, sumStoredCredits } from './attribution.queries.ts'
import {
  type AttributionQuestion,
  type AttributionReport,
  type AttributionRow,
  attributionReport,
  type EarnedCredits,
  isStored,
} from './attribution-report.ts'
import { readIntervalsByModel, readIntervalsByRule } from './credit-intervals.queries.ts'
import type { EarnedCredit } from './earned-credit.ts'
import { keyText } from './keyed-row.ts'
import { canLearn, learnedCredit } from './learned-credit.ts'
import { modelSpread } from './model-spread.ts'
import { readPaths } from './paths.queries.ts'
import { reclassifying } from './reclassifying.queries.ts'
import { earlierQuestion } from './report-question.ts'
import type { Read } from './reports.loaders.ts'
import { sumReweighedCredits } from './reweighed.queries.ts'
import type { SpreadRow } from './spread-row.ts'

type SpreadReport = Omit<AttributionReport, 'rows'> & { readonly rows: readonly (AttributionRow & SpreadRow)[] }

/** Answers the question, and what it is compared with, from what `read` sees. */
export async function readAttributionReport(read: Read, question: AttributionQuestion): Promise<SpreadReport> {
  const earlier = earlierQuestion(question)
  const now = await earnedIn(read, question)
  const report = attributionReport(question, now, earlier && (await earnedIn(read, earlier)))
  const spread = once(() => readModelSpread(read, question))
  const rows = report.rows.map((row) => ({
    ...row,
    shareSpread: async () => (await spread())(row.keys.map(({ value }) => value)),
  }))
  return { ...report, rows }
}

/** Asks every model. A filter leaves the rules alone. */
async function readModelSpread(read: Read, question: AttributionQuestion) {
  const answers: (readonly EarnedCredit[])[] = []
  for (const rule of attributionModels) {
    answers.push((await sharedOutIn(read, { ...question, rule, model: rule, custom: null })).earned)
  }
  const custom = question.custom ?? question.workspace.settings.customModel
  if (custom) answers.push((await sharedOutIn(read, { ...question, model: customModel, custom })).earned)
  const paths = question.filter === null ? await read((db) => readPaths(db, question)) : null
  if (paths && canLearn(paths)) {
    const linear = answers[attributionModels.indexOf('LINEAR')] ?? []
    for (const model of dataDrivenModels)
      answers.push(learnedCredit({ ...question, model, custom: null }, linear, paths).earned)
  }
  return modelSpread(answers)
}

async function earnedIn(read: Read, question: AttributionQuestion): Promise<EarnedCredits> {
  const { earned, learned } = await sharedOutIn(read, question)
  return {
    earned: question.intervals ? await withIntervals(read, question, earned) : earned,
    learned,
    undated: await read((db) => countUndated(db, question)),
    open: await read((db) => countOpen(db, question)),
    reclassifying: await read((db) => reclassifying(db, question.workspace.id)),
  }
}

async function sharedOutIn(
  read: Read,
  question: AttributionQuestion,
): Promise<Pick<EarnedCredits, 'earned' | 'learned'>> {
  const sumCredits = (await hasStored(read, question)) ? sumStoredCredits : sumReweighedCredits
  const earned = await read((db) => sumCredits(db, question))
  if (!isDataDriven(question)) return { earned, learned: [] }
  return learnedCredit(question, earned, await read((db) => readPaths(db, question)))
}

const hasStored = async (read: Read, question: AttributionQuestion): Promise<boolean> =>
  isStored(question) && !(await read((db) => awaitsModel(db, question)))

async function withIntervals(
  read: Read,
  question: AttributionQuestion,
  earned: readonly EarnedCredit[],
): Promise<EarnedCredit[]> {
  const intervals = isDataDriven(question)
    ? await readIntervalsByModel(read, question)
    : await readIntervalsByRule(read, question, await hasStored(read, question))
  return earned.map((row) => ({ ...row, intervals: intervals.get(keyText(row)) ?? null }))
}

const isDataDriven = (
  question: AttributionQuestion,
): question is AttributionQuestion & { readonly model: DataDrivenModel } =>
  dataDrivenModels.some((model) => model === question.model)
