import type { HandoffDirection, HandoffOrderField } from '../graphql/resolver-types.generated.ts'
import { readHandoffReport } from '../modules/reports/handoff-read.queries.ts'
import { handoffQuestion } from '../modules/reports/handoff-report.ts'
import { type HandoffRow, handoffCounts } from '../modules/reports/handoff-row.ts'
import { ledgerDimensions } from '../modules/reports/ledger.ts'
import { type Column, estimate, number, ratio, within } from './column.ts'
import { dimensionColumns } from './dimension-columns.ts'
import { choice, choices } from './parameter.ts'
import { reportExport } from './report-export.ts'
import { besideRows, inputAsked, inputParameters, sortDirection, wholeQuestion } from './report-input.ts'
import { enumValues } from './schema-input.ts'

export const handoffsExport = reportExport({
  name: 'handoffs',
  description: 'Handoffs that were opened in the range, and what came of them: a row for each combination of values.',
  parameters: {
    ...inputParameters,
    direction: choice(enumValues<HandoffDirection>('HandoffDirection'), 'TO_SALES', 'To whom.'),
    groupBy: choices(ledgerDimensions, 'OWNER', 'What to group by, with commas between.'),
    orderBy: choice(enumValues<HandoffOrderField>('HandoffOrderField'), 'HANDED_OVER', 'What to sort the rows by.'),
    orderDirection: sortDirection,
  },
  columns: ({ groupBy, compareTo }): Column<HandoffRow>[] => {
    const counts = countColumns()
    return [
      ...dimensionColumns(groupBy),
      ...counts,
      ...(compareTo ? [...within('previous', counts, ({ previous }: HandoffRow) => previous), ...changes] : []),
    ]
  },
  list: async (asked, { view }) => {
    const { read, now, workspace } = await view(asked)
    const { direction, groupBy, orderBy, orderDirection } = asked
    const args = { direction, groupBy, orderBy: { by: orderBy, direction: orderDirection } }
    const question = wholeQuestion(handoffQuestion({ ...args, input: inputAsked(asked) }, workspace, now))
    const { rows, meta } = await readHandoffReport(read, question)
    return { rows, ...besideRows(meta) }
  },
})

const countColumns = (): Column<HandoffRow>[] => [
  ...handoffCounts.map((name) => number(nameOf(name), (row: HandoffRow) => row[name])),
  ...ratio('answered_within_sla', ({ answeredWithinSla }: HandoffRow) => answeredWithinSla),
  number('response_seconds_count', ({ responseTime }) => responseTime.count),
  number('response_seconds_p50', ({ responseTime }) => responseTime.p50),
  number('response_seconds_p90', ({ responseTime }) => responseTime.p90),
]

const changes: readonly Column<HandoffRow>[] = estimate(
  'answered_within_sla_change',
  ({ answeredWithinSlaChange }: HandoffRow) => answeredWithinSlaChange,
)

/** As SQL and CSV call what GraphQL calls `handedOver`. */
const nameOf = (count: string): string => count.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
