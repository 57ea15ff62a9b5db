import { metricIds } from '@touchline/schema'
import type { KpiBucket } from '../graphql/resolver-types.generated.ts'
import type { Kpi } from '../modules/reports/kpi.ts'
import { kpiQuestion } from '../modules/reports/kpi-question.ts'
import { readKpiReport } from '../modules/reports/kpi-read.queries.ts'
import type { KpiReport } from '../modules/reports/kpi-report.ts'
import { type Column, flag, number, ratio, text } from './column.ts'
import { type Asked, choice, choices } from './parameter.ts'
import { type ExportContext, reportExport } from './report-export.ts'
import { besideRows, inputAsked, inputParameters } from './report-input.ts'
import { enumValues } from './schema-input.ts'

const parameters = {
  ...inputParameters,
  ids: choices(metricIds, null, 'Which metrics, with commas between, in this order. All unless given.'),
}

export const kpisExport = reportExport({
  name: 'kpis',
  description: 'Metrics of a range beside their targets and what they were in an earlier range: a row for each.',
  parameters,
  columns: (): Column<Kpi>[] => [
    text('metric', ({ metric }) => metric.id),
    text('label', ({ metric }) => metric.label),
    text('unit', ({ metric }) => metric.unit),
    number('value', ({ value }) => value),
    ...ratio('ratio', (kpi: Kpi) => kpi.ratio),
    text('currency', ({ money }) => money?.currency ?? null),
    number('previous', ({ previous }) => previous),
    number('change', ({ change }) => change),
    number('target', ({ target }) => target),
    text('status', ({ status }) => status),
    text('owners', ({ owners }) => owners.join()),
    text('accountable', ({ accountable }) => accountable),
  ],
  list: async (asked, context) => {
    const { items, meta } = await reportOf(asked, 'MONTH', context)
    return { rows: items, ...besideRows(meta) }
  },
})

/** A metric of one week, month or quarter. */
type ListedPoint = Kpi['series'][number] & Pick<Kpi, 'metric'>

export const kpiSeriesExport = reportExport({
  name: 'kpi-series',
  description: 'Metrics by week, month or quarter of a range: a row for each metric and bucket.',
  parameters: {
    ...parameters,
    bucket: choice(enumValues<KpiBucket>('KpiBucket'), 'MONTH', 'How long the buckets are.'),
  },
  columns: (): Column<ListedPoint>[] => [
    text('metric', ({ metric }) => metric.id),
    text('bucket', ({ bucket }) => bucket),
    number('value', ({ value }) => value),
    flag('complete', ({ complete }) => complete),
    text('doubt', ({ doubt }) => doubt),
    number('target', ({ target }) => target),
  ],
  list: async ({ bucket, ...asked }, context) => {
    const { items, meta } = await reportOf(asked, bucket, context)
    const rows = items.flatMap(({ metric, series }) => series.map((point) => ({ ...point, metric })))
    return { rows, ...besideRows(meta) }
  },
})

const reportOf = async (
  asked: Asked<typeof parameters>,
  bucket: KpiBucket,
  { view }: ExportContext,
): Promise<KpiReport> => {
  const { read, now, workspace } = await view(asked)
  return readKpiReport(read, kpiQuestion({ input: inputAsked(asked), ids: asked.ids, bucket }, workspace, now))
}
