import { type Milestone, milestones, orderedMilestones } from '@touchline/schema'
import type { LeadForm, LeadRecord, OpportunityRecord } from './facts.ts'
import { earliest, latest, type Moment, present } from './moment.ts'

/**
 * How a milestone is known: by its DATE; by the CRM's STAGE, which doesn't say since when; or IMPLIED by a later one.
 * Only a dated one is a conversion.
 */
export type Reached =
  | { readonly knownBy: 'DATE'; readonly moment: Moment }
  | { readonly knownBy: 'STAGE' | 'IMPLIED'; readonly moment: null }

/** What of a person belongs to one lead. */
export type LeadParts = {
  readonly records: readonly LeadRecord[]
  readonly opportunities: readonly OpportunityRecord[]
  readonly forms: readonly LeadForm[]
}

/** The milestones that a lead reached; those it did not are absent. */
export function leadMilestones(parts: LeadParts): Map<Milestone, Reached> {
  const reached = new Map<Milestone, Reached>()
  const undated = undatedMilestones(parts)
  for (const milestone of milestones) {
    const moment = momentsOf[milestone](parts)
    if (moment) reached.set(milestone, { knownBy: 'DATE', moment })
    else if (undated.has(milestone)) reached.set(milestone, { knownBy: 'STAGE', moment: null })
  }
  const furthest = orderedMilestones.findLastIndex((milestone) => reached.has(milestone))
  for (const milestone of orderedMilestones.slice(0, Math.max(furthest, 0))) {
    if (!reached.has(milestone)) reached.set(milestone, { knownBy: 'IMPLIED', moment: null })
  }
  return reached
}

/** When a lead was first won or lost: from then on, what comes in opens another. Null while that is open, or undated. */
export function closedAt(parts: LeadParts): number | null {
  const moments = [momentsOf.WON(parts), momentsOf.LOST(parts)].filter((moment) => moment !== null)
  return earliest(moments)?.at ?? null
}

const told =
  (milestone: Milestone) =>
  ({ records }: LeadParts): Moment[] =>
    records.flatMap(({ dated }) => dated.filter((date) => date.milestone === milestone).map(({ moment }) => moment))

const momentsOf: Record<Milestone, (parts: LeadParts) => Moment | null> = {
  LEAD: ({ records, forms }) =>
    earliest([
      ...records.map(({ createdAt }) => createdAt),
      ...forms.map(({ at }): Moment => ({ at, precision: 'INSTANT' })),
    ]),
  MQL: (parts) => earliest(told('MQL')(parts)),
  SAL: (parts) => earliest(told('SAL')(parts)),
  SQL: (parts) => earliest(told('SQL')(parts)),
  OPPORTUNITY: (parts) =>
    earliest(present(parts.opportunities.map(({ createdAt }) => createdAt))) ?? earliest(told('OPPORTUNITY')(parts)),
  WON: (parts) => earliest([...told('WON')(parts), ...closings(parts.opportunities, 'WON')]),
  LOST: (parts) =>
    earliest(told('LOST')(parts)) ?? (allLost(parts) ? latest(closings(parts.opportunities, 'LOST')) : null),
}

/** Milestones that stages and opportunities show to be reached, whenever that was. */
function undatedMilestones(parts: LeadParts): Set<Milestone> {
  const { records, opportunities } = parts
  return new Set([
    ...present(records.map(({ milestone }) => milestone)),
    ...records.flatMap(({ passed }) => passed),
    ...(opportunities.length > 0 ? (['OPPORTUNITY'] as const) : []),
    ...(opportunities.some(({ outcome }) => outcome === 'WON') ? (['WON'] as const) : []),
    ...(allLost(parts) ? (['LOST'] as const) : []),
  ])
}

const allLost = ({ opportunities }: LeadParts): boolean =>
  opportunities.length > 0 && opportunities.every(({ outcome }) => outcome === 'LOST')

const closings = (opportunities: readonly OpportunityRecord[], outcome: 'WON' | 'LOST'): Moment[] =>
  present(
    opportunities.filter((opportunity) => opportunity.outcome === outcome).map((opportunity) => opportunity.closedAt),
  )
