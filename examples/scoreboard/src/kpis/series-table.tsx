import { type Column, DataTable } from '../parts/data-table.tsx'
import { month } from '../parts/format.ts'
import { doubtWords, inUnit, type Kpi } from './kpi-words.ts'

type SeriesTableProps = { readonly kpis: readonly Kpi[]; readonly currency: string }

/** The small charts in numbers: one row per month, one column per metric. */
export function SeriesTable({ kpis, currency }: SeriesTableProps) {
  const months = kpis[0]?.series.map(({ bucket }) => bucket) ?? []
  const columns: readonly Column<string>[] = [
    { id: 'month', head: 'Month', isText: true, cell: month },
    ...kpis.map((kpi) => ({
      id: kpi.metric.id,
      head: kpi.metric.label,
      cell: (bucket: string) => <Value kpi={kpi} bucket={bucket} currency={currency} />,
    })),
  ]
  return <DataTable caption="Month by month" columns={columns} rows={months} keyOf={(bucket) => bucket} />
}

type ValueProps = { readonly kpi: Kpi; readonly bucket: string; readonly currency: string }

function Value({ kpi: { metric, series }, bucket, currency }: ValueProps) {
  const point = series.find((one) => one.bucket === bucket)
  if (!point) return null
  return (
    <>
      {inUnit(point.value, metric, currency)}
      {point.target !== null && <small className="below">of {inUnit(point.target, metric, currency)}</small>}
      {point.doubt && <small className="below">{doubtWords[point.doubt]}</small>}
    </>
  )
}
