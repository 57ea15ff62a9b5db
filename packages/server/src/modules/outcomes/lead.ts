import type { Milestone, Stage } from '@touchline/schema'
import { compareText } from '../../lib/order.ts'
import { calendarDays } from '../../lib/zone.ts'
import type { IdentityKey } from '../collect/keys.ts'
import type { LeadRecord, OpportunityRecord, PersonFacts, Recycling, Refusal } from './facts.ts'
import { foldLeads } from './fold-leads.ts'
import { type LeadParts, leadMilestones, type Reached } from './lead-milestones.ts'
import { earliest, type Moment, present } from './moment.ts'
import type { StageChange } from './stage-history.ts'

/** An opportunity of a lead. Expansion: opened after the lead was won. */
type LeadOpportunity = OpportunityRecord & { readonly isExpansion: boolean }

/** The stage that a lead is in, and since when. Null: nobody knows since when. */
type LeadStage = Pick<Stage, 'name' | 'means' | 'side' | 'expectedDays'> & { readonly since: Moment | null }

/** A person's attempt to become a customer, from first record or form to won or lost. Amounts in minor units. */
export type Lead = {
  /** Counts the person's leads from 1, in time order. */
  readonly no: number
  readonly leadAt: Moment
  readonly milestones: ReadonlyMap<Milestone, Reached>
  /** The CRM records that it was folded from, in time order. */
  readonly records: readonly LeadRecord[]
  readonly opportunities: readonly LeadOpportunity[]
  readonly revenueMinor: number
  readonly pipelineMinor: number
  /** Of each milestone that has a value. */
  readonly values: ReadonlyMap<Milestone, number>
  readonly daysToWin: number | null
  readonly winReason: string | null
  readonly lossReason: string | null
  /** The latest, if there was one. */
  readonly refusal: Refusal | null
  readonly recycling: Recycling | null
  readonly inCrm: boolean
  readonly crmSource: string | null
  readonly crmStage: string | null
  /** The CRM's present stage by the stage map. Null where the map doesn't know it, or there is none. */
  readonly stage: LeadStage | null
  /** The stages that its records came into, each record's in time order. */
  readonly stageHistory: readonly { readonly key: IdentityKey; readonly changes: readonly StageChange[] }[]
  /** Since when it is in its stage, known to the map or not. */
  readonly stageSince: Moment | null
  readonly selfReportedSource: string | null
  /** When they first asked to be contacted. */
  readonly requestedAt: Moment | null
  readonly owner: string | null
  /** When the owner got it: as told, else since when the CRM names them. Null where nobody owns it. */
  readonly assignedAt: Moment | null
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
  const staged = newestFirst.find(({ stage }) => stage)
  const owned = newestFirst.find(({ owner }) => owner)
  return [
    {
      no,
      leadAt,
      milestones,
      records: parts.records,
      opportunities,
      revenueMinor: sum(won),
      pipelineMinor: sum(amounts(own, ['OPEN'])),
      values: valuesOf(won, amounts(own, ['OPEN', 'WON', 'LOST'])),
      daysToWin: wonAt && calendarDays(leadAt.at, wonAt.at, zone),
      winReason: reasonOf('winReason', parts.records, opportunities),
      lossReason: reasonOf('lossReason', parts.records, opportunities),
      refusal: last(parts.records.map(({ refusal }) => refusal)),
      recycling: last(parts.records.map(({ recycling }) => recycling)),
      inCrm: parts.records.length > 0,
      crmSource: parts.records.find(({ source }) => source)?.source ?? null,
      crmStage: staged?.stage ?? null,
      stageHistory: parts.records.map(({ key, stageHistory: changes }) => ({ key, changes })),
      stage: staged ? stageOfRecord(staged) : null,
      stageSince: staged?.stageSince ?? null,
      selfReportedSource: parts.records.find((record) => record.selfReportedSource)?.selfReportedSource ?? null,
      requestedAt: earliest(present(parts.records.map(({ requestedAt }) => requestedAt))),
      owner: owned?.owner ?? null,
      assignedAt: owned?.assignedAt ?? null,
    },
  ]
}

function stageOfRecord({ mappedStage, stageSince }: LeadRecord): LeadStage | null {
  if (!mappedStage) return null
  const { name, means, side, expectedDays } = mappedStage
  return { name, means, side, expectedDays, since: stageSince }
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

/** The first that anything gives: a record before an opportunity. */
const reasonOf = (
  reason: 'winReason' | 'lossReason',
  records: readonly LeadRecord[],
  opportunities: readonly OpportunityRecord[],
): string | null => [...records, ...opportunities].find((one) => one[reason])?.[reason] ?? null

const last = <Act extends Refusal>(acts: readonly (Act | null)[]): Act | null =>
  present(acts).reduce<Act | null>((latest, act) => (latest && latest.moment.at >= act.moment.at ? latest : act), null)
