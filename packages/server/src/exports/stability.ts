import { leadAssignments } from '@touchline/schema'
import { leadDimensions } from '../modules/reports/dimensions.ts'
import type { Ratio } from '../modules/reports/ratio.ts'
import { stabilityQuestion } from '../modules/reports/stability-question.ts'
import { readStabilityReport } from '../modules/reports/stability-read.queries.ts'
import type { StabilityRow, ToldChart } from '../modules/reports/stability-row.ts'
import { type Column, flag, number, ratio, text } from './column.ts'
import { dimensionColumns } from './dimension-columns.ts'
import { choice, choices, wholeNumber } from './parameter.ts'
import { reportExport } from './report-export.ts'
import { besideRows, inputAsked, inputParameters, wholeQuestion } from './report-input.ts'

const { compareTo: _, ...parameters } = inputParameters

const usual = { acceptedWithinDays: 30, wonWithinDays: 180 }

/** A week of one of the charts. */
type WeekRow = Pick<StabilityRow, 'keys' | 'leadsEver'> & {
  readonly of: 'ACCEPTANCE' | 'CLOSE_RATE'
  readonly chart: ToldChart
  readonly week: string
  readonly rate: Ratio
  /** Null of a young week. */
  readonly point: ToldChart['points'][number] | null
}

export const stabilityExport = reportExport({
  name: 'stability',
  description:
    'Acceptance and close rate by week, as control charts: a row for each combination of values, chart and week.',
  parameters: {
    ...parameters,
    groupBy: choices(leadDimensions, 'CHANNEL', 'What to group by, with commas between.'),
    assignBy: choice(leadAssignments, 'LEAD_CREATION', 'Which touchpoint decides the row that a lead counts in.'),
    acceptedWithinDays: wholeNumber('Accepted within how many days of the handoff. 30 unless given.'),
    wonWithinDays: wholeNumber('Won within how many days of creation. 180 unless given.'),
  },
  columns: ({ groupBy }): Column<WeekRow>[] => [
    ...dimensionColumns(groupBy),
    number('leads_ever', ({ leadsEver }) => leadsEver),
    text('chart', ({ of }) => of),
    number('within_days', ({ chart }) => chart.withinDays),
    text('verdict', ({ chart }) => chart.verdict),
    ...ratio('centre', ({ chart }: WeekRow) => chart.centre),
    text('week', ({ week }) => week),
    flag('young', ({ point }) => point === null),
    ...ratio('rate', ({ rate }: WeekRow) => rate),
    number('low', ({ point }) => point?.low ?? null),
    number('high', ({ point }) => point?.high ?? null),
    text('signals', ({ point }) => point?.signals.join(' ') ?? null),
  ],
  list: async (asked, { view }) => {
    const { read, now, workspace } = await view(asked)
    const { groupBy, assignBy } = asked
    const acceptedWithinDays = asked.acceptedWithinDays ?? usual.acceptedWithinDays
    const wonWithinDays = asked.wonWithinDays ?? usual.wonWithinDays
    const args = {
      input: inputAsked({ ...asked, compareTo: null }),
      groupBy,
      assignBy,
      acceptedWithinDays,
      wonWithinDays,
    }
    const report = await readStabilityReport(read, wholeQuestion(stabilityQuestion(args, workspace, now)))
    return { rows: [...report.rows, ...report.experimental].flatMap(weeksOf), ...besideRows(report.meta) }
  },
})

const weeksOf = (row: StabilityRow): WeekRow[] => [
  ...weeksIn(row, 'ACCEPTANCE', row.acceptance),
  ...weeksIn(row, 'CLOSE_RATE', row.closeRate),
]

function weeksIn({ keys, leadsEver }: StabilityRow, of: WeekRow['of'], chart: ToldChart): WeekRow[] {
  const same = { keys, leadsEver, of, chart }
  return [
    ...chart.points.map((point) => ({ ...same, week: point.week, rate: point.rate, point })),
    ...chart.young.map(({ week, soFar }) => ({ ...same, week, rate: soFar, point: null })),
  ]
}
