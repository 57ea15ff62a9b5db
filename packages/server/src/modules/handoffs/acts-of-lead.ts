import { type Milestone, orderedMilestones } from '@touchline/schema'
import type { LeadRecord } from '../outcomes/facts.ts'
import type { Lead } from '../outcomes/lead.ts'
import { earliest, latest, type Moment, present } from '../outcomes/moment.ts'
import type { Activity, Acts, Assigned, Deal, GiveBack, Step } from './acts.ts'

/**
 * What was done with a lead, and when. A milestone that is known by the CRM's stage alone counts since the lead is in that
 * stage; where nobody knows that either, from the latest dated one before it in the process: it can't have been earlier.
 *
 * @param journey The person's touchpoints.
 */
export function actsOf(lead: Lead, journey: readonly Step[]): Acts {
  const { leadAt, records } = lead
  const owned = records.flatMap(({ owner, assignedAt, createdAt }): Assigned[] =>
    owner === null ? [] : [{ owner, at: (assignedAt ?? createdAt).at }],
  )
  return {
    createdAt: leadAt,
    qualified: reached(lead, 'MQL'),
    accepted: [...reached(lead, 'SAL'), ...reached(lead, 'SQL')],
    deals: dealsOf(lead),
    givenBack: records.flatMap((record) => givenBack(lead, record)),
    wonAt: earliest(reached(lead, 'WON')),
    lostAt: lostAt(lead),
    assigned: owned,
    nurtured: records.flatMap((record) =>
      record.mappedStage?.means === 'NURTURING' ? [stageSince(lead, record).at] : [],
    ),
    activities: journey.flatMap((step) => (step.side === 'SALES' ? [activityOf(step)] : [])),
    marketed: journey.flatMap(({ side, at }) => (side === 'MARKETING' ? [at] : [])),
  }
}

/** By dates, or else by its stage. */
const givenBack = (lead: Lead, record: LeadRecord): GiveBack[] => {
  const { refusal, recycling, mappedStage } = record
  const byStage = { moment: stageSince(lead, record), reason: null }
  return [
    ...(refusal ? [{ ...refusal, state: 'REFUSED' as const }] : []),
    ...(recycling ? [{ ...recycling, state: 'RECYCLED' as const }] : []),
    ...(mappedStage?.means === 'REFUSED' && !refusal ? [{ ...byStage, state: 'REFUSED' as const }] : []),
    ...(mappedStage?.means === 'RECYCLED' && !recycling
      ? [{ ...byStage, until: null, state: 'RECYCLED' as const }]
      : []),
  ]
}

/** Since when a record is in its stage; where nobody knows that, not before what it reached. */
const stageSince = (lead: Lead, record: LeadRecord): Moment => record.stageSince ?? notBefore(lead, 'WON')

const activityOf = ({ at, precision, direction, reached }: Step): Activity => ({
  at,
  precision,
  isOutbound: direction !== 'INBOUND',
  isReached: reached === true,
})

/** Every time that a milestone was reached, as far as that is known otherwise than by a later one. Never before LEAD. */
function reached(lead: Lead, milestone: 'MQL' | 'SAL' | 'SQL' | 'WON'): Moment[] {
  const told = lead.records.flatMap(({ dated }) => dated.filter((date) => date.milestone === milestone))
  const first = lead.milestones.get(milestone)
  const moments = told.map(({ moment }) => moment)
  if (first?.knownBy === 'STAGE') {
    const inIt = lead.records.filter((record) => record.milestone === milestone)
    moments.push(earliest(present(inIt.map((record) => record.stageSince))) ?? notBefore(lead, milestone))
  }
  if (first?.moment) moments.push(first.moment)
  return moments.map((moment) => (moment.at < lead.leadAt.at ? lead.leadAt : moment))
}

/** The latest dated of the milestones before one. */
function notBefore({ milestones, leadAt }: Lead, milestone: Milestone): Moment {
  const position = (orderedMilestones as readonly Milestone[]).indexOf(milestone)
  const before = position < 0 ? orderedMilestones : orderedMilestones.slice(0, position)
  return latest(present(before.map((one) => milestones.get(one)?.moment ?? null))) ?? leadAt
}

function dealsOf(lead: Lead): Deal[] {
  const undated = notBefore(lead, 'OPPORTUNITY')
  if (lead.opportunities.length === 0 && lead.milestones.get('OPPORTUNITY')?.knownBy === 'STAGE') {
    return [{ openedAt: undated, closedAt: null, isLost: false }]
  }
  return lead.opportunities.map(({ createdAt, closedAt, outcome }) => {
    const closed = outcome === 'OPEN' ? null : closedAt
    const opened = earliest(present([createdAt ?? undated, closed])) ?? undated
    const openedAt = opened.at < lead.leadAt.at ? lead.leadAt : opened
    const isLost = outcome === 'LOST'
    return { openedAt, closedAt: closed?.at ?? (isLost ? openedAt.at : null), isLost }
  })
}

/** When the lead itself was said to be lost. Undated, it is not before anything else that it reached. */
function lostAt(lead: Lead): number | null {
  const told = lead.records.flatMap(({ dated }) => dated.filter(({ milestone }) => milestone === 'LOST'))
  const first = earliest(told.map(({ moment }) => moment))
  if (first) return first.at
  const record = lead.records.find(({ milestone }) => milestone === 'LOST')
  return record ? (record.stageSince ?? notBefore(lead, 'LOST')).at : null
}
