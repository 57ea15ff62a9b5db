import { leadAssignments } from '@touchline/schema'
import type { MaturityOrderField } from '../graphql/resolver-types.generated.ts'
import { leadDimensions } from '../modules/reports/dimensions.ts'
import { maturityQuestion } from '../modules/reports/maturity-question.ts'
import { readMaturityReport } from '../modules/reports/maturity-read.queries.ts'
import type { MaturityRow } from '../modules/reports/maturity-row.ts'
import { type Column, number, within } from './column.ts'
import { dimensionColumns } from './dimension-columns.ts'
import { choice, choices, wholeNumber } from './parameter.ts'
import { projectionColumns } from './projection-columns.ts'
import { reportExport } from './report-export.ts'
import { besideRows, inputAsked, inputParameters, sortDirection, wholeQuestion } from './report-input.ts'
import { enumValues } from './schema-input.ts'

/** What is asked of an age or a horizon unless given. */
const usual = { horizonDays: 180, ages: [180] }

export const cohortMaturityExport = reportExport({
  name: 'cohort-maturity',
  description:
    'Which share of leads is to be expected to be won, open ones included: a row for each combination of values.',
  parameters: {
    ...inputParameters,
    groupBy: choices(leadDimensions, 'CHANNEL', 'What to group by, with commas between.'),
    assignBy: choice(leadAssignments, 'LEAD_CREATION', 'Which touchpoint decides the row that a lead counts in.'),
    horizonDays: wholeNumber('Within how many days. 180 unless given.'),
    orderBy: choice(enumValues<MaturityOrderField>('MaturityOrderField'), 'LEADS', 'What to sort the rows by.'),
    direction: sortDirection,
  },
  columns: ({ groupBy, compareTo }): Column<MaturityRow>[] => [
    ...dimensionColumns(groupBy),
    ...rowColumns,
    ...(compareTo ? within('previous', rowColumns, ({ previous }: MaturityRow) => previous) : []),
  ],
  list: async (asked, { view }) => {
    const { read, now, workspace } = await view(asked)
    const { groupBy, assignBy, horizonDays, orderBy, direction } = asked
    const days = { ...usual, horizonDays: horizonDays ?? usual.horizonDays }
    const args = { input: inputAsked(asked), groupBy, assignBy, ...days, orderBy: { by: orderBy, direction } }
    const { rows, meta } = await readMaturityReport(read, wholeQuestion(maturityQuestion(args, workspace, now)))
    return { rows, ...besideRows(meta) }
  },
})

/** Under their own names: a row of this report is its projection. */
const projected: readonly Column<MaturityRow>[] = projectionColumns.map(({ name, cell }) => ({
  name,
  cell: ({ projection }) => cell(projection),
}))

const rowColumns: readonly Column<MaturityRow>[] = [
  number('leads', ({ leads }) => leads),
  number('won', ({ won }) => won),
  number('lost', ({ lost }) => lost),
  number('open', ({ open }) => open),
  ...projected,
]
