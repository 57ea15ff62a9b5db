import { activitiesFile } from './activities-file.ts'
import { calendarOf } from './calendar.ts'
import { planLeads } from './leads.ts'
import { leadsFile } from './leads-file.ts'
import { opportunitiesFile } from './opportunities-file.ts'
import { siteHost } from './pages.ts'
import { settingsFile } from './settings-file.ts'
import { planSpend, spendFile } from './spend-file.ts'
import { touchpointsFile } from './touchpoints-file.ts'
import { type ChannelTruth, truthOf } from './truth.ts'
import { planVisitors, type VisitorBatch } from './visits.ts'

/** A company that never was: what its site saw, what its CRM exports, and what is true of both. */
export type Company = {
  readonly name: string
  readonly host: string
  readonly timeZone: string
  readonly currency: string
  readonly visitors: readonly VisitorBatch[]
  /** What it exports, by the kind that `touchline import` takes it as. */
  readonly files: Readonly<Record<'leads' | 'opportunities' | 'touchpoints' | 'activities' | 'spend', string>>
  /** What its two teams have settled on. */
  readonly settings: string
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
  const spend = planSpend(seed, calendar)
  return {
    name: 'Quaylane',
    host: siteHost,
    timeZone: companyTimeZone,
    currency: 'EUR',
    visitors: planVisitors(leads, seed, calendar),
    files: {
      leads: leadsFile(leads, seed, calendar),
      opportunities: opportunitiesFile(leads, calendar),
      touchpoints: touchpointsFile(leads, calendar),
      activities: activitiesFile(leads, seed, calendar),
      spend: spendFile(spend),
    },
    settings: settingsFile(today, companyTimeZone),
    truth: truthOf(leads, spend, calendar),
  }
}
