import type { AccountId } from '@touchline/schema'
import type { LeadKey, OpportunityKey } from './keys.ts'

export type Opportunity = OpportunityKey & {
  readonly leadNo: number
  /** The account that the CRM names for it. */
  readonly accountId: AccountId | null
  readonly name: string | null
  /** The CRM's own word. */
  readonly stage: string | null
  readonly outcome: 'OPEN' | 'WON' | 'LOST'
  readonly createdAt: Date | null
  readonly closedAt: Date | null
  readonly amountMinor: number | null
  readonly winReason: string | null
  readonly lossReason: string | null
  readonly isExpansion: boolean
}

/** A lead or an opportunity came into a stage, in the CRM's own words. */
export type StageChange = {
  readonly stage: string
  readonly fromStage: string | null
  readonly at: Date
  readonly source: 'CRM_HISTORY' | 'SNAPSHOT_DIFF'
}

/** Somebody's part in an opportunity. Of a contact who is no lead, nothing else is told. */
export type ContactRole = { readonly role: string | null; readonly isPrimary: boolean; readonly lead: LeadKey | null }
