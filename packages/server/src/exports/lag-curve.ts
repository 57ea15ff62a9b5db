import { leadAssignments } from '@touchline/schema'
import type { LagSubject } from '../graphql/resolver-types.generated.ts'
import { lagQuestion } from '../modules/reports/lag-question.ts'
import { readLagReport } from '../modules/reports/lag-read.queries.ts'
import type { LagResult } from '../modules/reports/lag-result.ts'
import type { LagRow } from '../modules/reports/lag-row.ts'
import { type Column, estimate, flag, number, text } from './column.ts'
import { choice, wholeNumber } from './parameter.ts'
import { reportExport } from './report-export.ts'
import { besideRows, inputAsked, inputParameters, wholeQuestion } from './report-input.ts'
import { enumValues } from './schema-input.ts'

const { compareTo: _, ...parameters } = inputParameters

type ResultRow = LagRow & { readonly result: LagResult }

/** What is asked unless given; the ages are those of curves, of which a file has none. */
const usual = { horizonDays: 180, ages: [180] }

export const lagCurveExport = reportExport({
  name: 'lag-curve',
  description:
    'What campaigns or channels have shown since their start, and what they should have: a row for each and milestone.',
  parameters: {
    ...parameters,
    of: choice(enumValues<LagSubject>('LagSubject'), 'CAMPAIGN', 'What it is that started.'),
    assignBy: choice(leadAssignments, 'LEAD_CREATION', 'Which touchpoint decides where a lead counts.'),
    horizonDays: wholeNumber('Results within how many days of the start. 180 unless given.'),
  },
  columns: ({ of }): Column<ResultRow>[] => [
    text(of.toLowerCase(), ({ keys }) => keys[0]?.value ?? null),
    text('start', ({ start }) => start),
    text('started_by', ({ startedBy }) => startedBy),
    number('age_days', ({ ageDays }) => ageDays),
    text('milestone', ({ result }) => result.milestone),
    number('reached', ({ result }) => result.reached),
    number('undated', ({ result }) => result.undated),
    number('before_start', ({ result }) => result.beforeStart),
    number('reached_within', ({ result }) => result.reachedWithin),
    number('within_days', ({ result }) => result.withinDays),
    ...estimate('should_have_shown', ({ result }: ResultRow) => result.shouldHaveShown),
    number('expected', ({ result }) => result.expected),
    number('expected_low', ({ result }) => result.expectedInterval?.low ?? null),
    number('expected_high', ({ result }) => result.expectedInterval?.high ?? null),
    flag('beyond_follow_up', ({ result }) => result.beyondFollowUp),
    flag('too_young', ({ result }) => result.tooYoung),
    text('caveats', ({ caveats }) => caveats.join(' ')),
  ],
  list: async (asked, { view }) => {
    const { read, now, workspace } = await view(asked)
    const { of, assignBy, horizonDays } = asked
    const days = { ...usual, horizonDays: horizonDays ?? usual.horizonDays }
    const args = { input: inputAsked({ ...asked, compareTo: null }), of, assignBy, ...days }
    const { rows, meta } = await readLagReport(read, wholeQuestion(lagQuestion(args, workspace, now)))
    return { rows: rows.flatMap((row) => row.results.map((result) => ({ ...row, result }))), ...besideRows(meta) }
  },
})
