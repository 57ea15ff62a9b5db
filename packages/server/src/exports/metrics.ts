import { type Metric, metrics, sqlOf } from '@touchline/schema'
import { searched } from '../modules/reports/search-metrics.ts'
import { type Column, flag, text } from './column.ts'
import { text as textParameter } from './parameter.ts'
import { reportExport } from './report-export.ts'

export const metricsExport = reportExport({
  name: 'metrics',
  description: 'The catalogue of metrics: what each means, how it is computed, and as SQL over the views for BI.',
  parameters: { search: textParameter('Only those with all of these words in id, label or description.') },
  columns: (): Column<Metric>[] => [
    text('id', ({ id }) => id),
    text('label', ({ label }) => label),
    text('description', ({ description }) => description),
    text('formula', ({ formula }) => formula),
    text('unit', ({ unit }) => unit),
    text('direction', ({ direction }) => direction),
    flag('additive', ({ additive }) => additive),
    text('dimensions', ({ dimensions }) => dimensions.join()),
    text('owners', ({ owners }) => owners.join()),
    text('sql', sqlOf),
  ],
  list: async ({ search }) => ({ rows: searched(metrics, search ?? ''), days: null, warnings: [] }),
})
