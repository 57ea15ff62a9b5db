import { milestones } from '@touchline/schema'
import { AppError } from '../errors.ts'
import type { ScoreProbability } from '../graphql/resolver-types.generated.ts'
import { scoreQuestion } from '../modules/reports/score-question.ts'
import { readScoreReport } from '../modules/reports/score-read.queries.ts'
import type { ScoreReport } from '../modules/reports/score-report.ts'
import { type Column, estimate, flag, interval, number, ratio, text } from './column.ts'
import { choice, text as textParameter, wholeNumber } from './parameter.ts'
import { reportExport } from './report-export.ts'
import { besideRows, inputAsked, inputParameters, wholeQuestion } from './report-input.ts'
import { enumValues } from './schema-input.ts'

const { compareTo: _, ...parameters } = inputParameters
const usual = { afterDays: 1, horizonDays: 180 }

type ListedStep = ScoreReport['steps'][number] & { readonly report: ScoreReport }

export const scoreEvaluationExport = reportExport({
  name: 'score-evaluation',
  description: 'How well the score of a definition tells leads apart: a row for each number of points.',
  parameters: {
    ...parameters,
    definition: textParameter('The definition that has the score, YAML or JSON. Must be given.'),
    score: textParameter('Which score of it, by its place. May be left out where there is only one.'),
    milestone: choice(milestones, 'WON', 'What it is to foretell: any but LEAD.'),
    afterDays: wholeNumber('So many days after its creation each lead is scored. 1 unless given.'),
    horizonDays: wholeNumber('Within how many days a lead must have reached the milestone. 180 unless given.'),
    probability: choice(enumValues<ScoreProbability>('ScoreProbability'), 'FITTED', 'How points become probabilities.'),
  },
  columns: (): Column<ListedStep>[] => [
    number('points', ({ points }) => points),
    ...ratio('rate', ({ rate }: ListedStep) => rate),
    ...estimate('change', ({ change }: ListedStep) => change),
    flag('is_falling', ({ isFalling }) => isFalling),
    ...reportColumns,
  ],
  list: async (asked, { view }) => {
    const { definition, score, milestone, probability } = asked
    if (definition === null) throw new AppError('PARAMETER_INVALID', 'definition is missing: give it as YAML or JSON')
    const { read, now, workspace } = await view(asked)
    const days = { afterDays: asked.afterDays ?? usual.afterDays, horizonDays: asked.horizonDays ?? usual.horizonDays }
    const args = {
      input: inputAsked({ ...asked, compareTo: null }),
      definition,
      score,
      milestone,
      probability,
      ...days,
    }
    const report = await readScoreReport(read, wholeQuestion(scoreQuestion(args, workspace, now)))
    return { rows: report.steps.map((step) => ({ ...step, report })), ...besideRows(report.meta) }
  },
})

/** What is said of the whole score stands in each row, as there is no row for all. */
const reportColumns: readonly Column<ListedStep>[] = [
  number('area_under_curve', ({ report }) => report.area?.value ?? null),
  ...interval('area', ({ report }: ListedStep) => report.area?.interval),
  number('top_decile_share', ({ report }) => report.topDecile?.share ?? null),
  number('top_decile_lift', ({ report }) => report.topDecile?.lift ?? null),
  number('brier', ({ report }) => report.calibration?.brier ?? null),
  number('skill', ({ report }) => report.calibration?.skill ?? null),
  number('calibration_error', ({ report }) => report.calibration?.error ?? null),
  number('settled', ({ report }) => report.settled),
  text('caveats', ({ report }) => report.caveats.join(' ')),
]
