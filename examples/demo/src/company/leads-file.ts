import { type Calendar, dayMs, minuteMs } from './calendar.ts'
import { csvOf } from './csv.ts'
import type { PlannedLead } from './leads.ts'
import { ownerOf, type Progress, progressOf, recyclingOf } from './progress.ts'
import { chance, integer, pick, type Random, randomOf } from './random.ts'

const columns = [
  'Lead ID',
  'Created',
  'First name',
  'Last name',
  'Company',
  'E-mail',
  'Lead source',
  'Heard of us by',
  'Asked for contact',
  'Status',
  'MQL on',
  'Owner',
  'Assigned on',
  'Accepted on',
  'Converted on',
  'Refused on',
  'Refused because',
  'Recycled on',
  'Recycled because',
  'Recycled until',
  'Disqualified on',
  'Disqualified because',
] as const

type LeadRow = Readonly<Record<(typeof columns)[number], string | null>>

/** `leads.csv`, as the company's CRM exports it. */
export const leadsFile = (leads: readonly PlannedLead[], seed: number, calendar: Calendar): string =>
  csvOf(
    columns,
    leads.map((lead) => rowOf(lead, randomOf(seed, 'crm', lead.id), calendar)),
  )

function rowOf(lead: PlannedLead, random: Random, calendar: Calendar): LeadRow {
  const progress = progressOf(lead, calendar)
  const [day, minute] = [orBlank(calendar.day), orBlank(calendar.minute)]
  return {
    'Lead ID': lead.id,
    // The form's record appears some minutes later.
    Created: calendar.minute(lead.at + integer(random, 1, 4) * minuteMs),
    'First name': lead.person.firstName,
    'Last name': lead.person.lastName,
    Company: lead.person.company,
    'E-mail': lead.person.email,
    'Lead source': sourceOf(lead),
    'Heard of us by': lead.plan.hearsay && chance(random, 0.4) ? pick(random, lead.plan.hearsay) : null,
    'Asked for contact': lead.way.kind === 'VISIT' ? calendar.minute(lead.at) : null,
    Status: statusOf(lead, progress),
    'MQL on': minute(progress.mqlAt),
    Owner: ownerOf(lead, progress),
    'Assigned on': minute(progress.assignedAt),
    'Accepted on': day(progress.salAt),
    'Converted on': day(progress.opportunityAt),
    ...endOf(lead, progress, calendar),
  }
}

type End = Extract<keyof LeadRow, `${'Refused' | 'Recycled' | 'Disqualified'} ${string}`>

/** What sales says of the lead beside its deals. */
function endOf(lead: PlannedLead, progress: Progress, calendar: Calendar): Pick<LeadRow, End> {
  const { fate } = lead
  const { refusedAt, recycledAt, lostAt } = progress
  const [day, minute] = [orBlank(calendar.day), orBlank(calendar.minute)]
  const recycling = recycledAt === null ? null : recyclingOf(lead)
  const isDisqualified = lostAt !== null && fate.kind === 'DISQUALIFIED'
  return {
    'Refused on': minute(refusedAt),
    'Refused because': refusedAt !== null && fate.kind === 'REFUSED' ? fate.reason : null,
    'Recycled on': minute(recycledAt),
    'Recycled because': recycling?.reason ?? null,
    'Recycled until': day(recycledAt !== null && recycling ? recycledAt + recycling.days * dayMs : null),
    'Disqualified on': isDisqualified ? day(lostAt) : null,
    'Disqualified because': isDisqualified ? fate.reason : null,
  }
}

/** What the CRM gives as source. Of who came by the website it only knows that. */
function sourceOf({ way }: PlannedLead): string | null {
  switch (way.kind) {
    case 'VISIT':
      return 'Website'
    case 'OCCASION':
      return way.type
    case 'CRM_SOURCE':
      return way.source
    case 'COLD_CALL':
    case 'NOTHING':
      return null
  }
}

function statusOf({ fate }: PlannedLead, progress: Progress): string {
  if (progress.lostAt !== null && fate.kind === 'DISQUALIFIED') return 'Disqualified'
  if (progress.opportunityAt !== null) return 'Converted'
  if (progress.salAt !== null) return 'Accepted'
  if (progress.refusedAt !== null) return 'Refused'
  if (progress.recycledAt !== null) return 'Recycled'
  return progress.mqlAt === null ? 'New' : 'Qualified'
}

const orBlank =
  (format: (at: number) => string) =>
  (at: number | null): string | null =>
    at === null ? null : format(at)
