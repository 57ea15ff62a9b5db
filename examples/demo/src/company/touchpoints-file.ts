import type { Calendar } from './calendar.ts'
import { csvOf } from './csv.ts'
import { occasionTime, type PlannedLead } from './leads.ts'

const columns = ['Entry ID', 'When', 'Contact', 'Type', 'Place', 'Campaign', 'Subject'] as const

/** `touchpoints.csv`: who was met at shows and webinars. */
export function touchpointsFile(leads: readonly PlannedLead[], calendar: Calendar): string {
  const rows = leads.flatMap(({ id, person, way }) => {
    if (way.kind !== 'OCCASION') return []
    const then = occasionTime(way, calendar)
    const isDay = way.type === 'Trade show'
    return [
      {
        'Entry ID': id.replace('L', 'E'),
        When: isDay ? calendar.day(then) : calendar.minute(then),
        Contact: person.email,
        Type: way.type,
        Place: isDay ? way.name : 'Online',
        Campaign: occasionCampaign(way.name, then, calendar),
        Subject: isDay ? 'Talk at the booth' : way.name,
      },
    ]
  })
  return csvOf(columns, rows)
}

export const occasionCampaign = (name: string, at: number, calendar: Calendar): string =>
  `${name} ${calendar.isoDay(at).slice(0, 7)}`
