import { count, percent } from '../parts/format.ts'
import type { Channel } from './channel-columns.tsx'

/** What sales did with the leads of a channel, beside how many it won. */
export function FollowUp({
  row: { leads, worked, reached, accepted, untouched, answeredWithinSla },
}: {
  readonly row: Channel
}) {
  const share = (part: number): number => (leads === 0 ? 0 : (part / leads) * 100)
  return (
    <div className="follow-up">
      <svg className="follow-up-bar" aria-hidden="true">
        <rect className="all-leads" width="100%" height="100%" />
        <rect className="worked" width={`${share(worked)}%`} height="100%" />
        <rect
          className="untouched"
          x={`${100 - share(untouched ?? 0)}%`}
          width={`${share(untouched ?? 0)}%`}
          height="100%"
        />
      </svg>
      <p>
        {count(worked)} worked, {count(reached)} reached, {count(accepted)} accepted
      </p>
      <p>
        <b>{count(untouched)} untouched</b>
        {answeredWithinSla.value !== null && <>, {percent(answeredWithinSla.value)} answered in time</>}
      </p>
    </div>
  )
}
