import {
  attributionModels,
  type CustomWeights,
  customModel,
  type DataDrivenModel,
  dataDrivenModels,
} from '@touchline/schema'
import { once } from '../../lib/once.ts'
import { customModel as customRule } from '../attribution/custom.ts'
import { models } from '../attribution/models.ts'
import { readJourneys } from './asked-journeys.queries.ts'
import { earnedByRules, pathsOf } from './asked-journeys.ts'
import { awaitsModel, countOpen, countUndated, sumStoredCredits } from './attribution.queries.ts'
import {
  type AttributionQuestion,
  type AttributionReport,
  attributionReport,
  type EarnedCredits,
  isStored,
} from './attribution-report.ts'
import type { AttributionRow } from './attribution-row.ts'
import { sumSpend } from './channel-spend.queries.ts'
import { withSpend } from './channel-spend.ts'
import { readIntervalsByModel, readIntervalsByRule } from './credit-intervals.queries.ts'
import { type EarnedCredit, noCredit } from './earned-credit.ts'
import { keyText } from './keyed-row.ts'
import { canLearn, learnedCredit } from './learned-credit.ts'
import { modelSpread } from './model-spread.ts'
import type { NumberedPaths } from './numbered-paths.ts'
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
  const { answers, paths } = await (question.subject === 'PERSON' ? askedAtOnce : askedInTurn)(read, question)
  if (paths && canLearn(paths)) {
    const linear = answers[attributionModels.indexOf('LINEAR')] ?? []
    for (const model of dataDrivenModels)
      answers.push(learnedCredit({ ...question, model, custom: null }, linear, paths).earned)
  }
  return modelSpread(answers)
}

type Answers = { readonly answers: (readonly EarnedCredit[])[]; readonly paths: NumberedPaths | null }

const customOf = ({ custom, workspace }: AttributionQuestion): CustomWeights | null =>
  custom ?? workspace.settings.customModel ?? null

/** Journeys are read once for all models. */
async function askedAtOnce(read: Read, question: AttributionQuestion): Promise<Answers> {
  const learns = question.filter === null
  const custom = customOf(question)
  const rules = attributionModels.map((name) => models[name])
  const journeys = await read((db) => readJourneys(db, question, learns && question.chain.includeNull))
  const answers = await earnedByRules(question, journeys, [...rules, ...(custom ? [customRule(custom, () => {})] : [])])
  return { answers, paths: learns ? pathsOf(question, journeys) : null }
}

async function askedInTurn(read: Read, question: AttributionQuestion): Promise<Answers> {
  const answers: (readonly EarnedCredit[])[] = []
  for (const rule of attributionModels) {
    answers.push((await sharedOutIn(read, { ...question, rule, model: rule, custom: null })).earned)
  }
  const custom = customOf(question)
  if (custom) answers.push((await sharedOutIn(read, { ...question, model: customModel, custom })).earned)
  return { answers, paths: question.filter === null ? await read((db) => readPaths(db, question)) : null }
}

async function earnedIn(read: Read, question: AttributionQuestion): Promise<EarnedCredits> {
  const { earned, learned } = await sharedOutIn(read, question)
  const told = question.intervals ? await withIntervals(read, question, earned) : earned
  return {
    earned: withSpend(told, await read((db) => sumSpend(db, question)), noCredit),
    learned,
    undated: await read((db) => countUndated(db, question)),
    open: await read((db) => countOpen(db, question)),
    reclassifying: await read((db) => reclassifying(db, question.workspace.id)),
  }
}

async function sharedOutIn(
  read: Read,
  question: AttributionQuestion,
): Promise<Pick<EarnedCredits, 'learned'> & { readonly earned: readonly EarnedCredit[] }> {
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
