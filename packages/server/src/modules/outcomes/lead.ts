import type { Milestone } from '@touchline/schema'
import { compareText } from '../../lib/order.ts'
import { calendarDays } from '../../lib/zone.ts'
import type { LeadRecord, OpportunityRecord, PersonFacts } from './facts.ts'
import { foldLeads } from './fold-leads.ts'
import { type LeadParts, leadMilestones, type Reached } from './lead-milestones.ts'
import type { Moment } from './moment.ts'

/** An opportunity of a lead. Expansion: opened after the lead was won. */
type LeadOpportunity = OpportunityRecord & { readonly isExpansion: boolean }

/** A person's attempt to become a customer, from first record or form to won or lost. Amounts in minor units. */
export type Lead = {
  /** Counts the person's leads from 1, in time order. */
  readonly no: number
  readonly leadAt: Moment
  readonly milestones: ReadonlyMap<Milestone, Reached>
  readonly opportunities: readonly LeadOpportunity[]
  readonly revenueMinor: number
  readonly pipelineMinor: number
  /** Of each milestone that has a value. */
  readonly values: ReadonlyMap<Milestone, number>
  readonly daysToWin: number | null
  readonly lossReason: string | null
  readonly inCrm: boolean
  readonly crmSource: string | null
  readonly crmStage: string | null
  readonly owner: string | null
}

/** The leads of one person, in time order. */
export const leadsOf = (facts: PersonFacts, zone: string): Lead[] =>
  foldLeads(facts).flatMap((parts, i) => summarise(parts, i + 1, zone))

function summarise(parts: LeadParts, no: number, zone: string): Lead[] {
  const milestones = leadMilestones(parts)
  const leadAt = milestones.get('LEAD')?.moment
  if (!leadAt) return []
  const wonAt = milestones.get('WON')?.moment ?? null
  const opportunities = parts.opportunities
    .map((opportunity) => ({ ...opportunity, isExpansion: isExpansion(opportunity, wonAt) }))
    .sort((a, b) => compareText(a.system, b.system) || compareText(a.id, b.id))
  const own = opportunities.filter(({ isExpansion }) => !isExpansion)
  const won = amounts(own, ['WON'])
  const newestFirst = parts.records.toReversed()
  return [
    {
      no,
      leadAt,
      milestones,
      opportunities,
      revenueMinor: sum(won),
      pipelineMinor: sum(amounts(own, ['OPEN'])),
      values: valuesOf(won, amounts(own, ['OPEN', 'WON', 'LOST'])),
      daysToWin: wonAt && calendarDays(leadAt.at, wonAt.at, zone),
      lossReason: lossReasonOf(parts.records, opportunities),
      inCrm: parts.records.length > 0,
      crmSource: parts.records.find(({ source }) => source)?.source ?? null,
      crmStage: newestFirst.find(({ stage }) => stage)?.stage ?? null,
      owner: newestFirst.find(({ owner }) => owner)?.owner ?? null,
    },
  ]
}

const isExpansion = ({ createdAt, closedAt }: OpportunityRecord, wonAt: Moment | null): boolean =>
  wonAt !== null && createdAt !== null && createdAt.at > wonAt.at && closedAt?.at !== wonAt.at

const amounts = (
  opportunities: readonly OpportunityRecord[],
  outcomes: readonly OpportunityRecord['outcome'][],
): number[] =>
  opportunities.flatMap(({ outcome, amountMinor }) =>
    amountMinor !== null && outcomes.includes(outcome) ? [amountMinor] : [],
  )

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

/** A milestone has a value only where the CRM names an amount for it. */
function valuesOf(won: readonly number[], all: readonly number[]): Map<Milestone, number> {
  const values = new Map<Milestone, number>()
  if (won.length > 0) values.set('WON', sum(won))
  if (all.length > 0) values.set('OPPORTUNITY', sum(all))
  return values
}

const lossReasonOf = (records: readonly LeadRecord[], opportunities: readonly OpportunityRecord[]): string | null =>
  [...records, ...opportunities].find(({ lossReason }) => lossReason)?.lossReason ?? null
