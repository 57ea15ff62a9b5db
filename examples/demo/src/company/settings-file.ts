import { stringify } from 'yaml'
import { answerWithinMinutes } from './channel-plan.ts'
import { holidaysOf, openingHours } from './opening-hours.ts'

/** The CRM's words for where a lead is, in order, and what both teams call that. */
const stages = [
  { name: 'New', crmStages: ['New'], means: 'LEAD', expectedDays: 5 },
  { name: 'Qualified', crmStages: ['Qualified'], means: 'MQL', side: 'SALES', expectedDays: 3 },
  { name: 'Accepted', crmStages: ['Accepted'], means: 'SAL', expectedDays: 14 },
  { name: 'Deal', crmStages: ['Converted'], means: 'SQL', expectedDays: 45 },
  { name: 'Not for us', crmStages: ['Refused'], means: 'REFUSED' },
  { name: 'Later', crmStages: ['Recycled'], means: 'RECYCLED' },
  { name: 'Out', crmStages: ['Disqualified'], means: 'LOST' },
]

const [marketing, sales] = ['Inga Solberg', 'Paul Adeyemi']

const kpis = [
  { metric: 'leads', per: 'MONTH', target: 110, accountable: marketing },
  { metric: 'mqls', per: 'MONTH', target: 85, accountable: marketing },
  { metric: 'accepted', per: 'MONTH', target: 45, accountable: sales },
  { metric: 'answered_within_sla', per: 'MONTH', target: 0.8, accountable: sales },
  { metric: 'untouched', per: 'MONTH', target: 5, accountable: sales },
  { metric: 'won', per: 'MONTH', target: 12, accountable: sales },
  { metric: 'close_rate', per: 'QUARTER', target: 0.12, accountable: sales },
  { metric: 'revenue', per: 'MONTH', target: 140_000, accountable: sales },
  { metric: 'spend', per: 'YEAR', target: 115_000, accountable: marketing },
  { metric: 'cost_per_lead', per: 'MONTH', target: 85, accountable: marketing },
  { metric: 'cost_per_win', per: 'QUARTER', target: 900, accountable: marketing },
]

const firstLine =
  '# What marketing and sales of the sample company have settled on: touchline settings apply settings.yaml\n'

/** `settings.yaml`: what the CRM's stages mean, when sales works, how soon it answers, and what both want to reach. */
export function settingsFile(today: string, timeZone: string): string {
  const year = Number(today.slice(0, 4))
  const holidays = [year - 1, year, year + 1].flatMap(holidaysOf)
  const sla = {
    sales: { firstResponse: `${answerWithinMinutes / 60}h`, acceptOrRefuse: '40h' },
    marketing: { nurture: '40h' },
  }
  return firstLine + stringify({ stages, businessHours: { timeZone, week: openingHours, holidays }, sla, kpis })
}
