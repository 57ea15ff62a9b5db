import type { ScaleLinear } from 'd3-scale'
import { count, money, percent } from '../parts/format.ts'
import { type Channel, intervalWords, keyOf, labelOf } from './channel-columns.tsx'
import { FollowUp } from './follow-up.tsx'
import { IntervalPlot } from './interval-plot.tsx'
import { rateScale } from './rate-scale.ts'
import { read, readingWords } from './reading.ts'

type ChannelChartProps = { readonly rows: readonly Channel[]; readonly total: Channel }

/** One line per channel: how likely its leads are to be won, on one scale for all. */
export function ChannelChart({ rows, total }: ChannelChartProps) {
  const scale = rateScale(rows.map(({ closeRate }) => closeRate))
  const all = total.closeRate?.value ?? null
  return (
    <figure className="channel-chart">
      <figcaption>
        Close rate with its 95% interval. The dashed line is that of all leads, {percent(all)}; a hollow dot rests on
        few leads. Beside it what sales did: filled is the share of the leads that it turned to, outlined the share that
        it was given and left alone.
      </figcaption>
      <Axis scale={scale} />
      <ol>
        {rows.map((row) => (
          <li key={keyOf(row)}>
            <ChannelName row={row} />
            <div className="plot">
              <IntervalPlot share={row.closeRate} scale={scale} all={all} />
            </div>
            <p className="rate">
              <b>{percent(row.closeRate?.value)}</b> <span>{row.closeRate && intervalWords(row.closeRate)}</span>
            </p>
            <FollowUp row={row} />
            <p className="reading">{readingWords[read(row, total)]}</p>
          </li>
        ))}
      </ol>
    </figure>
  )
}

const ChannelName = ({ row }: { readonly row: Channel }) => (
  <p className="channel-name">
    <b>{labelOf(row)}</b>{' '}
    <span>
      {count(row.won)} of {count(row.leads)} won, {money(row.revenue)}
    </span>
  </p>
)

function Axis({ scale }: { readonly scale: ScaleLinear<number, number> }) {
  return (
    <div className="axis">
      <svg aria-hidden="true">
        {scale.ticks(5).map((tick) => (
          <text key={tick} x={`${scale(tick)}%`} y="1em">
            {Math.round(tick * 100)}%
          </text>
        ))}
      </svg>
    </div>
  )
}
