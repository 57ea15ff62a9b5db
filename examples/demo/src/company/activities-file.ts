import { type Calendar, dayMs, minuteMs } from './calendar.ts'
import { csvOf } from './csv.ts'
import { occasionTime, type PlannedLead } from './leads.ts'
import { progressOf } from './progress.ts'
import { integer, type Random, randomOf } from './random.ts'

const columns = ['Activity ID', 'When', 'Contact', 'Type', 'Place', 'Campaign', 'Subject'] as const

type ActivityRow = Readonly<Record<(typeof columns)[number], string | null>>
type Activity = Omit<ActivityRow, 'Activity ID' | 'Contact'>

/** `activities.csv`: who was met at shows and webinars, and what sales had with whom. */
export function activitiesFile(leads: readonly PlannedLead[], seed: number, calendar: Calendar): string {
  const rows = leads.flatMap((lead) => {
    const random = randomOf(seed, 'activities', lead.id)
    const activities = [...firstMeeting(lead, random, calendar), ...salesWork(lead, random, calendar)]
    return activities.map((activity, i) => ({
      ...activity,
      'Activity ID': `${lead.id.replace('L', 'A')}-${i + 1}`,
      Contact: lead.person.email,
    }))
  })
  return csvOf(columns, rows)
}

/** How the lead was met, where that was neither on the site nor is known. */
function firstMeeting({ way, at }: PlannedLead, random: Random, calendar: Calendar): Activity[] {
  if (way.kind === 'COLD_CALL') {
    return [call(calendar.minute(at - integer(random, 30, 180) * minuteMs), 'First call')]
  }
  if (way.kind !== 'OCCASION') return []
  const then = occasionTime(way, calendar)
  const isDay = way.type === 'Trade show'
  return [
    {
      When: isDay ? calendar.day(then) : calendar.minute(then),
      Type: way.type,
      Place: isDay ? way.name : 'Online',
      Campaign: `${way.name} ${calendar.isoDay(then).slice(0, 7)}`,
      Subject: isDay ? 'Talk at the booth' : way.name,
    },
  ]
}

/** A call when sales accepts the lead, a demo when it becomes a deal. */
function salesWork(lead: PlannedLead, random: Random, calendar: Calendar): Activity[] {
  const { salAt, opportunityAt } = progressOf(lead, calendar)
  const laterThatDay = (at: number): string =>
    calendar.minute(Math.min(at + integer(random, 5, 45) * minuteMs, calendar.until - dayMs / 24))
  return [
    ...(salAt === null ? [] : [call(laterThatDay(salAt), 'Needs and timing')]),
    ...(opportunityAt === null ? [] : [{ ...call(laterThatDay(opportunityAt), 'Product demo'), Type: 'Demo' }]),
  ]
}

const call = (when: string, subject: string): Activity => ({
  When: when,
  Type: 'Call',
  Place: null,
  Campaign: null,
  Subject: subject,
})
