import type { JourneyQuery } from '../api/operations.generated.ts'
import { day, money } from '../parts/format.ts'

type LeadFactsProps = { readonly lead: NonNullable<JourneyQuery['lead']>; readonly timeZone: string }

/** What marketing and the CRM know of the lead itself. */
export function LeadFacts({ lead, timeZone }: LeadFactsProps) {
  const facts = [
    ['Lead since', day(lead.createdAt, timeZone)],
    ['Channel', lead.channel],
    ['Owner', lead.owner ?? 'nobody'],
    ['CRM stage', lead.stage],
    ['Heard of us', lead.selfReportedSource],
    ['Revenue', Number(lead.revenue.amount) === 0 ? null : money(lead.revenue)],
    ['Won because', lead.winReason],
    ['Lost because', lead.lossReason],
    ['Refused', lead.refusal && [day(lead.refusal.at, timeZone), lead.refusal.reason].filter(Boolean).join(', ')],
  ] as const
  return (
    <dl className="lead-facts">
      {facts.map(([term, fact]) =>
        fact ? (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}
