import { z } from 'zod'
import { AppError } from '../errors.ts'
import type { ExperimentInput } from '../graphql/resolver-types.generated.ts'
import type { View } from '../graphql/view.ts'
import { groupBy } from '../lib/group-by.ts'
import { experimentQuestion } from '../modules/reports/experiment-question.ts'
import { readExperimentReport } from '../modules/reports/experiment-read.queries.ts'
import type { ExperimentReport } from '../modules/reports/experiment-report.ts'
import { listExperiments } from '../modules/reports/experiments.queries.ts'
import type { ReportWarning } from '../modules/reports/report-meta.ts'
import { experimentColumns, type ListedMilestone } from './experiment-columns.ts'
import { type Asked, instant, one, text, wholeNumber } from './parameter.ts'
import { rangeAsked, rangeParameters } from './range-parameters.ts'
import { type ExportContext, reportExport } from './report-export.ts'
import { withoutClaims } from './report-input.ts'

/** Each takes some queries. */
const mostExperiments = 100
const usualLift = 0.3

const parameters = {
  name: text('Of which experiment. All unless given.'),
  ...rangeParameters,
  asOf: instant('As of when: only from what was known then. Now unless given.'),
  knowledgeAt: instant(
    'As of when, under the identities of then, too: `deriveKnowledge` derives it. Now unless given.',
  ),
  withoutClaims,
  control: text('Of one experiment: the variant that the others are held against.'),
  split: one(
    'JSON like {"control":3,"b":1}',
    'Of one experiment: how subjects should have been shared out.',
    readSplit,
  ),
  withinDays: wholeNumber(
    'Within how many days of the exposure something must come about to count. By now unless given.',
  ),
  expectedLift: one(
    'a number',
    'How large a difference is looked for, in shares of the rate. 0.3 unless given.',
    readNumber,
  ),
}

export const experimentsExport = reportExport({
  name: 'experiments',
  description: 'What became of the subjects of experiments: a row for each variant and milestone.',
  parameters,
  columns: () => experimentColumns,
  list: async (asked, context) => {
    const reports = await reportsAsked(asked, context)
    return {
      rows: reports.flatMap(rowsOf),
      days: null,
      warnings: summedUp(reports.flatMap(({ meta }) => meta.warnings)),
    }
  },
})

async function reportsAsked(asked: Asked<typeof parameters>, { view }: ExportContext): Promise<ExperimentReport[]> {
  const viewed = await view(asked)
  const { read, now, workspace } = viewed
  const names = asked.name === null ? await allNames(asked, viewed) : [asked.name]
  const reports: ExperimentReport[] = []
  for (const name of names) {
    const report = await readExperimentReport(read, experimentQuestion(name, inputOf(asked), workspace, now))
    if (report) reports.push(report)
  }
  return reports
}

async function allNames(
  { control, split }: Asked<typeof parameters>,
  { read, now, workspace }: View,
): Promise<string[]> {
  if (control !== null || split !== null) {
    throw new AppError('PARAMETER_INVALID', 'control and split are of one experiment: give its name too')
  }
  const experiments = await read((db) => listExperiments(db, workspace, now))
  if (experiments.length > mostExperiments) {
    const problem = `There are ${experiments.length} experiments: an export has at most ${mostExperiments}. Give the name of one`
    throw new AppError('EXPORT_TOO_LARGE', problem)
  }
  return experiments.map(({ name }) => name)
}

const inputOf = (asked: Asked<typeof parameters>): ExperimentInput => ({
  range: rangeAsked(asked),
  timeZone: asked.timeZone,
  control: asked.control,
  split: asked.split && Object.entries(asked.split).map(([variant, share]) => ({ variant, share })),
  withinDays: asked.withinDays,
  expectedLift: asked.expectedLift ?? usualLift,
  withoutClaims: asked.withoutClaims,
})

const rowsOf = (report: ExperimentReport): ListedMilestone[] =>
  report.variants.flatMap((variant) => variant.milestones.map((milestone) => ({ report, variant, ...milestone })))

/** Each doubt once, with how many it is about in all experiments. */
const summedUp = (warnings: readonly ReportWarning[]): ReportWarning[] =>
  [...groupBy(warnings, ({ code }) => code).values()].map((alike) => ({
    ...alike[0],
    affectedCount: alike.reduce((sum, { affectedCount }) => sum + affectedCount, 0),
  }))

const Split = z.record(z.string().min(1), z.number())

function readSplit(given: string): Readonly<Record<string, number>> | undefined {
  try {
    return Split.safeParse(JSON.parse(given)).data
  } catch {
    return undefined
  }
}

function readNumber(given: string): number | undefined {
  return /^\d+(\.\d+)?$/.test(given) ? Number(given) : undefined
}
