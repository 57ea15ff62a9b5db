import type { LedgerQuery } from '../api/operations.generated.ts'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { count, day } from '../parts/format.ts'
import { moves, type StateChange, stateChanges } from './moves.ts'
import { stateWords } from './state-words.ts'

type Flow = LedgerQuery['leadLedger']['flows'][number]
type FlowsProps = { readonly flows: readonly Flow[]; readonly since: string; readonly timeZone: string }

const states = Object.keys(stateWords) as (keyof typeof stateWords)[]

/** Where leads went in the last month: state by state, and each way that they took. */
export function Flows({ flows, since, timeZone }: FlowsProps) {
  const { moved, stayed } = moves(flows)
  return (
    <div className="flows">
      <h3>Since {day(since, timeZone)}</h3>
      <DataTable
        caption="What was, less what left, plus what entered is what is"
        columns={changeColumns}
        rows={stateChanges(states, flows)}
        keyOf={({ state }) => state}
      />
      <details className="as-table">
        <summary>Every way that leads took</summary>
        <DataTable
          caption={`${count(stayed)} leads are where they were`}
          columns={wayColumns}
          rows={moved}
          keyOf={({ from, to }) => `${from} ${to}`}
        />
      </details>
    </div>
  )
}

const changeColumns: readonly Column<StateChange>[] = [
  { id: 'state', head: 'State', isText: true, cell: ({ state }) => stateWords[state] },
  { id: 'before', head: 'A month ago', cell: ({ before }) => count(before) },
  { id: 'left', head: 'Left', cell: ({ left }) => (left === 0 ? '–' : `−${count(left)}`) },
  { id: 'entered', head: 'Entered', cell: ({ entered }) => (entered === 0 ? '–' : `+${count(entered)}`) },
  { id: 'now', head: 'Now', cell: ({ now }) => <b>{count(now)}</b> },
]

const wayColumns: readonly Column<Flow>[] = [
  { id: 'from', head: 'From', isText: true, cell: ({ from }) => (from === null ? 'came in' : stateWords[from]) },
  { id: 'to', head: 'To', isText: true, cell: ({ to }) => stateWords[to] },
  { id: 'leads', head: 'Leads', cell: ({ leads }) => count(leads) },
]
