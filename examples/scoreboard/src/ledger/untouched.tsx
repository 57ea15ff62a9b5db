import { useState } from 'react'
import {
  type FilterInput,
  type UntouchedLeadFragment,
  UntouchedLeadsDocument,
  type UntouchedLeadsQuery,
} from '../api/operations.generated.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useChoices } from '../choices/use-choices.ts'
import { Answered } from '../parts/answered.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Empty } from '../parts/empty.tsx'
import { count, day, moment, workingTime } from '../parts/format.ts'
import { stateWords } from './state-words.ts'

type UntouchedProps = { readonly filter: FilterInput | null; readonly timeZone: string }

/** As many as are shown first, and at most. */
const few = 10
const many = 200

/** Leads that nobody in sales has turned to, the longest waiting first. */
export function Untouched({ filter, timeZone }: UntouchedProps) {
  const [overdueOnly, setOverdueOnly] = useState(false)
  const [first, setFirst] = useState(few)
  const answer = useAnswer(UntouchedLeadsDocument, { filter, overdueOnly, first })
  return (
    <div className="untouched">
      <h3>Nobody has turned to these yet</h3>
      <p>
        <label>
          <input type="checkbox" checked={overdueOnly} onChange={({ target }) => setOverdueOnly(target.checked)} /> Only
          those that are overdue
        </label>
      </p>
      <Answered answer={answer} of="the untouched leads">
        {({ untouchedLeads }) => <Waiting leads={untouchedLeads} timeZone={timeZone} onMore={() => setFirst(many)} />}
      </Answered>
    </div>
  )
}

type WaitingProps = {
  readonly leads: UntouchedLeadsQuery['untouchedLeads']
  readonly timeZone: string
  readonly onMore: () => void
}

function Waiting({ leads: { nodes, totalCount }, timeZone, onMore }: WaitingProps) {
  const [, choose] = useChoices()
  const show = (lead: string): void => {
    choose({ lead })
    document.getElementById('journey')?.focus()
  }
  if (totalCount === 0)
    return (
      <Empty>
        <p>Sales has turned to every lead that it was given.</p>
      </Empty>
    )
  return (
    <>
      <DataTable
        caption="The longest waiting first"
        columns={columns(timeZone, show)}
        rows={nodes}
        keyOf={({ lead, openedAt }) => lead.id + openedAt}
      />
      {nodes.length < totalCount && (
        <p className="acts">
          {count(nodes.length)} of {count(totalCount)}.{' '}
          {nodes.length < many && (
            <button type="button" onClick={onMore}>
              {totalCount > many ? `Show the first ${many}` : 'Show all'}
            </button>
          )}
        </p>
      )}
    </>
  )
}

const columns = (timeZone: string, show: (lead: string) => void): readonly Column<UntouchedLeadFragment>[] => [
  {
    id: 'lead',
    head: 'Handed over',
    isText: true,
    cell: ({ lead, openedAt }) => (
      <button type="button" className="link" onClick={() => show(lead.id)} title="Show its journey">
        {moment(openedAt, timeZone)}
      </button>
    ),
  },
  { id: 'owner', head: 'Owner', isText: true, cell: ({ owner }) => owner ?? <b>nobody</b> },
  { id: 'waited', head: 'Working hours waited', cell: ({ waitedSeconds }) => workingTime(waitedSeconds) },
  {
    id: 'due',
    head: 'Answer due',
    isText: true,
    cell: ({ dueAt, isOverdue }) => (
      <>
        {dueAt && moment(dueAt, timeZone)} {isOverdue && <span className="overdue">overdue</span>}
      </>
    ),
  },
  { id: 'channel', head: 'Channel', isText: true, cell: ({ lead }) => lead.channel },
  { id: 'state', head: 'State', isText: true, cell: ({ state }) => stateWords[state] },
  { id: 'created', head: 'Lead since', isText: true, cell: ({ lead }) => day(lead.createdAt, timeZone) },
]
