import {
  type AttributionModel,
  attributionModels,
  type CustomModel,
  CustomWeights,
  customModel,
  type DataDrivenModel,
  type Milestone,
} from '@touchline/schema'
import { AppError } from '../../errors.ts'
import type {
  AttributionOrderField,
  CustomWeightsInput,
  DateBasis,
  JourneySubject,
  QueryAttributionArgs,
  TouchpointDimension,
} from '../../graphql/resolver-types.generated.ts'
import { halfLifeDaysOf, type Workspace } from '../workspaces/workspace.ts'
import { byAttributionOrder } from './attribution-order.ts'
import {
  type AttributionRow,
  type AttributionTotal,
  attributionRow,
  attributionTotal,
  type CostedCredit,
  isValued,
} from './attribution-row.ts'
import { fewConversions, linearInstead, undatedWarning, withoutAmount } from './attribution-warnings.ts'
import { touchpointDimensions } from './dimensions.ts'
import { noCredit } from './earned-credit.ts'
import { type Filter, readFilter } from './filter.ts'
import { besideEarlier } from './keyed-row.ts'
import {
  immatureComparison,
  ofEarlier,
  type ReportMeta,
  type ReportWarning,
  reclassifyingWarning,
  reportMeta,
  truncation,
} from './report-meta.ts'
import { distinctDimensions, type ReportQuestion, reportQuestion } from './report-question.ts'
import type { RowOrder } from './row-order.ts'

type Model = AttributionModel | CustomModel | DataDrivenModel

/** What data-driven models learn from. */
type ChainQuestion = {
  /** Touchpoints in a row that make up a state of a Markov chain. */
  readonly order: number
  /** Whether journeys that didn't convert count as well. */
  readonly includeNull: boolean
}

export type AttributionQuestion = ReportQuestion & {
  readonly subject: JourneySubject
  readonly model: Model
  /** The rule by which conversions are weighed; of a data-driven model, what its rows and their counts come from. */
  readonly rule: AttributionModel
  /** Of CUSTOM: what it shares out by, in place of the rule. */
  readonly custom: CustomWeights | null
  readonly chain: ChainQuestion
  readonly milestone: Milestone
  readonly groupBy: readonly TouchpointDimension[]
  readonly filter: Filter<TouchpointDimension> | null
  readonly basis: DateBasis
  /** Touchpoints older than this, seen from a conversion, earn nothing. */
  readonly lookbackDays: number
  /** After so many days a touchpoint is worth half as much to TIME_DECAY. */
  readonly halfLifeDays: number
  readonly order: RowOrder<AttributionOrderField>
  /** Whether to say where credit would lie, had others come. */
  readonly intervals: boolean
}

export type AttributionReport = {
  readonly rows: readonly AttributionRow[]
  readonly total: AttributionTotal
  readonly subject: JourneySubject
  readonly model: Model
  readonly lookbackDays: number
  /** Null for models that have none. */
  readonly halfLifeDays: number | null
  readonly order: number | null
  readonly meta: ReportMeta
}

const mostDays = 3_650
const mostInState = 4

/** The only model that has a half-life. */
const decaying: AttributionModel = 'TIME_DECAY'

type AttributionArgs = Omit<QueryAttributionArgs, 'subject' | 'order' | 'includeNull' | 'intervals'> &
  Partial<ChainQuestion & Pick<AttributionQuestion, 'subject' | 'intervals'>>

/** @throws AppError `RANGE_INVALID`, `INPUT_INVALID` */
export const attributionQuestion = (
  {
    input,
    subject = 'PERSON',
    model,
    milestone,
    groupBy,
    basis,
    lookbackDays,
    halfLifeDays,
    custom,
    order = 1,
    includeNull = true,
    intervals = false,
    orderBy,
  }: AttributionArgs,
  workspace: Workspace,
  now: Date,
): AttributionQuestion => ({
  ...reportQuestion(input, workspace, now),
  ...{ subject, model, milestone, basis },
  rule: attributionModels.find((rule) => rule === model) ?? 'LINEAR',
  custom: model === customModel ? customWeights(custom, workspace) : null,
  chain: { order: checkedNumber('order', order, mostInState), includeNull },
  groupBy: distinctDimensions(groupBy),
  lookbackDays: checkedNumber('lookbackDays', lookbackDays ?? workspace.lookbackDays, mostDays),
  halfLifeDays: checkedNumber('halfLifeDays', halfLifeDays ?? halfLifeDaysOf(workspace), mostDays),
  filter: checkedFilter(model, readFilter(input.filter, touchpointDimensions)),
  intervals,
  order: orderBy ?? { by: 'CREDIT', direction: 'DESC' },
})

function checkedNumber(name: string, number: number, most: number): number {
  if (number >= 1 && number <= most) return number
  throw new AppError('INPUT_INVALID', `${name} is ${number}: give 1 to ${most}`)
}

/** What all journeys share out together, no touchpoint of them has for itself. */
function checkedFilter<Some>(model: Model, filter: Some | null): Some | null {
  if (filter === null || isRule(model)) return filter
  throw new AppError('INPUT_INVALID', `input.filter: ${model} has none: ask without it, or by a model that is a rule`)
}

const isRule = (model: Model): boolean => model === customModel || attributionModels.some((rule) => rule === model)

/** Those of the question, or else those that the workspace has settled on. */
function customWeights(given: CustomWeightsInput | null | undefined, { settings }: Workspace): CustomWeights {
  const weights = given ? readWeights(given) : settings.customModel
  if (weights) return weights
  const remedy = 'settle on weights under customModel of the settings, or try some out with custom'
  throw new AppError('INPUT_INVALID', `model is ${customModel}, and the workspace has named no weights: ${remedy}`)
}

function readWeights({ channels, ...places }: CustomWeightsInput): CustomWeights {
  const told = Object.entries(places).filter(([, weight]) => weight !== null)
  const byChannel = channels && Object.fromEntries(channels.map(({ channel, weight }) => [channel, weight]))
  const { data, error } = CustomWeights.safeParse({
    ...Object.fromEntries(told),
    ...(byChannel && { channels: byChannel }),
  })
  if (data) return data
  const [issue] = error.issues
  throw new AppError('INPUT_INVALID', `${['custom', ...(issue?.path ?? [])].join('.')}: ${issue?.message}`)
}

/** Whether the credits that are stored answer the question, once everything is derived: they are those of persons. */
export const isStored = ({ workspace, subject, rule, custom, ...asked }: AttributionQuestion): boolean =>
  subject === 'PERSON' &&
  custom === null &&
  asked.lookbackDays === workspace.lookbackDays &&
  (rule !== decaying || asked.halfLifeDays === halfLifeDaysOf(workspace))

/** What the database says of one range. */
export type EarnedCredits = {
  readonly earned: readonly CostedCredit[]
  /** Leads that reached the milestone on a day that nobody recorded. */
  readonly undated: number
  /** Leads of the range that may yet reach it. */
  readonly open: number
  /** What still has the channels of earlier rules. */
  readonly reclassifying: number
  /** What a data-driven model has to say of itself. */
  readonly learned: readonly ReportWarning[]
}

/** @param earlier Of the range that the question is compared with; null where with none. */
export function attributionReport(
  question: AttributionQuestion,
  now: EarnedCredits,
  earlier: EarnedCredits | null,
): AttributionReport {
  const totals = { row: totalOf(now), before: earlier && totalOf(earlier) }
  const compared = besideEarlier(rowsOf(now), earlier && rowsOf(earlier), unspent)
  const rows = compared.map((row) => attributionRow(question, row, totals)).sort(byAttributionOrder(question.order))
  return {
    rows: rows.slice(0, question.mostRows),
    total: attributionTotal(question, totals),
    subject: question.subject,
    model: question.model,
    lookbackDays: question.lookbackDays,
    halfLifeDays: question.model === decaying ? question.halfLifeDays : null,
    order: question.model === 'MARKOV' ? question.chain.order : null,
    meta: reportMeta(question, [
      ...doubts(question, now),
      reclassifyingWarning(now.reclassifying),
      immatureComparison(question, now.open, earlier?.open ?? null),
      ...ofEarlier(earlier ? doubts(question, earlier) : []),
      truncation(question, rows),
    ]),
  }
}

const unspent: CostedCredit = { ...noCredit, spendMinor: null }
const totalOf = ({ earned }: EarnedCredits): CostedCredit => earned.find(({ isTotal }) => isTotal) ?? unspent
const rowsOf = ({ earned }: EarnedCredits): CostedCredit[] => earned.filter(({ isTotal }) => !isTotal)

const doubts = (question: AttributionQuestion, answer: EarnedCredits): ReportWarning[] => [
  undatedWarning(question, answer.undated),
  ...(isValued(question) ? [withoutAmount(totalOf(answer))] : []),
  linearInstead(totalOf(answer).linearInstead ?? 0),
  ...answer.learned,
  ...(question.intervals ? [fewConversions(question, rowsOf(answer))] : []),
]
