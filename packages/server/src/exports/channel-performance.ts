import { leadAssignments } from '@touchline/schema'
import type { ChannelOrderField, DateBasis } from '../graphql/resolver-types.generated.ts'
import { readChannelReport } from '../modules/reports/channel-performance-read.queries.ts'
import { withProjections } from '../modules/reports/channel-projection.queries.ts'
import type { ProjectableRow } from '../modules/reports/channel-projection.ts'
import { channelQuestion } from '../modules/reports/channel-question.ts'
import { costPer, costPerProjectedWin, type ProjectedCost, returnOn } from '../modules/reports/costs.ts'
import { leadDimensions } from '../modules/reports/dimensions.ts'
import { checkedHorizon } from '../modules/reports/maturity-question.ts'
import type { ToldProjection } from '../modules/reports/told-projection.ts'
import { type Column, estimate, money, number, ratio, text, within } from './column.ts'
import { dimensionColumns } from './dimension-columns.ts'
import { choice, choices, wholeNumber, wholeNumbers } from './parameter.ts'
import { projectionColumns } from './projection-columns.ts'
import { reportExport } from './report-export.ts'
import { besideRows, inputAsked, inputParameters, sortDirection, wholeQuestion } from './report-input.ts'
import { enumValues } from './schema-input.ts'

/** To sort by, where none is asked for. */
const usualHorizon = 180

export const channelPerformanceExport = reportExport({
  name: 'channel-performance',
  description: 'Which channels bring leads that sales closes: a row for each combination of values, without the total.',
  parameters: {
    ...inputParameters,
    groupBy: choices(leadDimensions, 'CHANNEL', 'What to group by, with commas between.'),
    assignBy: choice(leadAssignments, 'LEAD_CREATION', 'Which touchpoint decides the row that a lead counts in.'),
    basis: choice(
      enumValues<DateBasis>('DateBasis'),
      'COHORT',
      'What must lie in the range: the creation of the lead, or what it reached.',
    ),
    wonWithinDays: wholeNumbers('Also count the leads that were won within so many days. With basis COHORT only.'),
    horizonDays: wholeNumber('Also project the close rate within so many days. With basis COHORT only.'),
    orderBy: choice(enumValues<ChannelOrderField>('ChannelOrderField'), 'LEADS', 'What to sort the rows by.'),
    direction: sortDirection,
  },
  columns: ({ groupBy, wonWithinDays, horizonDays, compareTo }): Column<ExportedRow>[] => {
    const counts = [...countColumns(wonWithinDays ?? []), ...(horizonDays === null ? [] : projected)]
    return [
      ...dimensionColumns(groupBy),
      ...counts,
      ...(compareTo ? [...within('previous', counts, ({ previous }: ExportedRow) => previous), ...changes] : []),
      text('currency', ({ revenue }) => revenue.currency),
    ]
  },
  list: async (asked, { view }) => {
    const { read, now, workspace } = await view(asked)
    const { groupBy, assignBy, basis, wonWithinDays, orderBy, direction } = asked
    const horizonDays = asked.horizonDays === null ? null : checkedHorizon(asked.horizonDays)
    const order = { by: orderBy, direction, horizonDays: horizonDays ?? usualHorizon }
    const args = { groupBy, assignBy, basis, wonWithinDays, orderBy: order }
    const question = wholeQuestion(channelQuestion({ ...args, input: inputAsked(asked) }, workspace, now))
    const { rows, meta } = withProjections(await readChannelReport(read, question), read, question)
    return { rows: await Promise.all(rows.map((row) => exportedRow(row, horizonDays))), ...besideRows(meta) }
  },
})

type ExportedRow = Omit<ProjectableRow, 'project' | 'previous'> & {
  /** Null where none was asked for, or can be. */
  readonly projection: ToldProjection | null
  readonly previous: ExportedRow | null
}

const exportedRow = async (row: ProjectableRow, horizonDays: number | null): Promise<ExportedRow> => ({
  ...row,
  projection: horizonDays === null || !row.project ? null : await row.project(horizonDays),
  previous: row.previous && (await exportedRow(row.previous, horizonDays)),
})

const costOf = ({ spend, leads, projection }: ExportedRow): ProjectedCost | null =>
  spend && projection && costPerProjectedWin(spend, leads, projection)

const projected: readonly Column<ExportedRow>[] = [
  ...within('close_rate', projectionColumns, ({ projection }: ExportedRow) => projection),
  number('expected_wins', (row) => costOf(row)?.expectedWins ?? null),
  money('cost_per_projected_win', (row) => costOf(row)?.value ?? null),
  money('cost_per_projected_win_low', (row) => costOf(row)?.interval?.low ?? null),
  money('cost_per_projected_win_high', (row) => costOf(row)?.interval?.high ?? null),
]

const countColumns = (wonWithinDays: readonly number[]): Column<ExportedRow>[] => [
  number('leads', ({ leads }) => leads),
  number('mqls', ({ mqls }) => mqls),
  number('sals', ({ sals }) => sals),
  number('sqls', ({ sqls }) => sqls),
  number('opportunities', ({ opportunities }) => opportunities),
  number('won', ({ won }) => won),
  number('lost', ({ lost }) => lost),
  number('open', ({ open }) => open),
  money('revenue', ({ revenue }) => revenue),
  money('pipeline', ({ pipeline }) => pipeline),
  ...ratio('close_rate', ({ closeRate }: ExportedRow) => closeRate),
  ...ratio('win_rate', ({ winRate }: ExportedRow) => winRate),
  number('worked', ({ worked }) => worked),
  number('reached', ({ reached }) => reached),
  number('accepted', ({ accepted }) => accepted),
  number('untouched', ({ untouched }) => untouched),
  ...ratio('answered_within_sla', ({ answeredWithinSla }: ExportedRow) => answeredWithinSla),
  number('days_to_win_count', ({ daysToWin }) => daysToWin.count),
  number('days_to_win_p50', ({ daysToWin }) => daysToWin.p50),
  ...wonWithinDays.flatMap((days, i) => [
    ...ratio(`won_within_${days}_days`, ({ wonWithin }: ExportedRow) => wonWithin[i]?.rate ?? null),
    ...ratio(`won_within_${days}_days_of_mature`, ({ wonWithin }: ExportedRow) => wonWithin[i]?.ofMature ?? null),
  ]),
  money('spend', ({ spend }) => spend),
  money('cost_per_lead', ({ costPerLead }) => costPerLead),
  money('cost_per_win', ({ costPerWin }) => costPerWin),
  ...(['MQL', 'SAL', 'SQL', 'OPPORTUNITY'] as const).map((milestone) =>
    money(`cost_per_${milestone.toLowerCase()}`, (row: ExportedRow) => costPer(row, milestone)),
  ),
  number('return_on_spend', returnOn),
]

const changes: readonly Column<ExportedRow>[] = [
  ...estimate('close_rate_change', ({ closeRateChange }: ExportedRow) => closeRateChange),
  ...estimate('win_rate_change', ({ winRateChange }: ExportedRow) => winRateChange),
]
