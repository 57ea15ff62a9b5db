import type { HandoffDirection, HandoffOrderField } from '../graphql/resolver-types.generated.ts'
import { countHandoffs } from '../modules/reports/handoff-report.queries.ts'
import { handoffQuestion, handoffReport } from '../modules/reports/handoff-report.ts'
import { type HandoffRow, handoffCounts } from '../modules/reports/handoff-row.ts'
import { ledgerDimensions } from '../modules/reports/ledger.ts'
import { type Column, number, ratio } from './column.ts'
import { dimensionColumns } from './dimension-columns.ts'
import { choice, choices } from './parameter.ts'
import { reportExport } from './report-export.ts'
import { besideRows, inputAsked, sortDirection, uncomparedParameters, wholeQuestion } from './report-input.ts'
import { enumValues } from './schema-input.ts'

export const handoffsExport = reportExport({
  name: 'handoffs',
  description: 'Handoffs that were opened in the range, and what came of them: a row for each combination of values.',
  parameters: {
    ...uncomparedParameters,
    direction: choice(enumValues<HandoffDirection>('HandoffDirection'), 'TO_SALES', 'To whom.'),
    groupBy: choices(ledgerDimensions, 'OWNER', 'What to group by, with commas between.'),
    orderBy: choice(enumValues<HandoffOrderField>('HandoffOrderField'), 'HANDED_OVER', 'What to sort the rows by.'),
    orderDirection: sortDirection,
  },
  columns: ({ groupBy }): Column<HandoffRow>[] => [
    ...dimensionColumns(groupBy),
    ...handoffCounts.map((name) => number(nameOf(name), (row: HandoffRow) => row[name])),
    ...ratio('answered_within_sla', ({ answeredWithinSla }: HandoffRow) => answeredWithinSla),
    number('response_seconds_count', ({ responseTime }) => responseTime.count),
    number('response_seconds_p50', ({ responseTime }) => responseTime.p50),
    number('response_seconds_p90', ({ responseTime }) => responseTime.p90),
  ],
  list: async (asked, { read, workspace, now }) => {
    const { direction, groupBy, orderBy, orderDirection } = asked
    const args = { direction, groupBy, orderBy: { by: orderBy, direction: orderDirection } }
    const question = wholeQuestion(handoffQuestion({ ...args, input: inputAsked(asked) }, workspace, now))
    const { rows, meta } = handoffReport(question, await read((db) => countHandoffs(db, question)))
    return { rows, ...besideRows(meta) }
  },
})

/** As SQL and CSV call what GraphQL calls `handedOver`. */
const nameOf = (count: string): string => count.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
