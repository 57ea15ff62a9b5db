import { count, day, money } from '../parts/format.ts'
import { type LedgerRow, type LedgerSide, sides } from './sides.ts'
import { stateWords } from './state-words.ts'

type BalanceProps = { readonly rows: readonly LedgerRow[]; readonly total: number; readonly timeZone: string }

/** Every lead in one state, side by side by who is accountable. */
export function Balance({ rows, total, timeZone }: BalanceProps) {
  const most = Math.max(1, ...rows.map(({ leads }) => leads))
  return (
    <figure>
      <figcaption>{count(total)} leads, each in exactly one state; bars are on one scale.</figcaption>
      <div className="balance">
        {sides(rows).map((side) => (
          <SideOfBalance key={side.title} of={side} most={most} timeZone={timeZone} />
        ))}
      </div>
    </figure>
  )
}

type SideProps = { readonly of: LedgerSide; readonly most: number; readonly timeZone: string }

function SideOfBalance({ of: { side, title, rows, leads, overdue }, most, timeZone }: SideProps) {
  return (
    <div className={`balance-side ${side?.toLowerCase() ?? 'closed'}`}>
      <h3>
        {title} <b>{count(leads)}</b>
        {overdue > 0 && <span className="overdue">{count(overdue)} overdue</span>}
      </h3>
      <ul>
        {rows.map((row) => (
          <State key={row.state} row={row} most={most} timeZone={timeZone} />
        ))}
      </ul>
    </div>
  )
}

type StateProps = { readonly row: LedgerRow; readonly most: number; readonly timeZone: string }

function State({ row: { state, leads, overdue, oldestSince, pipeline }, most, timeZone }: StateProps) {
  const facts = [
    pipeline && Number(pipeline.amount) !== 0 && money(pipeline),
    oldestSince && `oldest since ${day(oldestSince, timeZone)}`,
  ].filter(Boolean)
  return (
    <li>
      <p className="state-name">
        {stateWords[state]}
        {overdue > 0 && <span className="overdue">{count(overdue)} overdue</span>}
      </p>
      <p className="state-count">{count(leads)}</p>
      <svg className="bar" aria-hidden="true">
        <rect width={`${(leads / most) * 100}%`} height="100%" />
      </svg>
      <p className="state-facts">{facts.join(', ')}</p>
    </li>
  )
}
