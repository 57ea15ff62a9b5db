import type { SettingsInput } from '@touchline/schema'
import type { Db } from '../db/database.ts'
import type { LeadFields } from '../modules/outcomes/records.ts'
import { storeSettings } from '../modules/workspaces/settings.queries.ts'
import type { Workspace } from '../modules/workspaces/workspace.ts'
import { crmLead, deal, elsewhere, type Known, visit } from './graphql-test.ts'

const sla = { sales: { firstResponse: '4h', acceptOrRefuse: '16h' }, marketing: { nurture: '40h' } }

/** Settles on an SLA, or on whatever else is given. */
export const settle = (db: Db, { id }: Workspace, settings: SettingsInput = { sla }): Promise<void> =>
  storeSettings(db, id, settings, new Date('2026-01-01'))

const monday = '2026-06-08T08:00:00.000Z'
const lead = (name: string, fields: Partial<LeadFields> = {}) =>
  crmLead(name, { createdAt: '2026-06-01T08:00:00.000Z', source: 'Web', ...fields })
const qualified = (name: string, fields: Partial<LeadFields> = {}) =>
  lead(name, { mqlAt: monday, owner: 'Olga', assignedAt: monday, ...fields })

/** A lead in each state, as of 15 June 2026, 12:00 UTC: a Monday, two in the afternoon in Berlin. */
export const ledgerCompany: Known = {
  records: [
    lead('new'),
    lead('nurturing'),
    lead('unassigned', { mqlAt: '2026-06-10T08:00:00.000Z' }),
    qualified('untouched', { mqlAt: '2026-06-15T11:00:00.000Z' }),
    qualified('neglected', { owner: 'Otto' }),
    qualified('working'),
    qualified('accepted', { salAt: '2026-06-09T08:00:00.000Z' }),
    qualified('pipeline'),
    deal('pipeline', { outcome: 'OPEN', createdAt: '2026-06-10T08:00:00.000Z', amountMinor: 5_000 }),
    qualified('refused', { refusedAt: '2026-06-09T08:00:00.000Z', refusalReason: 'Student' }),
    qualified('recycled', {
      ...{ recycledAt: '2026-06-09T08:00:00.000Z', recycleReason: 'No budget' },
      recycledUntil: '2026-06-12T08:00:00.000Z',
    }),
    qualified('won', { wonAt: '2026-06-11T08:00:00.000Z' }),
    qualified('lost', { lostAt: '2026-06-11T08:00:00.000Z', lossReason: 'Price' }),
  ],
  events: [
    ...visit('nurturing', '2026-06-05T08:00:00.000Z', 'https://shop.test/blog'),
    ...elsewhere('working', '2026-06-08T09:30:00.000Z', 'call', 'SALES', { direction: 'OUTBOUND', reached: true }),
    ...elsewhere('accepted', '2026-06-08T14:00:00.000Z', 'email', 'SALES'),
    ...elsewhere('neglected', '2026-06-09T09:00:00.000Z', 'email', 'SALES', { direction: 'INBOUND' }),
  ],
}
