import type { BatchInput } from '@touchline/schema'
import { anyDay, type Calendar, dayMs, minuteMs } from './calendar.ts'
import type { ChannelPlan } from './channel-plan.ts'
import { channelPlans } from './channel-plans.ts'
import type { PlannedLead } from './leads.ts'
import { chance, integer, isNonEmpty, pick, pickWeighted, type Random, randomOf, streak } from './random.ts'
import { uuid } from './uuids.ts'
import { type PlannedVisit, visitEvents } from './visit-events.ts'
import { type VisitWay, visit } from './ways.ts'

/** Everything that one visitor's browser sends. The sender adds when it is sent. */
export type VisitorBatch = Omit<BatchInput, 'sentAt'>

/** What the site's visitors did in the year before today: those who became leads, and those who remained strangers. */
export const planVisitors = (leads: readonly PlannedLead[], seed: number, calendar: Calendar): VisitorBatch[] => [
  ...leads.flatMap((lead) => leadVisitors(lead, randomOf(seed, 'visits', lead.id), calendar)),
  ...channelPlans.flatMap((plan) => strangers(plan, randomOf(seed, 'strangers', plan.channel), calendar)),
]

/** How people come back once they are known: by themselves, or by a link in a mail that tells who they are. */
const nurtureMail = visit({ utm: { source: 'crm', medium: 'email', campaign: 'follow-up' }, landing: '/customers' })
const typedIn = visit({})

/**
 * One browser from the first visit to the form, and to what was read later; of a lead that came by another way only
 * what was read later, on a browser that a mail made known.
 */
function leadVisitors(lead: PlannedLead, random: Random, calendar: Calendar): VisitorBatch[] {
  const after = laterVisits(lead, random, calendar)
  const before = lead.way.kind === 'VISIT' ? [...earlierVisits(lead, random), formVisit(lead, lead.way)] : []
  const isOtherDevice = before.length > 0 && chance(random, 0.3)
  const browsers = isOtherDevice ? [before, after] : [[...before, ...after]]
  return browsers.filter((visits) => visits.length > 0).map((visits) => batchOf(random, visits))
}

/** The lead is there when the form is sent: the visit begins before that. */
const formVisit = ({ at, person }: PlannedLead, way: VisitWay): PlannedVisit => ({
  at: at - 12 * minuteMs,
  way,
  sendsForm: person,
})

/** Visits that led there, through whatever channels assist, days apart. */
function earlierVisits({ at }: PlannedLead, random: Random): PlannedVisit[] {
  let daysBefore = 0
  return Array.from({ length: streak(random, 0.6, 6) }, () => {
    daysBefore += integer(random, 1, 20)
    const channel = pickWeighted(random, channelPlans, ({ assists }) => assists)
    return { at: at - daysBefore * dayMs - integer(random, 0, 300) * minuteMs, way: pickWay(random, channel) }
  })
}

function laterVisits({ at, person }: PlannedLead, random: Random, calendar: Calendar): PlannedVisit[] {
  let daysAfter = 0
  const visits = Array.from({ length: streak(random, 0.5, 5) }, (_, i): PlannedVisit => {
    daysAfter += integer(random, 2, 15)
    const isMailed = i === 0 || chance(random, 0.5)
    const then = at + daysAfter * dayMs + integer(random, 0, 300) * minuteMs
    return isMailed ? { at: then, way: nurtureMail, known: person } : { at: then, way: typedIn }
  })
  return visits.filter((later) => later.at < calendar.until - 30 * minuteMs)
}

/** People who looked once or twice and never said who they are. */
const strangers = (plan: ChannelPlan, random: Random, calendar: Calendar): VisitorBatch[] =>
  Array.from({ length: plan.strangers }, () => {
    const at = calendar.workingTime(random, anyDay(random, calendar, plan.beganDaysAgo))
    const earlier = chance(random, 0.2) ? [at - integer(random, 1, 9) * dayMs] : []
    return batchOf(
      random,
      [...earlier, at].map((time) => ({ at: time, way: pickWay(random, plan) })),
    )
  })

/** One of the channel's ways to the site. */
function pickWay(random: Random, { ways }: ChannelPlan): VisitWay {
  const visits = ways.filter((way) => way.kind === 'VISIT')
  return isNonEmpty(visits) ? pick(random, visits) : typedIn
}

const batchOf = (random: Random, visits: readonly PlannedVisit[]): VisitorBatch => ({
  visitorId: uuid(random),
  events: visits.flatMap((planned) => visitEvents(random, planned)),
})
