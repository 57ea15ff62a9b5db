import type { Calendar } from './calendar.ts'
import { csvOf } from './csv.ts'
import type { PlannedLead } from './leads.ts'
import { expansionAt, type Progress, progressOf } from './progress.ts'

const columns = [
  'Opportunity ID',
  'Lead ID',
  'Name',
  'Stage',
  'Created',
  'Close date',
  'Amount',
  'Currency',
  'Won because',
  'Lost because',
] as const

/** `opportunities.csv`. Of an open one the close date is a hope, and lies ahead. */
export function opportunitiesFile(leads: readonly PlannedLead[], calendar: Calendar): string {
  const rows = leads.flatMap((lead) => {
    const progress = progressOf(lead, calendar)
    return [...dealOf(lead, progress, calendar), ...expansionOf(lead, progress, calendar)]
  })
  return csvOf(columns, rows)
}

type OpportunityRow = Readonly<Record<(typeof columns)[number], string | null>>

function dealOf(lead: PlannedLead, { opportunityAt, wonAt, lostAt }: Progress, calendar: Calendar): OpportunityRow[] {
  const { fate } = lead
  if (opportunityAt === null || (fate.kind !== 'WON' && fate.kind !== 'DEAL_LOST')) return []
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
      'Won because': wonAt === null ? null : fate.reason,
      'Lost because': lostAt === null ? null : fate.reason,
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
      'Won because': null,
      'Lost because': null,
    },
  ]
}

/** `12.400,00` */
const euros = (amount: number): string => `${String(amount).replace(/\B(?=(\d{3})+$)/g, '.')},00`
