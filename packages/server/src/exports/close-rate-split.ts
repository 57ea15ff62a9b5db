import { leadAssignments } from '@touchline/schema'
import { countFollowUp } from '../modules/reports/close-rate.queries.ts'
import { type CloseRateReport, closeRateReport } from '../modules/reports/close-rate.ts'
import { closeRateQuestion } from '../modules/reports/close-rate-question.ts'
import { leadDimensions } from '../modules/reports/dimensions.ts'
import { type Column, estimate, number, ratio, text } from './column.ts'
import { dimensionColumns } from './dimension-columns.ts'
import { choice, choices } from './parameter.ts'
import { reportExport } from './report-export.ts'
import { besideRows, inputAsked, inputParameters, wholeQuestion } from './report-input.ts'

const { compareTo: _, ...parameters } = inputParameters

type CloseRateRow = CloseRateReport['rows'][number]

export const closeRateSplitExport = reportExport({
  name: 'close-rate-split',
  description:
    'Where leads are lost between marketing and sales: the close rate in four parts, a row for each combination of values.',
  parameters: {
    ...parameters,
    groupBy: choices(leadDimensions, 'CHANNEL', 'What to group by, with commas between.'),
    assignBy: choice(leadAssignments, 'LEAD_CREATION', 'Which touchpoint decides the row that a lead counts in.'),
  },
  columns: ({ groupBy }): Column<CloseRateRow>[] => [
    ...dimensionColumns(groupBy),
    ...(['closeRate', 'worked', 'reached', 'accepted', 'won'] as const).flatMap((part) =>
      ratio(part === 'closeRate' ? 'close_rate' : part, (row: CloseRateRow) => row[part]),
    ),
    text('follow_up', ({ followUp }) => followUp),
    text('quality', ({ quality }) => quality),
    ...estimate('at_average_follow_up', ({ atAverageFollowUp }: CloseRateRow) => atAverageFollowUp),
    ...estimate('at_average_quality', ({ atAverageQuality }: CloseRateRow) => atAverageQuality),
    number('implied_worked', ({ impliedWorked }) => impliedWorked),
    number('implied_reached', ({ impliedReached }) => impliedReached),
    text('caveats', ({ caveats }) => caveats.join(' ')),
  ],
  list: async (asked, { view }) => {
    const { read, now, workspace } = await view(asked)
    const { groupBy, assignBy } = asked
    const args = { input: inputAsked({ ...asked, compareTo: null }), groupBy, assignBy }
    const question = wholeQuestion(closeRateQuestion(args, workspace, now))
    const { rows, meta } = closeRateReport(question, await read((db) => countFollowUp(db, question)))
    return { rows, ...besideRows(meta) }
  },
})
