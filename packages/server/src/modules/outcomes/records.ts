import { milestones } from '@touchline/schema'
import { z } from 'zod'

/** A day (`2026-11-22`) or an instant (`2026-11-22T10:00:00.000Z`): what is imported keeps its precision. */
export const ImportedDate = z.union([z.iso.date(), z.iso.datetime()])
export type ImportedDate = z.output<typeof ImportedDate>

const text = z.string().min(1).max(1_000)

/** What the CRM says of a lead. `emailKey` stands for the address, which is not stored. */
export const LeadFields = z.object({
  createdAt: ImportedDate,
  emailKey: text.optional(),
  /** The domain of that address, and the account that the CRM names. */
  emailDomain: text.optional(),
  accountKey: text.optional(),
  /** The lead source as the CRM has it. */
  source: text.optional(),
  /** The CRM's own stage, and the milestone that it means. */
  stage: text.optional(),
  milestone: z.enum(milestones).optional(),
  mqlAt: ImportedDate.optional(),
  salAt: ImportedDate.optional(),
  sqlAt: ImportedDate.optional(),
  wonAt: ImportedDate.optional(),
  lostAt: ImportedDate.optional(),
  winReason: text.optional(),
  lossReason: text.optional(),
  owner: text.optional(),
  /** When that owner got it. */
  assignedAt: ImportedDate.optional(),
  /** When sales sent it back as no lead for them, and why. */
  refusedAt: ImportedDate.optional(),
  refusalReason: text.optional(),
  /** When sales gave it back for later, why, and until when marketing is to look after it. */
  recycledAt: ImportedDate.optional(),
  recycleReason: text.optional(),
  recycledUntil: ImportedDate.optional(),
  /** How they heard of us, in their own words. */
  selfReportedSource: text.optional(),
  /** When they asked to be contacted. */
  requestedAt: ImportedDate.optional(),
})
export type LeadFields = z.output<typeof LeadFields>

export const opportunityOutcomes = ['OPEN', 'WON', 'LOST'] as const

/** What the CRM says of an opportunity. It belongs to the lead of `leadKey`; without one, to its contact's lead. */
export const OpportunityFields = z.object({
  leadKey: text.optional(),
  emailKey: text.optional(),
  emailDomain: text.optional(),
  accountKey: text.optional(),
  name: text.optional(),
  stage: text.optional(),
  outcome: z.enum(opportunityOutcomes),
  createdAt: ImportedDate.optional(),
  closedAt: ImportedDate.optional(),
  /** Minor units of the workspace's currency. */
  amountMinor: z.number().int().optional(),
  winReason: text.optional(),
  lossReason: text.optional(),
})
export type OpportunityFields = z.output<typeof OpportunityFields>

export const stagedObjects = ['LEAD', 'OPPORTUNITY'] as const

/** That a lead (by its key) or an opportunity (by its id) entered a stage. */
export type StageFields = {
  readonly leadKey?: string
  readonly opportunityId?: string
  readonly stage: string
  readonly enteredAt: ImportedDate
  readonly fromStage?: string
}

/** That somebody, known by one key, has a part in an opportunity. */
export type ContactRoleFields = {
  readonly opportunityId: string
  readonly leadKey?: string
  readonly emailKey?: string
  readonly emailDomain?: string
  readonly role?: string
  readonly isPrimary?: boolean
}

/** What the CRM says of an account. Its domain is that of its people's addresses. */
export type AccountFields = { readonly name?: string; readonly domain?: string }

/** That somebody, known by one key, is a contact in the CRM, and of which account. It makes nobody a lead. */
export type ContactFields = {
  readonly leadKey?: string
  readonly emailKey?: string
  readonly emailDomain?: string
  readonly accountKey?: string
}

/** A record as an importer hands it over. A stage entered and a contact role have ids made of what they are about. */
export type CrmRecord =
  | { readonly object: 'LEAD'; readonly system: string; readonly recordId: string; readonly fields: LeadFields }
  | {
      readonly object: 'OPPORTUNITY'
      readonly system: string
      readonly recordId: string
      readonly fields: OpportunityFields
    }
  | { readonly object: 'STAGE'; readonly system: string; readonly recordId: string; readonly fields: StageFields }
  | {
      readonly object: 'CONTACT_ROLE'
      readonly system: string
      readonly recordId: string
      readonly fields: ContactRoleFields
    }
  | { readonly object: 'ACCOUNT'; readonly system: string; readonly recordId: string; readonly fields: AccountFields }
  | { readonly object: 'CONTACT'; readonly system: string; readonly recordId: string; readonly fields: ContactFields }
