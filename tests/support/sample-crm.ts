/*
 * A CRM with two kinds of leads: what partners bring closes; what trade shows bring hardly does, and sales leaves every
 * fourth of these alone. All of it is long enough ago to be judged.
 */

const dayMs = 86_400_000

/** In whole days, so that whatever reads them has the same in every zone nearby. */
const daysAgo = (count: number): string => new Date(Date.now() - count * dayMs).toISOString()

const plans = [
  { source: 'Partner', leads: 36, won: 12 },
  { source: 'Trade Show', leads: 40, won: 3 },
  { source: 'Coffee machine', leads: 4, won: 0 },
] as const

type SampleLead = { readonly id: string; readonly source: string; readonly isWon: boolean; readonly age: number }

const leads: readonly SampleLead[] = plans.flatMap(({ source, leads, won }) =>
  Array.from({ length: leads }, (_, i) => ({ id: `${source} ${i}`, source, isWon: i < won, age: 100 + i })),
)

export const sampleLeads = leads.length

const owners = ['Ada Okafor', 'Ben Lund']

const table = (...rows: readonly (readonly (string | number)[])[]): string =>
  rows.map((row) => `${row.join(',')}\n`).join('')

/** What is imported, in this order. */
export const sampleFiles = [
  {
    kind: 'leads',
    csv: table(
      ['Id', 'Created', 'Email', 'Source', 'Owner', 'Qualified'],
      ...leads.map(({ id, source, age }, i) => [
        id,
        daysAgo(age),
        `person${i}@customer.example`,
        source,
        owners[i % owners.length] ?? '',
        daysAgo(age - 1),
      ]),
    ),
    mapping: `
system: acme
fields: { id: Id, createdAt: Created, email: Email, source: Source, owner: Owner, mqlAt: Qualified, milestone: { constant: MQL } }
`,
  },
  {
    kind: 'opportunities',
    csv: table(
      ['Deal', 'Lead', 'Outcome', 'Opened', 'Closed', 'Amount', 'Currency', 'Because'],
      ...leads
        .filter(({ isWon }) => isWon)
        .map(({ id, age }, i) => [
          `Deal ${i}`,
          id,
          'WON',
          daysAgo(age - 10),
          daysAgo(age - 30),
          1000 + i,
          'EUR',
          i % 3 ? 'Price' : '',
        ]),
    ),
    mapping: `
system: acme
fields:
  { id: Deal, leadId: Lead, outcome: Outcome, createdAt: Opened, closedAt: Closed, amount: Amount, currency: Currency, winReason: Because }
`,
  },
  {
    kind: 'activities',
    csv: table(
      ['Id', 'Lead', 'Kind', 'Direction', 'At', 'Reached'],
      ...leads
        .filter(({ source, isWon }, i) => isWon || source === 'Partner' || i % 4 > 0)
        .map(({ id, age }, i) => [`Call ${i}`, id, 'CALL', 'OUTBOUND', daysAgo(age - 2), i % 2 ? 'yes' : 'no']),
    ),
    mapping: `
system: acme
fields: { id: Id, leadId: Lead, kind: Kind, direction: Direction, occurredAt: At, reached: Reached }
`,
  },
] as const

/** What both teams have settled on. */
export const sampleSettings = `
sla:
  sales: { firstResponse: 8h, acceptOrRefuse: 40h }
  marketing: { nurture: 80h }
kpis:
  - { metric: won, per: MONTH, target: 400, owners: [MARKETING, SALES], accountable: Ada Okafor }
  - { metric: leads, per: YEAR, target: 50 }
`
