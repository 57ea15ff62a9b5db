import { type Bar, type Point, seriesBars } from './series-bars.ts'

/** How a number went by month. Hollow bars are not final; the dash is the month's target. */
export const SeriesPlot = ({ points }: { readonly points: readonly Point[] }) => (
  <svg className="series" aria-hidden="true">
    <line className="zero" x1="0" x2="100%" y1="100%" y2="100%" />
    {seriesBars(points).map((bar) => (
      <Month key={bar.bucket} bar={bar} />
    ))}
  </svg>
)

function Month({ bar: { left, width, height, target, isComplete } }: { readonly bar: Bar }) {
  return (
    <>
      {height !== null && (
        <rect
          className={isComplete ? 'complete' : 'open'}
          x={`${left}%`}
          y={`${100 - height}%`}
          width={`${width}%`}
          height={`${height}%`}
        />
      )}
      {target !== null && (
        <line
          className="target"
          x1={`${left - 1}%`}
          x2={`${left + width + 1}%`}
          y1={`${100 - target}%`}
          y2={`${100 - target}%`}
        />
      )}
    </>
  )
}
