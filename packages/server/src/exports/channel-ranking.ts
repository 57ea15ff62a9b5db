import { leadAssignments } from '@touchline/schema'
import { leadDimensions } from '../modules/reports/dimensions.ts'
import type { RankingReport } from '../modules/reports/ranking.ts'
import { rankingQuestion } from '../modules/reports/ranking-question.ts'
import { readRankingReport } from '../modules/reports/ranking-read.queries.ts'
import { type Column, estimate, number, ratio, text } from './column.ts'
import { dimensionColumns } from './dimension-columns.ts'
import { choice, choices, wholeNumber } from './parameter.ts'
import { reportExport } from './report-export.ts'
import { besideRows, inputAsked, inputParameters } from './report-input.ts'

const { compareTo: _, ...parameters } = inputParameters
const usualDays = 180

type RankedRow = RankingReport['rows'][number]

export const channelRankingExport = reportExport({
  name: 'channel-ranking',
  description:
    'Which channels can be told apart by the share of their leads that is won: a row for each combination of values.',
  parameters: {
    ...parameters,
    groupBy: choices(leadDimensions, 'CHANNEL', 'What to hold against each other, with commas between.'),
    assignBy: choice(leadAssignments, 'LEAD_CREATION', 'Which touchpoint decides the row that a lead counts in.'),
    withinDays: wholeNumber('Within how many days a lead must be won. 180 unless given.'),
  },
  columns: ({ groupBy }): Column<RankedRow>[] => [
    ...dimensionColumns(groupBy),
    number('group', ({ group }) => group),
    number('leads', ({ leads }) => leads),
    ...ratio('rate', ({ rate }: RankedRow) => rate),
    number('shrunken', ({ shrunken }) => shrunken),
    ...estimate('difference', ({ difference }: RankedRow) => difference),
    number('by_chance', ({ byChance }) => byChance),
    text('standing', ({ standing }) => standing),
  ],
  list: async (asked, { view }) => {
    const { read, now, workspace } = await view(asked)
    const { groupBy, assignBy, withinDays } = asked
    const args = { input: inputAsked({ ...asked, compareTo: null }), groupBy, assignBy }
    const question = rankingQuestion({ ...args, withinDays: withinDays ?? usualDays }, workspace, now)
    const { rows, meta } = await readRankingReport(read, question)
    // At most as many as GraphQL has: each is held against each other one.
    return { rows, ...besideRows({ ...meta, warnings: [] }), warnings: meta.warnings }
  },
})
