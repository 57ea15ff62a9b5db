import {
  directChannel,
  type LeadAssignment,
  leadAssignments,
  none,
  salesSourced,
  unattributed,
} from '@touchline/schema'
import type { Classify } from '../channels/classify.ts'
import type { Lead } from '../outcomes/lead.ts'
import { withinLookback } from './lookback.ts'
import type { Touchpoint } from './touchpoint.ts'

/** What decides where a lead counts. */
type Deciding = Pick<Touchpoint, 'id' | 'streamId' | 'at' | 'side' | 'channel' | 'source'>

/** The one channel and source that a lead counts in, and the touchpoint that decided, if one did. */
export type Assignment = {
  readonly assignBy: LeadAssignment
  readonly channel: string
  readonly source: string
  readonly touchpoint: Deciding | null
}

/** What of a workspace decides where its leads count. */
export type Placing = { readonly lookbackDays: number; readonly classify: Classify }

/**
 * Where a lead counts, for each way to choose: by a marketing touchpoint at or before LEAD within the look-back; without
 * one, by the lead source that the CRM gave; without that, nowhere: `(unattributed)`.
 *
 * @param journey The person's touchpoints, in time order.
 * @param isSales Whether the lead is sales-sourced: then without a marketing touchpoint it is `(sales-sourced)`.
 */
export function assignmentsOf(
  lead: Lead,
  journey: readonly Deciding[],
  isSales: boolean,
  { lookbackDays, classify }: Placing,
): Assignment[] {
  const candidates = withinLookback(journey, lead.leadAt.at, lookbackDays).filter(({ side }) => side === 'MARKETING')
  return leadAssignments.map((assignBy) => {
    const touchpoint = choose[assignBy](candidates) ?? null
    return { assignBy, touchpoint, ...(touchpoint ? placeOf(touchpoint) : placeWithout(lead, isSales, classify)) }
  })
}

/** A sales touchpoint precedes LEAD, and neither a marketing one nor a CRM lead source does. */
export function isSalesSourced(
  { leadAt, crmSource }: Lead,
  journey: readonly Pick<Touchpoint, 'at' | 'side'>[],
): boolean {
  const before = journey.filter(({ at }) => at <= leadAt.at)
  return crmSource === null && before.length > 0 && before.every(({ side }) => side === 'SALES')
}

const choose: Record<LeadAssignment, (touchpoints: readonly Deciding[]) => Deciding | undefined> = {
  LEAD_CREATION: (touchpoints) => touchpoints.at(-1),
  FIRST_TOUCH: (touchpoints) => touchpoints[0],
  LAST_NON_DIRECT: (touchpoints) =>
    touchpoints.findLast(({ channel }) => channel !== directChannel) ?? touchpoints.at(-1),
}

const placeOf = ({ channel, source }: Deciding) => ({ channel, source: source ?? none })

function placeWithout({ crmSource }: Lead, isSales: boolean, classify: Classify) {
  if (isSales) return { channel: salesSourced, source: salesSourced }
  if (crmSource === null) return { channel: unattributed, source: unattributed }
  return { channel: classify({ crmSource }), source: crmSource }
}
