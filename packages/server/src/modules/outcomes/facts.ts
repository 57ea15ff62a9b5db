import { type EventId, type Milestone, milestones, type PersonId, type Stage } from '@touchline/schema'
import type { IdentityKey } from '../collect/keys.ts'
import { type Moment, momentOf } from './moment.ts'
import { momentOfVersion, type RecordHistory, saidSince } from './record-history.ts'
import type { ImportedDate, LeadFields, OpportunityFields, StageFields } from './records.ts'
import { inStageSince, type StageChange, stageHistory } from './stage-history.ts'
import type { StageOf } from './stage-map.ts'

/** A CRM lead record as leads are folded from it, its dates read in the workspace's zone. */
export type LeadRecord = {
  readonly key: IdentityKey
  readonly createdAt: Moment
  readonly source: string | null
  readonly stage: string | null
  /** What its stage means by the stage map. Null where the map doesn't know it, or there is none. */
  readonly mappedStage: Stage | null
  /** Since when it is in that stage; without a map, since when the CRM has that word. Null without a stage. */
  readonly stageSince: Moment | null
  /** The milestone that the import says its stage means; else the one that the stage map says. */
  readonly milestone: Milestone | null
  /** The stages that it came into, in time order. */
  readonly stageHistory: readonly StageChange[]
  /** Milestones short of WON that earlier stages of it meant. */
  readonly passed: readonly Milestone[]
  readonly dated: readonly { readonly milestone: Milestone; readonly moment: Moment }[]
  readonly winReason: string | null
  readonly lossReason: string | null
  readonly owner: string | null
  /** When the owner got it: as told, else since when the CRM names them. Null where nobody owns it. */
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
  /** The account that the CRM names for it. */
  readonly accountKey: string | null
  readonly name: string | null
  readonly outcome: OpportunityFields['outcome']
  readonly createdAt: Moment | null
  readonly closedAt: Moment | null
  readonly amountMinor: number | null
  readonly winReason: string | null
  readonly lossReason: string | null
  /** The CRM's own word. */
  readonly stage: string | null
  readonly stageHistory: readonly StageChange[]
  /** Who has a part in it, by key. */
  readonly contactRoles: readonly ContactRole[]
}

/** Somebody's part in an opportunity. Of a contact whom nothing else is known of there is no person. */
export type ContactRole = {
  readonly role: string | null
  readonly isPrimary: boolean
  readonly personId: PersonId | null
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

/** What a record is read with: what its stages mean, all that was ever said of it, and the stages that it entered. */
type Knowledge<Fields> = {
  readonly stageOf: StageOf
  readonly history: RecordHistory<Fields>
  readonly entries: readonly StageFields[]
}
const nothingMore = { stageOf: () => null, history: [], entries: [] }

export function readLeadRecord(
  key: IdentityKey,
  fields: LeadFields,
  zone: string,
  { stageOf, history, entries }: Knowledge<LeadFields> = nothingMore,
): LeadRecord {
  const moment = momentIn(zone)
  const { refusalReason, recycleReason } = fields
  const refusedAt = moment(fields.refusedAt)
  const recycledAt = moment(fields.recycledAt)
  const createdAt = momentOf(fields.createdAt, zone)
  const mappedStage = stageOf(fields.stage)
  const stages = stageHistory({ entries, history, createdAt, zone, stageOf })
  const read = {
    key,
    createdAt,
    source: fields.source ?? null,
    stage: fields.stage ?? null,
    mappedStage,
    milestone: milestoneOf(fields, stageOf),
    stageHistory: stages,
    passed: milestonesPassed(history, stageOf),
    dated: datedMilestones(fields, stages, { zone, stageOf }),
    winReason: fields.winReason ?? null,
    lossReason: fields.lossReason ?? null,
    owner: fields.owner ?? null,
    assignedAt: fields.owner ? (moment(fields.assignedAt) ?? ownedSince(history, createdAt, zone)) : null,
    refusal: refusedAt && { moment: refusedAt, reason: refusalReason ?? null },
    recycling: recycledAt && {
      moment: recycledAt,
      reason: recycleReason ?? null,
      until: moment(fields.recycledUntil),
    },
    selfReportedSource: fields.selfReportedSource ?? null,
    requestedAt: moment(fields.requestedAt),
  }
  return { ...read, stageSince: ownDateOfStage(read) ?? inStageSince(stages, fields.stage, stageOf) }
}

const milestoneOf = ({ milestone, stage }: LeadFields, stageOf: StageOf): Milestone | null =>
  milestone ?? milestones.find((known) => known === stageOf(stage)?.means) ?? null

/** WON and LOST don't hold once the CRM says otherwise: they were a mistake, or the lead was opened again. */
const milestonesPassed = (history: RecordHistory<LeadFields>, stageOf: StageOf): Milestone[] =>
  history
    .slice(0, -1)
    .map(({ fields }) => milestoneOf(fields, stageOf))
    .filter((milestone) => milestone !== null && milestone !== 'WON' && milestone !== 'LOST')

/** Named by the first version, the owner has had it from the beginning. */
function ownedSince(history: RecordHistory<LeadFields>, createdAt: Moment, zone: string): Moment | null {
  const since = saidSince(history, ({ owner }) => owner ?? null)
  if (since === null) return history.length === 0 ? createdAt : null
  return since.isFirst ? createdAt : momentOfVersion(since.version, createdAt, zone)
}

type Dated = LeadRecord['dated'][number]

/** By the record's own date; without one, by when the CRM's history has the first stage that means it. */
function datedMilestones(
  fields: LeadFields,
  stages: readonly StageChange[],
  { zone, stageOf }: { readonly zone: string; readonly stageOf: StageOf },
): Dated[] {
  const own = Object.entries(dateFields).flatMap(([milestone, field]): Dated[] => {
    const date = fields[field]
    return date ? [{ milestone: milestone as Milestone, moment: momentOf(date, zone) }] : []
  })
  const entered = stages.filter(({ source }) => source === 'CRM_HISTORY')
  const isLost = stageOf(stages.at(-1)?.stage)?.means === 'LOST'
  const others = milestones.filter(
    (milestone) => !own.some((date) => date.milestone === milestone) && (milestone !== 'LOST' || isLost),
  )
  const told = others.flatMap((milestone): Dated[] => {
    const first = entered.find(({ stage }) => stageOf(stage)?.means === milestone)
    return first ? [{ milestone, moment: first.moment }] : []
  })
  return [...own, ...told]
}

/** The date that the record itself gives for being what its stage means. */
function ownDateOfStage({ mappedStage, dated, refusal, recycling }: Omit<LeadRecord, 'stageSince'>): Moment | null {
  const means = mappedStage?.means
  if (means === 'REFUSED') return refusal?.moment ?? null
  if (means === 'RECYCLED') return recycling?.moment ?? null
  return dated.find(({ milestone }) => milestone === means)?.moment ?? null
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
  more: Knowledge<OpportunityFields> & { readonly contactRoles: readonly ContactRole[] } = {
    ...nothingMore,
    contactRoles: [],
  },
): OpportunityRecord {
  const moment = momentIn(zone)
  const createdAt = moment(fields.createdAt)
  return {
    system,
    id,
    leadKey: fields.leadKey ?? null,
    accountKey: fields.accountKey ?? null,
    name: fields.name ?? null,
    outcome: fields.outcome,
    createdAt,
    closedAt: moment(fields.closedAt),
    amountMinor: fields.amountMinor ?? null,
    winReason: fields.winReason ?? null,
    lossReason: fields.lossReason ?? null,
    stage: fields.stage ?? null,
    stageHistory: stageHistory({ ...more, createdAt, zone }),
    contactRoles: more.contactRoles,
  }
}
