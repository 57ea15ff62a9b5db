import { orderedMilestones } from '@touchline/schema'
import { DateTime } from 'luxon'
import { type Compared, variantCaveats } from './experiment-caveats.ts'
import { type Counted, outcomesOf, proportionOf, standingByDay, subjectsOf, total } from './experiment-days.ts'
import { type VariantDifference, variantDifference } from './experiment-difference.ts'
import type { ExperimentQuestion } from './experiment-question.ts'
import { type Earnings, earningsOf, type VariantRevenue, variantRevenue } from './experiment-revenue.ts'
import { type Variant, variantsOf } from './experiment-variants.ts'
import { experimentWarnings, type MilestoneMaturity } from './experiment-warnings.ts'
import type { EarnedCount, Experiment } from './experiments.queries.ts'
import { matureFrom, project } from './projection.ts'
import { type Ratio, ratio } from './ratio.ts'
import { type ReportMeta, type ReportWarning, reportMeta } from './report-meta.ts'
import { mostRows } from './report-question.ts'
import { type SampleRatio, sampleRatio } from './sample-ratio.ts'

type OrderedMilestone = (typeof orderedMilestones)[number]

type VariantMilestone = {
  readonly milestone: OrderedMilestone
  readonly rate: Ratio
  /** Null for control itself. */
  readonly difference: VariantDifference | null
}

type ExperimentVariant = Variant & {
  readonly subjects: number
  readonly milestones: readonly VariantMilestone[]
  readonly revenue: VariantRevenue
  readonly caveats: readonly string[]
}

export type ExperimentReport = {
  readonly name: string
  readonly control: string
  readonly subjects: number
  readonly mixed: number
  readonly tooRecent: number
  readonly sampleRatio: SampleRatio
  readonly maturity: readonly MilestoneMaturity[]
  readonly variants: readonly ExperimentVariant[]
  readonly meta: ReportMeta
}

/** What is known of an experiment: that there is one, and what became of its subjects. */
export type Known = {
  readonly experiment: Experiment
  readonly counted: Counted
  readonly earned: readonly EarnedCount[]
}

/** @throws AppError `INPUT_INVALID` where the question names variants that there are not. */
export function experimentReport(question: ExperimentQuestion, known: Known): ExperimentReport {
  const { counted, earned } = known
  const { exposed } = counted
  const seen = exposed.filter(({ standing }) => standing !== 'MIXED').map(({ variant }) => variant)
  const asked = variantsOf(question, seen.length > 0 ? seen : known.experiment.variants)
  const control = controlOf(question, known, asked)
  const variants = asked.map((variant) => variantOf(question, known, variant, control))
  const given = sampleRatio(
    variants.map(({ subjects }) => subjects),
    variants.map(({ expectedShare }) => expectedShare),
  )
  const maturity = maturityOf(question, counted)
  const told = { counted, earned, variants, sampleRatio: given, maturity }
  return {
    name: question.name,
    control: control.name,
    subjects: total(variants),
    mixed: total(exposed.filter(({ standing }) => standing === 'MIXED')),
    tooRecent: total(exposed.filter(({ standing }) => standing === 'RECENT')),
    sampleRatio: given,
    maturity,
    variants,
    meta: metaOf(question, known.experiment, experimentWarnings(question, told)),
  }
}

type Control = {
  readonly name: string
  readonly rates: ReadonlyMap<OrderedMilestone, Ratio>
  readonly earnings: Earnings
  readonly revenue: VariantRevenue
}

function controlOf(question: ExperimentQuestion, { counted, earned }: Known, variants: readonly Variant[]): Control {
  const name = (variants[0] as Variant).name
  const earnings = earningsOf(earned, name, subjectsOf(counted.exposed, name))
  return {
    name,
    rates: new Map(orderedMilestones.map((milestone) => [milestone, rateOf(question, counted, name, milestone)])),
    earnings,
    revenue: variantRevenue(earnings, null, question.workspace.currency),
  }
}

function rateOf(
  { workspace }: ExperimentQuestion,
  counted: Counted,
  variant: string,
  milestone: OrderedMilestone,
): Ratio {
  const { part, of } = proportionOf(counted, variant, milestone)
  return ratio(part, of, workspace.minimumSample)
}

function variantOf(
  question: ExperimentQuestion,
  { counted, earned }: Known,
  variant: Variant,
  control: Control,
): ExperimentVariant {
  const { name, isControl } = variant
  const subjects = subjectsOf(counted.exposed, name)
  const earnings = earningsOf(earned, name, subjects)
  const revenue = variantRevenue(earnings, isControl ? null : control.earnings, question.workspace.currency)
  const compared = isControl ? [] : orderedMilestones.map((each) => compare(question, counted, name, control, each))
  return {
    ...variant,
    subjects,
    milestones: orderedMilestones.map((milestone, i) => ({
      milestone,
      rate: rateOf(question, counted, name, milestone),
      difference: compared[i]?.difference ?? null,
    })),
    revenue,
    caveats: variantCaveats(compared, revenue, control.revenue),
  }
}

function compare(
  question: ExperimentQuestion,
  counted: Counted,
  treated: string,
  control: Control,
  milestone: OrderedMilestone,
): Compared {
  const days = standingByDay(counted, { treated, control: control.name, milestone }, question.withinDays)
  const both = {
    treated: proportionOf(counted, treated, milestone),
    control: proportionOf(counted, control.name, milestone),
  }
  return {
    milestone,
    rate: rateOf(question, counted, treated, milestone),
    ofControl: control.rates.get(milestone) as Ratio,
    difference: variantDifference({ ...both, days }, question.expectedLift),
  }
}

/** As long as anybody may be watched. */
const longestDays = 36_500

function maturityOf({ workspace, withinDays, asOf, zone }: ExperimentQuestion, counted: Counted): MilestoneMaturity[] {
  if (withinDays !== null) return []
  const today = DateTime.fromJSDate(asOf, { zone })
  const asOfDay = Date.UTC(today.year, today.month - 1, today.day) / 86_400_000
  return orderedMilestones.map((milestone) => {
    const watched = { outcomes: outcomesOf(counted, milestone, asOfDay), notRecorded: 0, undated: 0, wonBefore: 0 }
    const { supportedDays, maturity } = project(watched, longestDays, workspace.minimumSample)
    return { milestone, supportedDays, maturity, tooYoung: maturity !== null && maturity < matureFrom }
  })
}

function metaOf(
  { workspace, zone, asOf, range }: ExperimentQuestion,
  { firstExposureAt, lastExposureAt }: Experiment,
  warnings: readonly ReportWarning[],
): ReportMeta {
  const from = DateTime.fromJSDate(firstExposureAt, { zone }).startOf('day').toJSDate()
  const to = DateTime.fromJSDate(lastExposureAt, { zone }).startOf('day').plus({ days: 1 }).toJSDate()
  return reportMeta({ workspace, zone, asOf, range: range ?? { from, to }, compareRange: null, mostRows }, warnings)
}
