import { attributionModels, customModel, dataDrivenModels, milestones } from '@touchline/schema'
import type { AttributionOrderField, DateBasis, JourneySubject } from '../graphql/resolver-types.generated.ts'
import { readAttributionReport } from '../modules/reports/attribution-read.queries.ts'
import { attributionQuestion } from '../modules/reports/attribution-report.ts'
import type { AttributionRow } from '../modules/reports/attribution-row.ts'
import { touchpointDimensions } from '../modules/reports/dimensions.ts'
import type { SpreadRow } from '../modules/reports/spread-row.ts'
import type { Interval } from '../modules/reports/wilson.ts'
import { type Column, interval, money, number, text, within } from './column.ts'
import { dimensionColumns } from './dimension-columns.ts'
import { choice, choices, wholeNumber } from './parameter.ts'
import { reportExport } from './report-export.ts'
import { besideRows, inputAsked, inputParameters, sortDirection, wholeQuestion } from './report-input.ts'
import { enumValues } from './schema-input.ts'

export const attributionExport = reportExport({
  name: 'attribution',
  description: 'How much each channel contributed to leads reaching a milestone: a row for each combination of values.',
  parameters: {
    ...inputParameters,
    subject: choice(
      enumValues<JourneySubject>('JourneySubject'),
      'PERSON',
      "Whose touchpoints may earn credit: those of the lead's person, or of their account.",
    ),
    groupBy: choices(touchpointDimensions, 'CHANNEL', 'What to group by, with commas between.'),
    model: choice([...attributionModels, customModel, ...dataDrivenModels], 'LINEAR', 'How credit is shared out.'),
    milestone: choice(milestones, 'WON', 'What is credited: dated conversions to this milestone.'),
    basis: choice(
      enumValues<DateBasis>('DateBasis'),
      'COHORT',
      'What must lie in the range: the creation of the lead, or its conversion.',
    ),
    lookbackDays: wholeNumber("How many days before a conversion touchpoints may lie. The workspace's unless given."),
    halfLifeDays: wholeNumber(
      "After how many days a touchpoint is worth half as much to TIME_DECAY. The workspace's unless given.",
    ),
    order: wholeNumber(
      'Of MARKOV: how many touchpoints in a row make up a state of its chain, 1 to 4; 1 unless given.',
    ),
    includeNull: choice(
      ['true', 'false'],
      'true',
      'Of MARKOV and SHAPLEY_RATE: whether journeys without the milestone count as well.',
    ),
    intervals: choice(
      ['true', 'false'],
      'false',
      'Whether to add where credit and share would lie had others come: takes as long as to ask 200 times.',
    ),
    shareSpread: choice(
      ['true', 'false'],
      'false',
      'Whether to add the smallest and the largest share by any model: takes as long as to ask them all.',
    ),
    orderBy: choice(enumValues<AttributionOrderField>('AttributionOrderField'), 'CREDIT', 'What to sort the rows by.'),
    direction: sortDirection,
  },
  columns: ({ groupBy, compareTo, intervals, shareSpread }): Column<ListedRow>[] => [
    ...dimensionColumns(groupBy),
    ...columnsOf(intervals),
    ...(shareSpread === 'true' ? interval('share_spread', ({ spread }: ListedRow) => spread) : []),
    ...(compareTo ? within('previous', columnsOf(intervals), ({ previous }: AttributionRow) => previous) : []),
    text('currency', ({ value, spend, previous }) => (value ?? spend ?? previous?.spend)?.currency ?? null),
  ],
  list: async (asked, { view }) => {
    const { read, now, workspace } = await view(asked)
    const { subject, groupBy, model, milestone, basis, lookbackDays, halfLifeDays, orderBy, direction } = asked
    const chain = { order: asked.order ?? 1, includeNull: asked.includeNull === 'true' }
    const by = { by: orderBy, direction }
    const intervals = asked.intervals === 'true'
    const weighing = { model, milestone, basis, lookbackDays, halfLifeDays, ...chain, intervals }
    const args = { subject, groupBy, ...weighing, orderBy: by }
    const question = attributionQuestion({ ...args, input: inputAsked(asked) }, workspace, now)
    const { rows, meta } = await readAttributionReport(read, wholeQuestion(question))
    const listed = asked.shareSpread === 'true' ? await Promise.all(rows.map(withSpread)) : rows
    return { rows: listed, ...besideRows(meta) }
  },
})

type ListedRow = AttributionRow & { readonly spread?: Interval | null }

const withSpread = async (row: AttributionRow & SpreadRow): Promise<ListedRow> => ({
  ...row,
  spread: (await row.shareSpread?.()) ?? null,
})

const columnsOf = (intervals: string): Column<AttributionRow>[] => [
  number('credit', ({ credit }) => credit),
  number('share', ({ share }) => share),
  number('standard_error', ({ standardError }) => standardError),
  ...(intervals === 'true' ? intervalColumns : []),
  money('value', ({ value }) => value),
  number('touchpoints', ({ touchpoints }) => touchpoints),
  number('conversions', ({ conversions }) => conversions),
  money('spend', ({ spend }) => spend),
  money('cost_per_credit', ({ costPerCredit }) => costPerCredit),
  ...(intervals === 'true' ? costIntervalColumns : []),
  number('return_on_spend', ({ returnOnSpend }) => returnOnSpend),
]

const intervalColumns: readonly Column<AttributionRow>[] = [
  ...interval<AttributionRow>('credit', ({ creditInterval }) => creditInterval),
  ...interval<AttributionRow>('share', ({ shareInterval }) => shareInterval),
]

const costIntervalColumns: readonly Column<AttributionRow>[] = [
  money('cost_per_credit_low', ({ costPerCreditInterval }) => costPerCreditInterval?.low ?? null),
  money('cost_per_credit_high', ({ costPerCreditInterval }) => costPerCreditInterval?.high ?? null),
]
