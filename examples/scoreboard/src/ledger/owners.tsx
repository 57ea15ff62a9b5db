import { definitions } from '../api/definitions.generated.ts'
import { type HandoffFiguresFragment, HandoffsByOwnerDocument } from '../api/operations.generated.ts'
import { useAnswer } from '../api/use-answer.ts'
import { reportInput } from '../choices/choices.ts'
import { useChoices } from '../choices/use-choices.ts'
import { Answered } from '../parts/answered.tsx'
import { type Column, DataTable } from '../parts/data-table.tsx'
import { Definitions } from '../parts/definitions.tsx'
import { Empty } from '../parts/empty.tsx'
import { count, days, percent, workingTime } from '../parts/format.ts'
import { Warnings } from '../parts/warnings.tsx'

type Owner = HandoffFiguresFragment

const labelOf = ({ keys: [owner] }: Owner): string => {
  if (owner === undefined) return 'All'
  return owner.value === '(none)' ? 'Nobody' : owner.label
}

const meanings = [
  ['Worked', definitions['HandoffRow.worked']],
  ['Untouched', definitions['HandoffRow.untouched']],
  ['Overdue', definitions['HandoffRow.overdue']],
  ['Answered in time', definitions['HandoffRow.answeredWithinSla']],
  ['Usual answer', definitions['HandoffRow.responseTime']],
] as const

/** What each person in sales did with the leads that they were given. */
export function Owners() {
  const [choices] = useChoices()
  const answer = useAnswer(HandoffsByOwnerDocument, { input: reportInput(choices) })
  return (
    <div className="owners">
      <h3>Who answered</h3>
      <Answered answer={answer} of="the handoffs">
        {({ leadHandoffs: { rows, total, sla, meta } }) =>
          total.handedOver === 0 ? (
            <Empty>
              <p>No lead was handed over in these days: none has qualified.</p>
            </Empty>
          ) : (
            <>
              <DataTable
                caption={`Handed over ${days(meta.range, meta.timeZone)}${
                  sla ? `, to be answered within ${workingTime(sla.firstResponseSeconds)} of work` : ''
                }`}
                columns={columns}
                rows={rows}
                keyOf={({ keys }) => keys[0]?.value ?? ''}
                total={total}
              />
              <Definitions of={meanings}>
                <p>{definitions['Query.leadHandoffs']}</p>
              </Definitions>
              <Warnings of={meta.warnings} />
            </>
          )
        }
      </Answered>
    </div>
  )
}

const columns: readonly Column<Owner>[] = [
  { id: 'owner', head: 'Owner', isText: true, cell: labelOf },
  { id: 'handedOver', head: 'Handed over', cell: ({ handedOver }) => count(handedOver) },
  { id: 'worked', head: 'Worked', cell: ({ worked }) => count(worked) },
  { id: 'reached', head: 'Reached', cell: ({ reached }) => count(reached) },
  { id: 'accepted', head: 'Accepted', cell: ({ accepted }) => count(accepted) },
  { id: 'refused', head: 'Refused', cell: ({ refused }) => count(refused) },
  { id: 'untouched', head: 'Untouched', cell: ({ untouched }) => count(untouched) },
  { id: 'overdue', head: 'Overdue', cell: ({ overdue }) => count(overdue) },
  { id: 'inTime', head: 'Answered in time', cell: ({ answeredWithinSla }) => percent(answeredWithinSla.value) },
  { id: 'usual', head: 'Usual answer', cell: ({ responseTime }) => workingTime(responseTime.p50) },
]
