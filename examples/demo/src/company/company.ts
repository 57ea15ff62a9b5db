import { activitiesFile } from './activities-file.ts'
import { calendarOf } from './calendar.ts'
import { leadsFile, opportunitiesFile } from './crm-files.ts'
import { planLeads } from './leads.ts'
import { siteHost } from './pages.ts'
import { type ChannelTruth, truthOf } from './truth.ts'
import { planVisitors, type VisitorBatch } from './visits.ts'

/** A company that never was: what its site saw, what its CRM exports, and what is true of both. */
export type Company = {
  readonly name: string
  readonly host: string
  readonly timeZone: string
  readonly currency: string
  readonly visitors: readonly VisitorBatch[]
  readonly files: { readonly leads: string; readonly opportunities: string; readonly touchpoints: string }
  readonly truth: readonly ChannelTruth[]
}

export const companyTimeZone = 'Europe/Berlin'

/**
 * The same company for the same arguments, to the last byte.
 *
 * @param today `2026-11-22`. Its story is that of the year before.
 */
export function generateCompany(seed: number, today: string): Company {
  const calendar = calendarOf(today, companyTimeZone)
  const leads = planLeads(seed, calendar)
  return {
    name: 'Quaylane',
    host: siteHost,
    timeZone: companyTimeZone,
    currency: 'EUR',
    visitors: planVisitors(leads, seed, calendar),
    files: {
      leads: leadsFile(leads, seed, calendar),
      opportunities: opportunitiesFile(leads, calendar),
      touchpoints: activitiesFile(leads, seed, calendar),
    },
    truth: truthOf(leads, calendar),
  }
}
