import { useState } from 'react'
import { definitions } from '../api/definitions.generated.ts'
import { ChannelsDocument } from '../api/operations.generated.ts'
import { useAnswer } from '../api/use-answer.ts'
import { assignments, reportInput } from '../choices/choices.ts'
import { useChoices } from '../choices/use-choices.ts'
import { Answered } from '../parts/answered.tsx'
import { DataTable } from '../parts/data-table.tsx'
import { Definitions } from '../parts/definitions.tsx'
import { NoLeads } from '../parts/empty.tsx'
import { days } from '../parts/format.ts'
import { Section } from '../parts/section.tsx'
import { type Order, sortRows } from '../parts/sort-rows.ts'
import { Warnings } from '../parts/warnings.tsx'
import { ChannelChart } from './channel-chart.tsx'
import { type Channel, channelColumns, keyOf } from './channel-columns.tsx'

const meanings = [
  ['Leads', definitions['ChannelRow.leads']],
  ['Won', definitions['ChannelRow.won']],
  ['Open', definitions['ChannelRow.open']],
  ['Close rate', definitions['ChannelRow.closeRate']],
  ['To be expected', definitions['ChannelRow.projectedCloseRate']],
  ['Worked', definitions['ChannelRow.worked']],
  ['Reached', definitions['ChannelRow.reached']],
  ['Accepted', definitions['ChannelRow.accepted']],
  ['Untouched', definitions['ChannelRow.untouched']],
  ['Answered in time', definitions['ChannelRow.answeredWithinSla']],
  ['Revenue', definitions['ChannelRow.revenue']],
  ['Spend', definitions['ChannelRow.spend']],
  ['Cost per win', definitions['ChannelRow.costPerWin']],
] as const

/** Which channels bring leads that sales closes. */
export function Channels() {
  const [choices] = useChoices()
  const { assignBy } = choices
  const answer = useAnswer(ChannelsDocument, { input: reportInput(choices), assignBy })
  const report = answer.data?.channelPerformance
  return (
    <Section
      id="channels"
      title="Channels"
      question="Which channels bring leads that sales closes?"
      beside={
        <>
          {report && <p className="covers">Leads of {days(report.meta.range, report.meta.timeZone)}</p>}
          <Definitions of={meanings}>
            <p>{definitions['Query.channelPerformance']}</p>
            <p>
              A lead counts in the channel of {assignments[assignBy]}. {definitions[`LeadAssignment.${assignBy}`]}
            </p>
          </Definitions>
        </>
      }
    >
      <Answered answer={answer} of="the channels">
        {({ channelPerformance: { rows, total, meta } }) =>
          total.leads === 0 ? (
            <NoLeads />
          ) : (
            <>
              <SortedChannels rows={rows} total={total} />
              <Warnings of={meta.warnings} />
            </>
          )
        }
      </Answered>
    </Section>
  )
}

function SortedChannels({ rows, total }: { readonly rows: readonly Channel[]; readonly total: Channel }) {
  const [order, setOrder] = useState<Order>({ by: 'leads', descending: true })
  const rank = channelColumns.find(({ id }) => id === order.by)?.rank ?? (() => null)
  const sorted = sortRows(rows, rank, order.descending)
  return (
    <>
      <SortBy order={order} onOrder={setOrder} />
      <ChannelChart rows={sorted} total={total} />
      <DataTable
        caption="The same in numbers"
        columns={channelColumns}
        rows={sorted}
        keyOf={keyOf}
        total={total}
        order={order}
        onOrder={setOrder}
      />
    </>
  )
}

function SortBy({ order, onOrder }: { readonly order: Order; readonly onOrder: (order: Order) => void }) {
  return (
    <p className="sort-by">
      <label>
        Sort by{' '}
        <select value={order.by} onChange={({ target }) => onOrder(orderBy(target.value))}>
          {channelColumns.map(({ id, head }) => (
            <option key={id} value={id}>
              {head}
            </option>
          ))}
        </select>
      </label>
    </p>
  )
}

/** Numbers from the largest, words from A. */
const orderBy = (by: string): Order => ({ by, descending: !channelColumns.find(({ id }) => id === by)?.isText })
