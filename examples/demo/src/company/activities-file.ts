import type { Calendar } from './calendar.ts'
import { csvOf } from './csv.ts'
import type { PlannedLead } from './leads.ts'
import { ownerOf, progressOf } from './progress.ts'
import { randomOf } from './random.ts'
import { type Activity, salesWork } from './sales-work.ts'

const columns = [
  'Activity ID',
  'When',
  'Lead ID',
  'Type',
  'Owner',
  'Direction',
  'Result',
  'Topic',
  'Sent',
  'Subject',
] as const

/** `activities.csv`: what sales did with leads and had with them, as the company's CRM exports it. */
export function activitiesFile(leads: readonly PlannedLead[], seed: number, calendar: Calendar): string {
  const rows = leads.flatMap((lead) => {
    const progress = progressOf(lead, calendar)
    const owner = ownerOf(lead, progress) ?? lead.handling.owner
    const activities = salesWork(lead, progress, randomOf(seed, 'activities', lead.id), calendar)
    return activities
      .filter(({ at }) => at < calendar.until)
      .map((activity, i) => ({
        'Activity ID': `${lead.id.replace('L', 'A')}-${i + 1}`,
        'Lead ID': lead.id,
        Owner: owner,
        ...cellsOf(activity, calendar),
      }))
  })
  return csvOf(columns, rows)
}

const cellsOf = ({ at, type, isInbound, isReached, topic, sent, subject }: Activity, calendar: Calendar) => ({
  When: calendar.minute(at),
  Type: type,
  Direction: isInbound ? 'In' : 'Out',
  Result: isReached === null ? null : isReached ? 'Talked' : 'No answer',
  Topic: topic ?? null,
  Sent: sent ?? null,
  Subject: subject,
})
