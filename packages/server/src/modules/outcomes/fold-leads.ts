import { byTime, type Timed } from '../../lib/order.ts'
import type { LeadForm, LeadRecord, OpportunityRecord, PersonFacts } from './facts.ts'
import { closedAt, type LeadParts } from './lead-milestones.ts'

type Draft = { readonly records: LeadRecord[]; readonly opportunities: OpportunityRecord[]; readonly forms: LeadForm[] }

type Arrival = Timed &
  (
    | { readonly kind: 'record'; readonly record: LeadRecord }
    | { readonly kind: 'form'; readonly form: LeadForm }
    | { readonly kind: 'opportunity'; readonly opportunity: OpportunityRecord }
  )

/**
 * Folds what is known of a person into leads, in time order: a CRM record or an identified lead form opens a new lead
 * if every earlier one was won or lost by then, and otherwise joins the last. An opportunity belongs to the lead of the
 * record that it names; without one, to the latest lead at or before it, else to the first.
 *
 * A function of the set of facts: the order in which they are given changes nothing.
 */
export function foldLeads(facts: PersonFacts): LeadParts[] {
  const drafts: Draft[] = []
  const homeless: OpportunityRecord[] = []
  for (const arrival of arrivals(facts)) {
    if (arrival.kind === 'opportunity') (drafts.at(-1)?.opportunities ?? homeless).push(arrival.opportunity)
    else join(openLead(drafts, arrival.at), arrival, facts.opportunities)
  }
  drafts[0]?.opportunities.push(...homeless)
  return drafts
}

/** The lead that something at this time is part of: the last while it is open, else a new one. */
function openLead(drafts: Draft[], at: number): Draft {
  const last = drafts.at(-1)
  const isOpen = drafts.some((draft) => (closedAt(draft) ?? Number.POSITIVE_INFINITY) > at)
  if (last && isOpen) return last
  const draft: Draft = { records: [], opportunities: [], forms: [] }
  drafts.push(draft)
  return draft
}

function join(
  draft: Draft,
  arrival: Exclude<Arrival, { kind: 'opportunity' }>,
  opportunities: readonly OpportunityRecord[],
): void {
  if (arrival.kind === 'form') draft.forms.push(arrival.form)
  else {
    draft.records.push(arrival.record)
    draft.opportunities.push(...opportunities.filter(({ leadKey }) => leadKey === arrival.record.key))
  }
}

/** What a lead is folded from, in time order. Opportunities that name their record come with it. */
function arrivals({ records, opportunities, forms }: PersonFacts): Arrival[] {
  const unnamed = opportunities.filter(({ leadKey }) => leadKey === null)
  const arrived: Arrival[] = [
    ...records.map((record) => ({ kind: 'record' as const, record, at: record.createdAt.at, id: record.key })),
    ...forms.map((form) => ({ kind: 'form' as const, form, at: form.at, id: form.id })),
    ...unnamed.map((opportunity) => ({
      kind: 'opportunity' as const,
      opportunity,
      at: (opportunity.createdAt ?? opportunity.closedAt)?.at ?? Number.MAX_SAFE_INTEGER,
      id: `${opportunity.system}:${opportunity.id}`,
    })),
  ]
  return arrived.sort(byTime)
}
