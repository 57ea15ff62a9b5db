import type { ScaleLinear } from 'd3-scale'
import type { Share } from './reading.ts'

type IntervalPlotProps = {
  readonly share: Share | null
  /** From a share to a place from 0 to 100. */
  readonly scale: ScaleLinear<number, number>
  /** Where the share of all leads lies, for comparison. */
  readonly all: number | null
}

/** A dot where the share is observed, a whisker where the true one may lie. Hollow where there are few leads. */
export function IntervalPlot({ share, scale, all }: IntervalPlotProps) {
  const place = (value: number): string => `${Math.min(100, scale(value))}%`
  return (
    <svg className="interval" aria-hidden="true" data-thin={share?.thin ?? false}>
      {all !== null && <line className="all" x1={place(all)} x2={place(all)} y1="0" y2="100%" />}
      {share?.interval && (
        <line className="whisker" x1={place(share.interval.low)} x2={place(share.interval.high)} y1="50%" y2="50%" />
      )}
      {share?.value != null && <circle className="dot" cx={place(share.value)} cy="50%" r="5" />}
    </svg>
  )
}
