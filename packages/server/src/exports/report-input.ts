import { AppError } from '../errors.ts'
import type { FilterInput, ReportInput } from '../graphql/resolver-types.generated.ts'
import type { ReportMeta } from '../modules/reports/report-meta.ts'
import type { ReportQuestion } from '../modules/reports/report-question.ts'
import type { Asked, Parameter } from './parameter.ts'
import { compareParameters, daysOf, rangeAsked, rangeParameters, usualRange } from './range-parameters.ts'
import { readInput } from './schema-input.ts'

const filter: Parameter<FilterInput, null> = {
  description: 'What to count: a tree of conditions over the dimensions of the report, as JSON.',
  takes: 'JSON like {"where":{"dimension":"CHANNEL","op":"EQ","values":["Email"]}}',
  takesSeveral: false,
  usual: null,
  read: (json) => readInput('FilterInput', json),
}

/** What GraphQL has in `input`, as parameters. */
export const inputParameters = { ...rangeParameters, ...compareParameters, filter }

/** @throws AppError `PARAMETER_INVALID` */
export const inputAsked = (asked: Asked<typeof inputParameters>): ReportInput => ({
  range: rangeAsked(asked) ?? usualRange,
  timeZone: asked.timeZone,
  compareTo: asked.compareTo,
  filter: asked.filter,
})

/** Rows that an export of a report has at most: they are in memory at once. */
const mostRows = 100_000

/** An export is not cut where an answer of GraphQL is: what cannot be given whole is refused. */
export const wholeQuestion = <Question extends ReportQuestion>(question: Question): Question => ({
  ...question,
  mostRows,
})

/**
 * What an export says beside its rows.
 *
 * @throws AppError `EXPORT_TOO_LARGE`
 */
export function besideRows({ range, timeZone, warnings }: ReportMeta) {
  const cut = warnings.find(({ code }) => code === 'ROWS_TRUNCATED')
  if (cut) {
    const problem = `The report has ${mostRows + cut.affectedCount} rows: an export has at most ${mostRows}`
    throw new AppError('EXPORT_TOO_LARGE', problem)
  }
  return { days: daysOf(range, timeZone), warnings }
}
