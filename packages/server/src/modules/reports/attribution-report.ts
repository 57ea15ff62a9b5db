import { type AttributionModel, type Milestone, wholeCredit } from '@touchline/schema'
import { AppError } from '../../errors.ts'
import type {
  AttributionOrderField,
  DateBasis,
  QueryAttributionArgs,
  TouchpointDimension,
} from '../../graphql/resolver-types.generated.ts'
import { decimal } from '../../lib/decimal.ts'
import type { Money } from '../../lib/money.ts'
import { halfLifeDaysOf, type Workspace } from '../workspaces/workspace.ts'
import { byAttributionOrder } from './attribution-order.ts'
import { type DimensionValue, dimensionValues } from './dimension-value.ts'
import { touchpointDimensions } from './dimensions.ts'
import { type EarnedCredit, noCredit } from './earned-credit.ts'
import { type Filter, readFilter } from './filter.ts'
import { besideEarlier, type Compared } from './keyed-row.ts'
import { share } from './ratio.ts'
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

export type AttributionQuestion = ReportQuestion & {
  readonly model: AttributionModel
  readonly milestone: Milestone
  readonly groupBy: readonly TouchpointDimension[]
  readonly filter: Filter<TouchpointDimension> | null
  readonly basis: DateBasis
  /** Touchpoints older than this, seen from a conversion, earn nothing. */
  readonly lookbackDays: number
  /** After so many days a touchpoint is worth half as much to TIME_DECAY. */
  readonly halfLifeDays: number
  readonly order: RowOrder<AttributionOrderField>
}

export type AttributionRow = {
  readonly keys: readonly DimensionValue<TouchpointDimension>[]
  readonly credit: string
  readonly share: number | null
  readonly value: Money | null
  readonly touchpoints: number
  readonly conversions: number
  /** Null where the report is compared with nothing. */
  readonly previous: AttributionRow | null
}

type AttributionTotal = Pick<AttributionRow, 'conversions' | 'credit' | 'value'> & {
  readonly previous: AttributionTotal | null
}

export type AttributionReport = {
  readonly rows: readonly AttributionRow[]
  readonly total: AttributionTotal
  readonly model: AttributionModel
  readonly lookbackDays: number
  /** Null for models that have none. */
  readonly halfLifeDays: number | null
  readonly meta: ReportMeta
}

const creditDigits = Math.log10(wholeCredit)

/** A credit in billionths as a decimal number: `"0.333333333"`. */
export const creditOf = (billionths: number | bigint): string => decimal(billionths, creditDigits)

const mostDays = 3_650

/** The only model that has a half-life. */
const decaying: AttributionModel = 'TIME_DECAY'

/** Milestones whose conversions are worth something. */
const valued: readonly Milestone[] = ['OPPORTUNITY', 'WON']

/** @throws AppError `RANGE_INVALID`, `INPUT_INVALID` */
export const attributionQuestion = (
  { input, model, milestone, groupBy, basis, lookbackDays, halfLifeDays, orderBy }: QueryAttributionArgs,
  workspace: Workspace,
  now: Date,
): AttributionQuestion => ({
  ...reportQuestion(input, workspace, now),
  ...{ model, milestone, basis },
  groupBy: distinctDimensions(groupBy),
  lookbackDays: checkedDays('lookbackDays', lookbackDays ?? workspace.lookbackDays),
  halfLifeDays: checkedDays('halfLifeDays', halfLifeDays ?? halfLifeDaysOf(workspace)),
  filter: readFilter(input.filter, touchpointDimensions),
  order: orderBy ?? { by: 'CREDIT', direction: 'DESC' },
})

function checkedDays(name: string, days: number): number {
  if (days >= 1 && days <= mostDays) return days
  throw new AppError('INPUT_INVALID', `${name} is ${days}: give 1 to ${mostDays}`)
}

/** Whether the credits that are stored answer the question, once everything is derived. */
export const isStored = ({ workspace, model, lookbackDays, halfLifeDays }: AttributionQuestion): boolean =>
  lookbackDays === workspace.lookbackDays && (model !== decaying || halfLifeDays === halfLifeDaysOf(workspace))

/** What the database says of one range. */
export type EarnedCredits = {
  readonly earned: readonly EarnedCredit[]
  /** Leads that reached the milestone on a day that nobody recorded. */
  readonly undated: number
  /** Leads of the range that may yet reach it. */
  readonly open: number
  /** What still has the channels of earlier rules. */
  readonly reclassifying: number
}

/** @param earlier Of the range that the question is compared with; null where with none. */
export function attributionReport(
  question: AttributionQuestion,
  now: EarnedCredits,
  earlier: EarnedCredits | null,
): AttributionReport {
  const totals = { row: totalOf(now), before: earlier && totalOf(earlier) }
  const inOrder = byAttributionOrder(question.order)
  const rows = besideEarlier(rowsOf(now), earlier && rowsOf(earlier), noCredit).sort((a, b) => inOrder(a.row, b.row))
  return {
    rows: rows.slice(0, question.mostRows).map((row) => attributionRow(question, row, totals)),
    total: attributionTotal(question, totals),
    model: question.model,
    lookbackDays: question.lookbackDays,
    halfLifeDays: question.model === decaying ? question.halfLifeDays : null,
    meta: reportMeta(question, [
      ...doubts(question, now),
      reclassifyingWarning(now.reclassifying),
      immatureComparison(question, now.open, earlier?.open ?? null),
      ...ofEarlier(earlier ? doubts(question, earlier) : []),
      truncation(question, rows),
    ]),
  }
}

const totalOf = ({ earned }: EarnedCredits): EarnedCredit => earned.find(({ isTotal }) => isTotal) ?? noCredit
const rowsOf = ({ earned }: EarnedCredits): EarnedCredit[] => earned.filter(({ isTotal }) => !isTotal)

const doubts = (question: AttributionQuestion, answer: EarnedCredits): ReportWarning[] => [
  undatedWarning(question, answer.undated),
  withoutAmount(question, totalOf(answer)),
]

const attributionRow = (
  question: AttributionQuestion,
  { row, before }: Compared<EarnedCredit>,
  total: Compared<EarnedCredit>,
): AttributionRow => ({
  keys: dimensionValues(question.groupBy, row.keys),
  credit: creditOf(BigInt(row.credit)),
  share: share(Number(row.credit), Number(total.row.credit)),
  value: worthOf(question, row),
  touchpoints: row.touchpoints,
  conversions: row.conversions,
  previous:
    before &&
    total.before &&
    attributionRow(question, { row: before, before: null }, { row: total.before, before: null }),
})

const attributionTotal = (
  question: AttributionQuestion,
  { row, before }: Compared<EarnedCredit>,
): AttributionTotal => ({
  conversions: row.conversions,
  credit: creditOf(BigInt(row.credit)),
  value: worthOf(question, row),
  previous: before && attributionTotal(question, { row: before, before: null }),
})

const worthOf = ({ milestone, workspace }: AttributionQuestion, { valueMinor }: EarnedCredit): Money | null =>
  valued.includes(milestone) ? { minor: BigInt(valueMinor), currency: workspace.currency } : null

const undatedWarning = ({ milestone, basis }: AttributionQuestion, affectedCount: number): ReportWarning => ({
  code: 'UNDATED_CONVERSIONS',
  message: `${affectedCount} of the leads ${basis === 'COHORT' ? 'of the range' : 'of all time'} reached ${milestone} on a day that nobody recorded: no conversion, no credit`,
  affectedCount,
})

const withoutAmount = ({ milestone }: AttributionQuestion, total: EarnedCredit): ReportWarning => ({
  code: 'MISSING_AMOUNTS',
  message: `${total.withoutValue} of ${total.conversions} conversions have no amount: they add nothing to the value`,
  affectedCount: valued.includes(milestone) ? total.withoutValue : 0,
})
