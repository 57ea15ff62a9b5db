import type { ReasonFiguresFragment } from '../api/operations.generated.ts'
import { count, percent } from '../parts/format.ts'

type ReasonBarsProps = {
  readonly title: string
  /** Said where there is not a single one. */
  readonly none: string
  readonly report: ReasonFiguresFragment
}

/** Leads for which the CRM gives no reason. */
const unknown = '(unknown)'

/** Reasons as bars, those nobody gave among them: they say how far the others can be trusted. */
export function ReasonBars({ title, none, report: { rows, total } }: ReasonBarsProps) {
  const most = Math.max(1, ...rows.map(({ leads }) => leads))
  return (
    <div className="reason-bars">
      <h3>
        {title} <b>{count(total)}</b>
      </h3>
      {total === 0 && <p className="hint">{none}</p>}
      <ul>
        {rows.map(({ reason, leads, share }) => (
          <li key={reason} data-unknown={reason === unknown}>
            <p>{reason === unknown ? 'No reason given' : reason}</p>
            <p className="reason-share">
              {count(leads)} <span>{percent(share.value)}</span>
            </p>
            <svg className="bar" aria-hidden="true">
              <rect width={`${(leads / most) * 100}%`} height="100%" />
            </svg>
          </li>
        ))}
      </ul>
    </div>
  )
}
