import { type Calendar, minuteMs } from './calendar.ts'
import { csvOf } from './csv.ts'
import type { PlannedLead } from './leads.ts'
import { expansionAt, type Progress, progressOf } from './progress.ts'
import { integer, type NonEmpty, pick, randomOf } from './random.ts'

const owners: NonEmpty<string> = ['Mira Lindqvist', 'Oskar Baum', 'Teresa Valente', 'Jonathan Reiß']

/** `leads.csv`, as the company's CRM exports it. */
export function leadsFile(leads: readonly PlannedLead[], seed: number, calendar: Calendar): string {
  const day = dayOrBlank(calendar)
  const rows = leads.map((lead) => {
    const random = randomOf(seed, 'crm', lead.id)
    const progress = progressOf(lead, calendar)
    const isRefused = progress.lostAt !== null && lead.fate.opportunity === undefined
    return {
      'Lead ID': lead.id,
      // The form's record appears some minutes later.
      Created: calendar.minute(lead.at + integer(random, 1, 4) * minuteMs),
      'First name': lead.person.firstName,
      'Last name': lead.person.lastName,
      Company: lead.person.company,
      'E-mail': lead.person.email,
      'Lead source': sourceOf(lead),
      Status: statusOf(progress, isRefused),
      'MQL on': day(progress.mqlAt),
      'Accepted on': day(progress.salAt),
      'Disqualified on': isRefused ? day(progress.lostAt) : null,
      'Disqualified because': isRefused && lead.fate.kind === 'LOST' ? lead.fate.reason : null,
      Owner: pick(random, owners),
    }
  })
  return csvOf(leadColumns, rows)
}

const leadColumns = [
  'Lead ID',
  'Created',
  'First name',
  'Last name',
  'Company',
  'E-mail',
  'Lead source',
  'Status',
  'MQL on',
  'Accepted on',
  'Disqualified on',
  'Disqualified because',
  'Owner',
] as const

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

function statusOf({ mqlAt, salAt, opportunityAt }: Progress, isRefused: boolean): string {
  if (isRefused) return 'Disqualified'
  if (opportunityAt !== null) return 'Converted'
  if (salAt !== null) return 'Accepted'
  return mqlAt === null ? 'New' : 'Qualified'
}

const opportunityColumns = [
  'Opportunity ID',
  'Lead ID',
  'Name',
  'Stage',
  'Created',
  'Close date',
  'Amount',
  'Currency',
  'Lost because',
] as const

/** `opportunities.csv`. Of an open one the close date is a hope, and lies ahead. */
export function opportunitiesFile(leads: readonly PlannedLead[], calendar: Calendar): string {
  const rows = leads.flatMap((lead) => {
    const progress = progressOf(lead, calendar)
    return [...dealOf(lead, progress, calendar), ...expansionOf(lead, progress, calendar)]
  })
  return csvOf(opportunityColumns, rows)
}

type OpportunityRow = Readonly<Record<(typeof opportunityColumns)[number], string | null>>

function dealOf(lead: PlannedLead, { opportunityAt, wonAt, lostAt }: Progress, calendar: Calendar): OpportunityRow[] {
  const { fate } = lead
  if (opportunityAt === null || fate.kind === 'DORMANT') return []
  return [
    {
      'Opportunity ID': lead.id.replace('L', 'O'),
      'Lead ID': lead.id,
      Name: `${lead.person.company}: dock scheduling`,
      Stage: wonAt !== null ? 'Closed won' : lostAt !== null ? 'Closed lost' : 'Proposal',
      Created: calendar.day(opportunityAt),
      'Close date': calendar.day(wonAt ?? lostAt ?? calendar.workdaysLater(calendar.until, 30)),
      Amount: euros(fate.dealEur),
      Currency: 'EUR',
      'Lost because': lostAt !== null && fate.kind === 'LOST' ? fate.reason : null,
    },
  ]
}

function expansionOf(lead: PlannedLead, progress: Progress, calendar: Calendar): OpportunityRow[] {
  const signedAt = expansionAt(lead, progress, calendar)
  if (signedAt === null || lead.fate.kind !== 'WON' || !lead.fate.expansion) return []
  return [
    {
      'Opportunity ID': `${lead.id.replace('L', 'O')}-2`,
      'Lead ID': lead.id,
      Name: `${lead.person.company}: second site`,
      Stage: 'Closed won',
      Created: calendar.day(signedAt),
      'Close date': calendar.day(signedAt),
      Amount: euros(lead.fate.expansion.dealEur),
      Currency: 'EUR',
      'Lost because': null,
    },
  ]
}

const dayOrBlank =
  (calendar: Calendar) =>
  (at: number | null): string | null =>
    at === null ? null : calendar.day(at)

/** `12.400,00` */
const euros = (amount: number): string => `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')},00`
