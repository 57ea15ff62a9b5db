import type { EventId, Milestone } from '@touchline/schema'
import type { IdentityKey } from '../collect/keys.ts'
import { type Moment, momentOf } from './moment.ts'
import type { ImportedDate, LeadFields, OpportunityFields } from './records.ts'

/** A CRM lead record as leads are folded from it, its dates read in the workspace's zone. */
export type LeadRecord = {
  readonly key: IdentityKey
  readonly createdAt: Moment
  readonly source: string | null
  readonly stage: string | null
  /** The milestone that its stage means. */
  readonly milestone: Milestone | null
  readonly dated: readonly { readonly milestone: Milestone; readonly moment: Moment }[]
  readonly lossReason: string | null
  readonly owner: string | null
}

/** A CRM opportunity, its dates read in the workspace's zone. */
export type OpportunityRecord = {
  readonly system: string
  readonly id: string
  readonly leadKey: IdentityKey | null
  readonly name: string | null
  readonly outcome: OpportunityFields['outcome']
  readonly createdAt: Moment | null
  readonly closedAt: Moment | null
  readonly amountMinor: number | null
  readonly lossReason: string | null
}

/** A lead form that an identified visitor sent. */
export type LeadForm = { readonly id: EventId; readonly at: number }

/** All that is known of one person, for folding into leads. */
export type PersonFacts = {
  readonly records: readonly LeadRecord[]
  readonly opportunities: readonly OpportunityRecord[]
  readonly forms: readonly LeadForm[]
}

const dateFields = { MQL: 'mqlAt', SAL: 'salAt', SQL: 'sqlAt', WON: 'wonAt', LOST: 'lostAt' } as const

export function readLeadRecord(key: IdentityKey, fields: LeadFields, zone: string): LeadRecord {
  return {
    key,
    createdAt: momentOf(fields.createdAt, zone),
    source: fields.source ?? null,
    stage: fields.stage ?? null,
    milestone: fields.milestone ?? null,
    dated: Object.entries(dateFields).flatMap(([milestone, field]) => {
      const date = fields[field]
      return date ? [{ milestone: milestone as Milestone, moment: momentOf(date, zone) }] : []
    }),
    lossReason: fields.lossReason ?? null,
    owner: fields.owner ?? null,
  }
}

export function readOpportunity(
  system: string,
  id: string,
  fields: OpportunityFields,
  zone: string,
): OpportunityRecord {
  const moment = (date: ImportedDate | undefined): Moment | null => (date ? momentOf(date, zone) : null)
  return {
    system,
    id,
    leadKey: fields.leadKey ?? null,
    name: fields.name ?? null,
    outcome: fields.outcome,
    createdAt: moment(fields.createdAt),
    closedAt: moment(fields.closedAt),
    amountMinor: fields.amountMinor ?? null,
    lossReason: fields.lossReason ?? null,
  }
}
