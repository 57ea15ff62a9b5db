import type { PersonId } from '@touchline/schema'
import type { LeadFacts } from '../definitions/lead-in-question.ts'
import type { ScoreQuestion } from './score-question.ts'

/** A lead, when it reached the milestone that is asked about, and since when the CRM says what it says of it. */
export type LeadToScore = Omit<LeadFacts, 'until'> & {
  readonly personId: PersonId
  /** Null where it didn't, or nobody knows when. */
  readonly reachedAt: number | null
  readonly isReached: boolean
  /** When it was won or lost. */
  readonly closedAt: number | null
  /** Wins were recorded when it was created, where these are asked about. */
  readonly wasRecorded: boolean
  readonly crmStageSince: number | null
  readonly ownerSince: number | null
}

/** Whether a lead can be judged, or why not. */
export type Standing = 'JUDGED' | 'NOT_RECORDED' | 'YOUNG' | 'UNDATED' | 'SETTLED'

const dayMs = 86_400_000

type Asked = Pick<ScoreQuestion, 'afterDays' | 'horizonDays' | 'now'>

/** When a lead is scored. */
export const scoredAt = ({ afterDays }: Asked, { leadAt }: LeadToScore): number => leadAt + afterDays * dayMs

const horizonOf = ({ horizonDays }: Asked, { leadAt }: LeadToScore): number => leadAt + horizonDays * dayMs

/** A lead that had reached the milestone, or was won or lost, by when it is scored needs no score any more. */
export function standingOf(asked: Asked, lead: LeadToScore): Standing {
  if (!lead.wasRecorded) return 'NOT_RECORDED'
  if (horizonOf(asked, lead) > asked.now.getTime()) return 'YOUNG'
  if (lead.isReached && lead.reachedAt === null) return 'UNDATED'
  const settledAt = Math.min(lead.reachedAt ?? Number.POSITIVE_INFINITY, lead.closedAt ?? Number.POSITIVE_INFINITY)
  return settledAt <= scoredAt(asked, lead) ? 'SETTLED' : 'JUDGED'
}

/** Of a lead that is judged. */
export const hasReached = (asked: Asked, lead: LeadToScore): boolean =>
  lead.reachedAt !== null && lead.reachedAt <= horizonOf(asked, lead)

/** Facts of leads that are known as they are now alone, and since when. */
const since = {
  crmStage: ({ crmStageSince }) => crmStageSince,
  owner: ({ ownerSince }) => ownerSince,
  crmSource: () => null,
  hasEmail: () => null,
  inCrm: () => null,
} as const satisfies Record<string, (lead: LeadToScore) => number | null>

/** What a score asks of a lead that may have been written after it is taken: then it knows what it is to foretell. */
export type LaterFact = {
  readonly asks: string
  /** Leads of which it was. */
  readonly writtenLater: number
  /** Leads of which nobody knows when it was written, of those that have it. */
  readonly notKnownWhen: number
}

/** @param questions What the score asks. */
export function laterFacts(asked: Asked, questions: readonly string[], leads: readonly LeadToScore[]): LaterFact[] {
  const facts = Object.keys(since) as (keyof typeof since)[]
  return facts
    .filter((fact) => questions.includes(fact))
    .map((fact) => {
      const told = leads.filter((lead) => lead[fact] !== null && lead[fact] !== false)
      return {
        asks: fact,
        writtenLater: told.filter((lead) => (since[fact](lead) ?? 0) > scoredAt(asked, lead)).length,
        notKnownWhen: told.filter((lead) => since[fact](lead) === null).length,
      }
    })
}
