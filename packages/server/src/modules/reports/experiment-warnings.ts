import type { Milestone } from '@touchline/schema'
import { type Counted, total } from './experiment-days.ts'
import type { ExperimentQuestion } from './experiment-question.ts'
import { calledControl, type Variant } from './experiment-variants.ts'
import type { EarnedCount } from './experiments.queries.ts'
import { matureFrom } from './projection.ts'
import type { ReportWarning } from './report-meta.ts'
import type { SampleRatio } from './sample-ratio.ts'

/** How far along a milestone is. */
export type MilestoneMaturity = {
  readonly milestone: Milestone
  readonly supportedDays: number | null
  readonly maturity: number | null
  readonly tooYoung: boolean
}

export type Told = {
  readonly counted: Counted
  readonly earned: readonly EarnedCount[]
  readonly variants: readonly (Variant & { readonly subjects: number })[]
  readonly sampleRatio: SampleRatio
  readonly maturity: readonly MilestoneMaturity[]
}

/** So many differences and one of them is likely to look decided though none is there. */
const manyComparisons = 14

/** What to know before trusting an experiment. */
export const experimentWarnings = (question: ExperimentQuestion, told: Told): ReportWarning[] => [
  mismatch(told),
  mixed(told),
  recent(question, told),
  tooYoung(told),
  assumed(question, told),
  many(told),
  undated(told),
  withoutAmount(told),
]

function mismatch({ variants, sampleRatio }: Told): ReportWarning {
  const all = total(variants)
  const counts = variants.map(
    ({ name, subjects, expectedShare }) => `${subjects} of ${name} rather than ${Math.round(all * expectedShare)}`,
  )
  const message = `There are ${counts.join(', ')}: chance does that in ${percent(sampleRatio.pValue ?? 1)} of experiments. Find out who was not recorded before trusting any difference`
  return { code: 'SAMPLE_RATIO_MISMATCH', message, affectedCount: sampleRatio.mismatch ? variants.length : 0 }
}

function mixed({ counted: { exposed } }: Told): ReportWarning {
  const affectedCount = total(exposed.filter(({ standing }) => standing === 'MIXED'))
  const message = `${affectedCount} of ${total(exposed)} subjects are left out: they saw more than one variant`
  return { code: 'MIXED_SUBJECTS', message, affectedCount }
}

function recent({ withinDays }: ExperimentQuestion, { counted: { exposed } }: Told): ReportWarning {
  const affectedCount = total(exposed.filter(({ standing }) => standing === 'RECENT'))
  const message = `${affectedCount} of ${total(exposed)} subjects are left out: they were exposed fewer than ${withinDays} days ago`
  return { code: 'IMMATURE_COHORTS', message, affectedCount }
}

function tooYoung({ maturity }: Told): ReportWarning {
  const young = maturity.filter((each) => each.tooYoung)
  const far = young.map((each) => `${each.milestone} ${percent(each.maturity ?? 0)}`).join(', ')
  const message = `Too young to be judged, below ${percent(matureFrom)} of what is to be expected of these subjects: ${far}`
  return { code: 'TOO_YOUNG', message, affectedCount: young.length }
}

function assumed({ control }: ExperimentQuestion, { variants }: Told): ReportWarning {
  const names = variants.map(({ name }) => name)
  const isAssumed = control === null && calledControl(names) === undefined && names.length > 1
  const message = `No variant is called control: the others are held against ${names[0]}, the first by name`
  return { code: 'CONTROL_ASSUMED', message, affectedCount: isAssumed ? names.length - 1 : 0 }
}

function many({ variants }: Told): ReportWarning {
  const milestones = 6
  const comparisons = (variants.length - 1) * milestones
  const message = `${comparisons} differences are looked at: where there is none, one of twenty looks decided all the same. Settle on one milestone before`
  return { code: 'MANY_COMPARISONS', message, affectedCount: comparisons < manyComparisons ? 0 : comparisons }
}

function undated({ counted: { reached } }: Told): ReportWarning {
  const affectedCount = total(reached.filter(({ isUndated }) => isUndated))
  const message = `${affectedCount} times a milestone counts that was reached on a day nobody recorded, as the lead came after the exposure`
  return { code: 'UNDATED_CONVERSIONS', message, affectedCount }
}

function withoutAmount({ earned }: Told): ReportWarning {
  const affectedCount = earned.reduce((sum, row) => sum + row.withoutAmount, 0)
  const message = `${affectedCount} deals were won for which the CRM names no amount: they add nothing to the revenue`
  return { code: 'MISSING_AMOUNTS', message, affectedCount }
}

const percent = (share: number): string => `${(share * 100).toFixed(share < 0.001 ? 4 : 1)}%`
