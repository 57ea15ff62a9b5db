import { changeWords, inUnit, isBetter, type Kpi, ownerWords, statusWords } from './kpi-words.ts'
import { SeriesPlot } from './series-plot.tsx'

type KpiLineProps = { readonly kpi: Kpi; readonly currency: string }

/** A metric, how it stands to its target, and how it went. */
export function KpiLine({ kpi, currency }: KpiLineProps) {
  const { metric, value, target, status, series } = kpi
  return (
    <li>
      <div className="kpi-name">
        <h3>{metric.label}</h3>
        <p>{ownerWords(kpi)}</p>
      </div>
      <p className="kpi-value">{inUnit(value, metric, currency)}</p>
      <div className="kpi-target">
        <p className="status" data-status={status}>
          {statusWords[status]}
        </p>
        {target !== null && <p>Target {inUnit(target, metric, currency)}</p>}
      </div>
      <Previous kpi={kpi} currency={currency} />
      <SeriesPlot points={series} />
    </li>
  )
}

function Previous({ kpi: { metric, previous, change }, currency }: KpiLineProps) {
  const words = changeWords(change)
  const better = isBetter(change, metric)
  return (
    <div className="kpi-previous">
      {words && (
        <p>
          {words}
          {better !== null && words !== 'no change' && <span>{better ? ', better' : ', worse'}</span>}
        </p>
      )}
      <p>{Number(previous ?? 0) === 0 ? 'nothing before' : `before: ${inUnit(previous, metric, currency)}`}</p>
    </div>
  )
}
