import type { AccountId, LeadAssignment, Milestone, PersonId } from '@touchline/schema'
import type { InstantRange } from './date-range.ts'
import type { Precision } from './journey.ts'
import type { LeadKey, TouchpointKey } from './keys.ts'
import type { Page } from './page.ts'

export type Lead = LeadKey & {
  readonly createdAt: Date
  readonly createdAtPrecision: Precision
  /** Those reached, in order. */
  readonly milestones: readonly LeadMilestone[]
  readonly stage: string | null
  /** What the stage map calls it. Null where the map doesn't know it, or there is none. */
  readonly stageName: string | null
  readonly stageSince: Date | null
  readonly owner: string | null
  readonly inCrm: boolean
  readonly revenueMinor: number
  readonly winReason: string | null
  readonly lossReason: string | null
  readonly refusal: { readonly at: Date; readonly reason: string | null } | null
  readonly recycling: { readonly at: Date; readonly reason: string | null; readonly until: Date | null } | null
  readonly selfReportedSource: string | null
  readonly requestedAt: Date | null
  readonly assignedAt: Date | null
}

export type LeadMilestone = {
  readonly milestone: Milestone
  readonly at: Date | null
  readonly knownBy: 'DATE' | 'STAGE' | 'IMPLIED'
}

/** Where a lead counts, for one way to choose. */
export type Assignment = LeadKey & {
  readonly assignBy: LeadAssignment
  readonly channel: string
  readonly source: string
  /** The touchpoint that decided, if one did. */
  readonly touchpoint: TouchpointKey | null
}

/** A lead form that someone sent. */
export type LeadForm = { readonly personId: PersonId; readonly at: Date; readonly page: string | null }

/** The page of the form that made it a lead, of the forms of its person. Null where the CRM knew it first. */
export const leadFormPage = ({ createdAt }: Lead, forms: readonly LeadForm[]): string | null =>
  forms.find(({ at }) => at.getTime() === createdAt.getTime())?.page ?? null

/** What a lead must be like: all that is there. */
export type LeadFilter = {
  readonly created: InstantRange | null
  readonly channel: string | null
  readonly source: string | null
  readonly assignBy: LeadAssignment
  readonly milestone: Milestone | null
  /** The account of its person. */
  readonly account?: AccountId
}

/** A page of the leads that match, to be counted if somebody asks. */
export type LeadPage = Page<Lead> & { readonly filter: LeadFilter }
