import type { AudienceFact, AudienceInput, Population } from '../graphql/resolver-types.generated.ts'
import { audienceQuestion } from '../modules/reports/audience-question.ts'
import { readAudienceReport } from '../modules/reports/audience-read.queries.ts'
import type { AudienceReport } from '../modules/reports/audience-report.ts'
import { type Column, estimate, flag, number, ratio, text } from './column.ts'
import { choice, type Parameter } from './parameter.ts'
import { reportExport } from './report-export.ts'
import { besideRows, inputAsked, inputParameters } from './report-input.ts'
import { enumValues, readInput } from './schema-input.ts'

const { compareTo: _, ...parameters } = inputParameters
const populations = enumValues<Population>('Population')

const audience = (description: string): Parameter<AudienceInput, null> => ({
  description,
  takes: `JSON like {"population":"LEADS","range":{"lastDays":90}}, with one of ${populations.join(', ')}`,
  takesSeveral: false,
  usual: null,
  read: (json) => readInput('AudienceInput', json),
})

type ListedValue = AudienceReport['rows'][number] & { readonly report: AudienceReport }
type Difference = NonNullable<AudienceReport['difference']>

/** How the two populations differ stands in each row, as there is no row for all. */
const differenceColumns = (
  prefix: string,
  of: (report: AudienceReport) => Difference | null,
): Column<ListedValue>[] => [
  number(`${prefix}divergence_bits`, ({ report }) => of(report)?.divergenceBits ?? null),
  number(`${prefix}psi`, ({ report }) => of(report)?.psi ?? null),
  text(`${prefix}psi_band`, ({ report }) => of(report)?.psiBand ?? null),
  number(`${prefix}p_value`, ({ report }) => of(report)?.pValue ?? null),
]

export const audienceMatchExport = reportExport({
  name: 'audience-match',
  description: 'Shares of the values of a fact in two populations, and how much these differ: a row for each value.',
  parameters: {
    ...parameters,
    fact: choice(enumValues<AudienceFact>('AudienceFact'), 'CHANNEL', 'What they are compared by.'),
    first: audience('The one population. Visitors unless given.'),
    other: audience('The other. Buyers unless given.'),
  },
  columns: (): Column<ListedValue>[] => [
    text('value', ({ value }) => value),
    flag('is_unknown', ({ isUnknown }) => isUnknown),
    ...ratio('first', ({ from }: ListedValue) => from),
    ...ratio('other', ({ to }: ListedValue) => to),
    ...estimate('index', ({ index }: ListedValue) => index),
    ...differenceColumns('', ({ difference }) => difference),
    ...differenceColumns('known_', ({ knownDifference }) => knownDifference),
    number('overlap', ({ report }) => report.overlap),
    text('caveats', ({ report }) => report.caveats.join(' ')),
  ],
  list: async (asked, { view }) => {
    const { read, now, workspace } = await view(asked)
    const { fact, first, other } = asked
    const question = audienceQuestion(
      {
        input: inputAsked({ ...asked, compareTo: null }),
        fact,
        from: first ?? { population: 'VISITORS' },
        to: other ?? { population: 'BUYERS' },
      },
      workspace,
      now,
    )
    const report = await readAudienceReport(read, question)
    return { rows: report.rows.map((row) => ({ ...row, report })), ...besideRows(report.meta) }
  },
})
