import type { FunnelRow } from '../modules/reports/funnel-row.ts'
import { type Column, money, number, ratio, text } from './column.ts'
import { dimensionColumns } from './dimension-columns.ts'
import { funnelParameters, readFunnel } from './funnel.ts'
import { reportExport } from './report-export.ts'

export const velocityExport = reportExport({
  name: 'velocity',
  description:
    'How much opportunities bring in per day, and of what parts that is made: a row for each combination of values.',
  parameters: funnelParameters,
  columns: ({ groupBy }): Column<FunnelRow>[] => [
    ...dimensionColumns(groupBy),
    number('leads', ({ leads }) => leads),
    number('won', ({ won }) => won),
    number('lost', ({ lost }) => lost),
    number('open', ({ open }) => open),
    number('open_opportunities', ({ velocity }) => velocity.open),
    ...ratio('win_rate', ({ velocity }: FunnelRow) => velocity.winRate),
    money('mean_value', ({ velocity }) => velocity.meanValue),
    number('valued', ({ velocity }) => velocity.valued),
    number('mean_cycle_days', ({ velocity }) => velocity.meanCycleDays),
    number('timed', ({ velocity }) => velocity.timed),
    money('per_day', ({ velocity }) => velocity.perDay),
    text('currency', ({ velocity }) => velocity.meanValue?.currency ?? null),
    number('not_recorded', ({ notRecorded }) => notRecorded),
    text('not_recorded_before', ({ notRecordedBefore }) => notRecordedBefore),
    text('caveats', ({ caveats, velocity }) => [...caveats, ...velocity.caveats].join(' ')),
  ],
  list: readFunnel,
})
