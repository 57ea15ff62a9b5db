import type { ReactNode } from 'react'
import { day, moment, percent, spoken } from '../parts/format.ts'
import { ScrollRegion } from '../parts/scroll-region.tsx'
import {
  creditTotals,
  type JourneyLine,
  journeyLines,
  type LeadMilestone,
  type ModelName,
  models,
  type Touch,
} from './journey-lines.ts'
import { stageName } from './matching-leads.ts'

type JourneyTableProps = {
  readonly touches: readonly Touch[]
  readonly milestones: readonly LeadMilestone[]
  readonly timeZone: string
}

const modelNames = Object.keys(models) as ModelName[]
const caption = 'The journey in time order, and the credit that each touch got for the win'

/** The same line as the chart, one row per moment, with the credit that each model gave. */
export function JourneyTable({ touches, milestones, timeZone }: JourneyTableProps) {
  const totals = creditTotals(touches)
  return (
    <ScrollRegion label={caption}>
      <table className="journey-table">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <Text as="th">When</Text>
            <Text as="th">What</Text>
            {modelNames.map((name) => (
              <th key={name} scope="col" className="number">
                {models[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {journeyLines(touches, milestones).map((line) => (
            <Line key={line.kind === 'touch' ? line.touch.node.id : line.milestone} line={line} timeZone={timeZone} />
          ))}
          {milestones.map(({ milestone, at }) =>
            at === null ? <Undated key={milestone} milestone={milestone} /> : null,
          )}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2} className="text">
              Together
            </th>
            {modelNames.map((name) => (
              <td key={name} className="number">
                {percent(totals[name])}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </ScrollRegion>
  )
}

const Text = ({ as: Tag, children }: { readonly as: 'th'; readonly children: ReactNode }) => (
  <Tag scope="col" className="text">
    {children}
  </Tag>
)

function Line({ line, timeZone }: { readonly line: JourneyLine; readonly timeZone: string }) {
  if (line.kind === 'milestone')
    return (
      <tr className="milestone">
        <th scope="row" className="text">
          {day(line.at, timeZone)}
        </th>
        <td className="text" colSpan={1 + modelNames.length}>
          {stageName(line.milestone)}
        </td>
      </tr>
    )
  const { node } = line.touch
  return (
    <tr>
      <th scope="row" className="text">
        {node.precision === 'DAY' ? day(node.occurredAt, timeZone) : moment(node.occurredAt, timeZone)}
      </th>
      <td className="text">
        <span className={`side ${node.side.toLowerCase()}`}>{spoken(node.side)}</span> {touchWords(node)}
      </td>
      {modelNames.map((name) => (
        <td key={name} className="number">
          {percent(line.touch[name] == null ? null : Number(line.touch[name]))}
        </td>
      ))}
    </tr>
  )
}

const Undated = ({ milestone }: { readonly milestone: string }) => (
  <tr className="milestone">
    <th scope="row" className="text">
      day not recorded
    </th>
    <td className="text" colSpan={1 + modelNames.length}>
      {stageName(milestone)}
    </td>
  </tr>
)

/** `Paid Search: google / spring, 3 pages, sent the form`. */
function touchWords(node: Touch['node']): string {
  const what =
    node.side === 'SALES'
      ? spoken(node.kind)
      : node.kind === 'VISIT'
        ? node.channel
        : `${spoken(node.kind)}, ${node.channel}`
  const about = [node.source, node.campaign].filter(Boolean).join(' / ')
  const more = [
    node.side === 'MARKETING' && about,
    node.kind === 'VISIT' && node.landingPage,
    node.kind !== 'VISIT' && node.title,
    node.owner && `by ${node.owner}`,
    node.direction && spoken(node.direction).toLowerCase(),
    node.reached === true && 'reached',
    node.reached === false && 'not reached',
    node.topic && `about ${node.topic}`,
    node.pages > 1 && `${node.pages} pages`,
    node.leadFormAt && 'sent the lead form',
  ].filter(Boolean)
  return more.length === 0 ? what : `${what}: ${more.join(', ')}`
}
