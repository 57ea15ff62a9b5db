import { leadAssignments } from '@touchline/schema'
import type { Context } from '../graphql/context.ts'
import { leadDimensions } from '../modules/reports/dimensions.ts'
import { funnelQuestion } from '../modules/reports/funnel-question.ts'
import { readFunnelReport } from '../modules/reports/funnel-read.queries.ts'
import type { FunnelRow } from '../modules/reports/funnel-row.ts'
import type { FunnelStep } from '../modules/reports/funnel-steps.ts'
import { type Column, number, ratio, text, within } from './column.ts'
import { dimensionColumns } from './dimension-columns.ts'
import { type Asked, choice, choices } from './parameter.ts'
import { reportExport } from './report-export.ts'
import { besideRows, inputAsked, inputParameters, wholeQuestion } from './report-input.ts'
import { timeInStageColumns } from './time-in-stage-columns.ts'

const { compareTo: _, ...input } = inputParameters

export const funnelParameters = {
  ...input,
  groupBy: choices(leadDimensions, 'CHANNEL', 'What to group by, with commas between.'),
  assignBy: choice(leadAssignments, 'LEAD_CREATION', 'Which touchpoint decides the row that a lead counts in.'),
}

/** The report that both of its exports are of. */
export async function readFunnel(asked: Asked<typeof funnelParameters>, { view }: Pick<Context, 'view'>) {
  const { read, now, workspace } = await view(asked)
  const { groupBy, assignBy } = asked
  const args = { input: inputAsked({ ...asked, compareTo: null }), groupBy, assignBy }
  const { rows, meta } = await readFunnelReport(read, wholeQuestion(funnelQuestion(args, workspace, now)))
  return { rows, ...besideRows(meta) }
}

type StepRow = Pick<FunnelRow, 'keys'> & { readonly step: FunnelStep }

export const funnelExport = reportExport({
  name: 'funnel',
  description:
    'How far leads came, and how long they were in each stage: a row for each combination of values and milestone.',
  parameters: funnelParameters,
  columns: ({ groupBy }): Column<StepRow>[] => [
    ...dimensionColumns(groupBy),
    text('milestone', ({ step }) => step.milestone),
    number('reached', ({ step }) => step.reached),
    number('implied', ({ step }) => step.implied),
    number('undated', ({ step }) => step.undated),
    ...ratio('from_previous', ({ step }: StepRow) => step.fromPrevious),
    ...ratio('from_first', ({ step }: StepRow) => step.fromFirst),
    number('lost_here', ({ step }) => step.lostHere),
    number('still_here', ({ step }) => step.stillHere),
    ...within('time', timeInStageColumns, ({ step }: StepRow) => step.time),
    number('arrivals_per_day', ({ step }) => step.capacity?.arrivalsPerDay ?? null),
    number('mean_days', ({ step }) => step.capacity?.meanDays ?? null),
    number('within_days', ({ step }) => step.capacity?.withinDays ?? null),
    number('leads_to_expect', ({ step }) => step.capacity?.leads ?? null),
  ],
  list: async (asked, context) => {
    const { rows, ...rest } = await readFunnel(asked, context)
    return { rows: rows.flatMap(({ keys, steps }) => steps.map((step) => ({ keys, step }))), ...rest }
  },
})
