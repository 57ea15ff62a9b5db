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
  readonly winReason: string | null
  readonly lossReason: string | null
  readonly owner: string | null
  readonly assignedAt: Moment | null
  readonly refusal: Refusal | null
  readonly recycling: Recycling | null
  readonly selfReportedSource: string | null
  readonly requestedAt: Moment | null
}

/** Sales sent a lead back as none of theirs. */
export type Refusal = { readonly moment: Moment; readonly reason: string | null }

/** Sales gave a lead back for later; until when marketing is to look after it, if that was said. */
export type Recycling = Refusal & { readonly until: Moment | null }

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
  readonly winReason: string | null
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
  const moment = momentIn(zone)
  const { refusalReason, recycleReason } = fields
  const refusedAt = moment(fields.refusedAt)
  const recycledAt = moment(fields.recycledAt)
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
    winReason: fields.winReason ?? null,
    lossReason: fields.lossReason ?? null,
    owner: fields.owner ?? null,
    assignedAt: moment(fields.assignedAt),
    refusal: refusedAt && { moment: refusedAt, reason: refusalReason ?? null },
    recycling: recycledAt && {
      moment: recycledAt,
      reason: recycleReason ?? null,
      until: moment(fields.recycledUntil),
    },
    selfReportedSource: fields.selfReportedSource ?? null,
    requestedAt: moment(fields.requestedAt),
  }
}

const momentIn =
  (zone: string) =>
  (date: ImportedDate | undefined): Moment | null =>
    date ? momentOf(date, zone) : null

export function readOpportunity(
  system: string,
  id: string,
  fields: OpportunityFields,
  zone: string,
): OpportunityRecord {
  const moment = momentIn(zone)
  return {
    system,
    id,
    leadKey: fields.leadKey ?? null,
    name: fields.name ?? null,
    outcome: fields.outcome,
    createdAt: moment(fields.createdAt),
    closedAt: moment(fields.closedAt),
    amountMinor: fields.amountMinor ?? null,
    winReason: fields.winReason ?? null,
    lossReason: fields.lossReason ?? null,
  }
}
