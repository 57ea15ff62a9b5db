import { leadAssignments } from '@touchline/schema'
import { leadDimensions } from '../modules/reports/dimensions.ts'
import type { LikeForLikeReport } from '../modules/reports/like-for-like.ts'
import { likeForLikeQuestion } from '../modules/reports/like-for-like-question.ts'
import { readLikeForLikeReport } from '../modules/reports/like-for-like-read.queries.ts'
import { type Column, estimate, number, ratio, text } from './column.ts'
import { dimensionColumns } from './dimension-columns.ts'
import { choice, choices, wholeNumber } from './parameter.ts'
import { reportExport } from './report-export.ts'
import { besideRows, inputAsked, inputParameters } from './report-input.ts'

const { compareTo: _, ...parameters } = inputParameters
const usualDays = 180

type LikeForLikeRow = LikeForLikeReport['rows'][number]

export const likeForLikeExport = reportExport({
  name: 'like-for-like',
  description:
    'The share of leads that is won, as it would be if every row had the same mix of leads: a row for each combination of values.',
  parameters: {
    ...parameters,
    groupBy: choices(leadDimensions, 'CHANNEL', 'What to compare, with commas between.'),
    over: choices(leadDimensions, 'OWNER', 'What makes leads of one kind, with commas between.'),
    assignBy: choice(leadAssignments, 'LEAD_CREATION', 'Which touchpoint decides the row that a lead counts in.'),
    withinDays: wholeNumber('Within how many days a lead must be won. 180 unless given.'),
  },
  columns: ({ groupBy }): Column<LikeForLikeRow>[] => [
    ...dimensionColumns(groupBy),
    number('leads', ({ leads }) => leads),
    ...ratio('rate', ({ rate }: LikeForLikeRow) => rate),
    ...estimate('like_for_like', ({ likeForLike }: LikeForLikeRow) => likeForLike),
    number('standard', ({ likeForLike }) => likeForLike.standard),
    number('compared_leads', ({ likeForLike }) => likeForLike.leads),
    number('coverage', ({ likeForLike }) => likeForLike.coverage),
    text('caveats', ({ caveats }) => caveats.join(' ')),
  ],
  list: async (asked, { view }) => {
    const { read, now, workspace } = await view(asked)
    const { groupBy, over, assignBy, withinDays } = asked
    const args = { input: inputAsked({ ...asked, compareTo: null }), groupBy, over, assignBy }
    const question = likeForLikeQuestion({ ...args, withinDays: withinDays ?? usualDays }, workspace, now)
    const { rows, meta } = await readLikeForLikeReport(read, question)
    // At most as many as GraphQL has.
    return { rows, ...besideRows({ ...meta, warnings: [] }), warnings: meta.warnings }
  },
})
