import { type ScaleTime, scaleUtc } from 'd3-scale'
import { day } from '../parts/format.ts'
import { journeyLines, type LeadMilestone, type Touch } from './journey-lines.ts'
import { levels } from './levels.ts'
import { stageName } from './matching-leads.ts'

type JourneyChartProps = {
  readonly touches: readonly Touch[]
  readonly milestones: readonly LeadMilestone[]
  readonly timeZone: string
}

/** In hundredths of the width, enough for a label on a phone. */
const labelGap = 30

/** Marketing above the line, sales below it, milestones on it. */
export function JourneyChart({ touches, milestones, timeZone }: JourneyChartProps) {
  const lines = journeyLines(touches, milestones)
  const scale = timeScale(lines.map(({ at }) => Date.parse(at)))
  const first = lines[0]?.at ?? ''
  const last = lines.at(-1)?.at ?? ''
  return (
    <figure className="journey-chart">
      <figcaption>
        <span className="key marketing">Marketing above the line</span>{' '}
        <span className="key sales">sales below it</span>
        <span className="key milestone">milestones on it</span>
      </figcaption>
      <Labels lines={lines.filter((line) => line.kind === 'milestone')} scale={scale} />
      <svg className="lanes" aria-hidden="true">
        <line className="line" x1="0" x2="100%" y1="50%" y2="50%" />
        {lines.map((line) =>
          line.kind === 'milestone' ? (
            <line key={line.milestone} className="milestone" {...xs(scale, line.at)} y1="0" y2="60%" />
          ) : (
            <TouchMark key={line.touch.node.id} touch={line.touch} scale={scale} />
          ),
        )}
      </svg>
      <p className="ends" aria-hidden="true">
        <span>{day(first, timeZone)}</span>
        <span>{day(last, timeZone)}</span>
      </p>
    </figure>
  )
}

type Scale = ScaleTime<number, number>

/** A little room at both ends, so that no mark is cut. */
const timeScale = (instants: readonly number[]): Scale =>
  scaleUtc([Math.min(...instants), Math.max(...instants)], [3, 97])

const place = (scale: Scale, at: string): number => scale(Date.parse(at))

const xs = (scale: Scale, at: string) => ({ x1: `${place(scale, at)}%`, x2: `${place(scale, at)}%` })

function TouchMark({ touch: { node }, scale }: { readonly touch: Touch; readonly scale: Scale }) {
  const isSales = node.side === 'SALES'
  const x = `${place(scale, node.occurredAt)}%`
  return isSales ? (
    <rect className="sales" x={x} y="50%" width="9" height="9" transform="translate(-4.5 12)" />
  ) : (
    <circle className="marketing" cx={x} cy="50%" r="5.5" transform="translate(0 -17)" />
  )
}

type LabelsProps = { readonly lines: ReturnType<typeof journeyLines>; readonly scale: Scale }

function Labels({ lines, scale }: LabelsProps) {
  const places = lines.map(({ at }) => place(scale, at))
  const level = levels(places, labelGap)
  const rows = Math.max(0, ...level) + 1
  return (
    <svg className="milestone-labels" aria-hidden="true" height={rows * 18}>
      {lines.map((line, i) => {
        const x = places[i] ?? 0
        const y = (rows - (level[i] ?? 0)) * 18 - 4
        return line.kind === 'milestone' ? (
          <g key={line.milestone}>
            <line className="milestone" x1={`${x}%`} x2={`${x}%`} y1={y - 10} y2="100%" />
            <text x={`${x}%`} y={y} dx={x > 85 ? -4 : 4} textAnchor={x > 85 ? 'end' : 'start'}>
              {stageName(line.milestone)}
            </text>
          </g>
        ) : null
      })}
    </svg>
  )
}
