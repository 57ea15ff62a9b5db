import { crmLead, deal, elsewhere, type Known, leadForm, shown, variant, visit } from './graphql-test.ts'

/** Five leads of January 2026, one for each way that a lead can come about. */
export const sampleCompany: Known = {
  records: [
    // Three visits; made a lead by the form of the third; won for 100.00.
    crmLead('ada', { createdAt: '2026-01-26', source: 'Web', stage: 'Customer', owner: 'Olga' }),
    deal('ada', {
      name: 'Ada & Co.',
      outcome: 'WON',
      createdAt: '2026-02-01',
      closedAt: '2026-03-01T10:00:00.000Z',
      amountMinor: 10_000,
    }),
    // Known to the CRM alone; lost.
    crmLead('bob', {
      createdAt: '2026-01-15',
      source: 'Trade Show',
      mqlAt: '2026-01-20',
      lostAt: '2026-02-10',
      lossReason: 'Too early',
    }),
    // Nobody knows where it came from; open, with 50.00 at stake.
    crmLead('cyd', { createdAt: '2026-01-31' }),
    deal('cyd', { outcome: 'OPEN', createdAt: '2026-02-15', amountMinor: 5_000 }),
    // Sales called first; won on a day that nobody recorded.
    crmLead('dee', { createdAt: '2026-01-20', stage: 'Customer', milestone: 'WON' }),
    // A source that no channel rule knows; won, for nobody knows what.
    crmLead('eve', { createdAt: '2026-01-10', source: 'zzz' }),
    deal('eve', { outcome: 'WON', closedAt: '2026-01-20' }),
  ],
  events: [
    ...visit(
      'ada',
      '2026-01-10T09:00:00Z',
      'https://shop.test/?utm_source=google&utm_medium=cpc&utm_campaign=winter',
      variant('pricing', 'b'),
    ),
    // Seen once, and never again.
    ...shown('walt', '2026-01-12T09:00:00Z', 'pricing', 'control'),
    ...visit('ada', '2026-01-20T09:00:00Z', 'https://shop.test/blog?utm_source=linkedin&utm_medium=social'),
    ...visit('ada', '2026-01-25T09:00:00Z', 'https://shop.test/pricing', leadForm('https://shop.test/contact')),
    ...elsewhere('ada', '2026-02-20T09:00:00Z', 'demo', 'SALES'),
    ...elsewhere('dee', '2026-01-18T09:00:00Z', 'call', 'SALES'),
  ],
}

/** The whole of it, in the middle of it nothing else. */
export const january = '{ range: { between: { from: "2026-01-01", to: "2026-02-01" } } }'
