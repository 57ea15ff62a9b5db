import { attributionModels, dataDrivenModels, milestones } from '@touchline/schema'
import type { AttributionOrderField, DateBasis } from '../graphql/resolver-types.generated.ts'
import { readAttributionReport } from '../modules/reports/attribution-read.queries.ts'
import { type AttributionRow, attributionQuestion } from '../modules/reports/attribution-report.ts'
import { touchpointDimensions } from '../modules/reports/dimensions.ts'
import { type Column, money, number, text, within } from './column.ts'
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
    groupBy: choices(touchpointDimensions, 'CHANNEL', 'What to group by, with commas between.'),
    model: choice([...attributionModels, ...dataDrivenModels], 'LINEAR', 'How credit is shared out.'),
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
    orderBy: choice(enumValues<AttributionOrderField>('AttributionOrderField'), 'CREDIT', 'What to sort the rows by.'),
    direction: sortDirection,
  },
  columns: ({ groupBy, compareTo }): Column<AttributionRow>[] => [
    ...dimensionColumns(groupBy),
    ...creditColumns,
    ...(compareTo ? within('previous', creditColumns, ({ previous }: AttributionRow) => previous) : []),
    text('currency', ({ value }) => value?.currency ?? null),
  ],
  list: async (asked, { asOf, workspace }) => {
    const { read, now } = asOf(asked.asOf)
    const { groupBy, model, milestone, basis, lookbackDays, halfLifeDays, orderBy, direction } = asked
    const chain = { order: asked.order ?? 1, includeNull: asked.includeNull === 'true' }
    const by = { by: orderBy, direction }
    const args = { groupBy, model, milestone, basis, lookbackDays, halfLifeDays, ...chain, orderBy: by }
    const question = attributionQuestion({ ...args, input: inputAsked(asked) }, workspace, now)
    const { rows, meta } = await readAttributionReport(read, wholeQuestion(question))
    return { rows, ...besideRows(meta) }
  },
})

const creditColumns: readonly Column<AttributionRow>[] = [
  number('credit', ({ credit }) => credit),
  number('share', ({ share }) => share),
  money('value', ({ value }) => value),
  number('touchpoints', ({ touchpoints }) => touchpoints),
  number('conversions', ({ conversions }) => conversions),
]
