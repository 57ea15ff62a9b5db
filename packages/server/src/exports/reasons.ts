import type { DateBasis, ReasonKind, ReasonOrderField } from '../graphql/resolver-types.generated.ts'
import { leadDimensions } from '../modules/reports/dimensions.ts'
import { reasonQuestion } from '../modules/reports/reason.ts'
import { readReasonReport } from '../modules/reports/reason-read.queries.ts'
import type { ReasonRow } from '../modules/reports/reason-row.ts'
import { type Column, number, ratio, text, within } from './column.ts'
import { dimensionColumns } from './dimension-columns.ts'
import { choice, choices } from './parameter.ts'
import { reportExport } from './report-export.ts'
import { besideRows, inputAsked, inputParameters, sortDirection, wholeQuestion } from './report-input.ts'
import { enumValues } from './schema-input.ts'

export const reasonsExport = reportExport({
  name: 'reasons',
  description: 'Why leads were lost, won, refused or recycled: a row for each reason and combination of values.',
  parameters: {
    ...inputParameters,
    kind: choice(enumValues<ReasonKind>('ReasonKind'), 'LOSS', 'Which reasons.'),
    basis: choice(
      enumValues<DateBasis>('DateBasis'),
      'COHORT',
      'What must lie in the range: the creation of the lead, or what the reason is of.',
    ),
    groupBy: choices(leadDimensions, null, 'What to group by beside the reason, with commas between.'),
    orderBy: choice(enumValues<ReasonOrderField>('ReasonOrderField'), 'LEADS', 'What to sort the rows by.'),
    direction: sortDirection,
  },
  columns: ({ groupBy, compareTo }): Column<ReasonRow>[] => [
    ...dimensionColumns(groupBy ?? []),
    text('reason', ({ reason }) => reason),
    ...countColumns,
    ...(compareTo ? within('previous', countColumns, ({ previous }: ReasonRow) => previous) : []),
  ],
  list: async (asked, { view }) => {
    const { read, now, workspace } = await view(asked)
    const { kind, basis, groupBy, orderBy, direction } = asked
    const order = { orderBy: { by: orderBy, direction } }
    const args = { input: inputAsked(asked), kind, basis, groupBy: groupBy ?? [], ...order }
    const { rows, meta } = await readReasonReport(read, wholeQuestion(reasonQuestion(args, workspace, now)))
    return { rows, ...besideRows(meta) }
  },
})

const countColumns: readonly Column<ReasonRow>[] = [
  number('leads', ({ leads }) => leads),
  ...ratio('share', ({ share }: ReasonRow) => share),
]
