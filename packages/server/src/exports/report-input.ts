import { AppError } from '../errors.ts'
import type { FilterInput, ReportInput, SortDirection } from '../graphql/resolver-types.generated.ts'
import type { ReportMeta, ReportWarning } from '../modules/reports/report-meta.ts'
import type { ReportQuestion } from '../modules/reports/report-question.ts'
import { type Asked, choice, flag, instant, type Parameter } from './parameter.ts'
import { compareParameters, daysOf, rangeAsked, rangeParameters, usualRange } from './range-parameters.ts'
import { enumValues, readInput } from './schema-input.ts'

export const filter: Parameter<FilterInput, null> = {
  description: 'What to count: a tree of conditions over the dimensions of the report, as JSON.',
  takes: 'JSON like {"where":{"dimension":"CHANNEL","op":"EQ","values":["Email"]}}',
  takesSeveral: false,
  usual: null,
  read: (json) => readInput('FilterInput', json),
}

/** Whether claims are left out. */
export const withoutClaims = flag(
  'Without what browsers claim of who a visitor is: with `knowledgeAt`, of what was derived so.',
)

/** What GraphQL has in `input`, as parameters. */
export const inputParameters = {
  ...rangeParameters,
  ...compareParameters,
  filter,
  asOf: instant('As of when: only from what was known then. Now unless given.'),
  knowledgeAt: instant(
    'As of when, under the identities, rules and definitions of then, too: `deriveKnowledge` derives it. Now unless given.',
  ),
  withoutClaims,
}

/** What GraphQL has as `direction` in `orderBy`. */
export const sortDirection = choice(enumValues<SortDirection>('SortDirection'), 'DESC', 'Which end comes first.')

type AskedInput = Asked<typeof inputParameters>

/** @throws AppError `PARAMETER_INVALID` */
export const inputAsked = (asked: AskedInput): ReportInput => ({
  range: rangeAsked(asked) ?? usualRange,
  timeZone: asked.timeZone,
  compareTo: asked.compareTo,
  filter: asked.filter,
  withoutClaims: asked.withoutClaims,
})

/** Rows that an export of a report has at most: they are in memory at once. */
export const mostRows = 100_000

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
export const besideRows = ({ range, timeZone, warnings }: ReportMeta) => ({
  days: daysOf(range, timeZone),
  warnings: ofWhole(warnings),
})

/**
 * The warnings of a report that is given whole.
 *
 * @throws AppError `EXPORT_TOO_LARGE` where it is not.
 */
export function ofWhole(warnings: readonly ReportWarning[]): readonly ReportWarning[] {
  const cut = warnings.find(({ code }) => code === 'ROWS_TRUNCATED')
  if (!cut) return warnings
  const problem = `The report has ${mostRows + cut.affectedCount} rows: an export has at most ${mostRows}`
  throw new AppError('EXPORT_TOO_LARGE', problem)
}
