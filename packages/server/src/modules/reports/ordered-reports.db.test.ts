import { describe, expect } from 'vitest'
import { crmLead, elsewhere, type Known, know, type Server, spend, test } from '../../test/graphql-test.ts'
import { ledgerCompany, settle } from '../../test/ledger-company.ts'
import { january, sampleCompany } from '../../test/sample-company.ts'

const june = '{ range: { between: { from: "2026-06-01", to: "2026-07-01" } } }'
const monday = '2026-06-08T08:00:00.000Z'

type Row = { readonly keys: readonly { readonly value: string }[]; readonly reason?: string }

async function order(server: Server, query: string): Promise<string> {
  const { data, errors } = await server.ask(query)
  expect(errors).toBeUndefined()
  const rows: readonly Row[] = data.report.rows
  return rows
    .map(({ keys, reason }) => [...keys.map(({ value }) => value), ...(reason ? [reason] : [])].join())
    .join(' ')
}

/** Leads of one owner, handed over on a Monday. */
const leadsOf = (owner: string, count: number, fields: object): NonNullable<Known['records']> =>
  Array.from({ length: count }, (_, i) =>
    crmLead(`${owner}-${i}`, {
      ...{ createdAt: '2026-06-01T08:00:00.000Z', source: 'Web', mqlAt: monday, assignedAt: monday },
      ...{ owner, ...fields },
    }),
  )

const calls = [0, 1, 2].flatMap((i) =>
  elsewhere(`Will-${i}`, '2026-06-08T09:00:00.000Z', 'call', 'SALES', { direction: 'OUTBOUND' }),
)

describe('of a company with leads in each state, and owners who differ', () => {
  test.beforeEach(async ({ db, workspaces: [company] }) => {
    await settle(db, company)
    await know(db, company, {
      records: [
        ...(ledgerCompany.records ?? []),
        ...leadsOf('Ada', 4, { salAt: '2026-06-09T08:00:00.000Z' }),
        ...leadsOf('Kai', 3, { recycledAt: '2026-06-09T08:00:00.000Z', recycleReason: 'Later' }),
        ...leadsOf('Rita', 2, { refusedAt: '2026-06-09T08:00:00.000Z', refusalReason: 'Rival' }),
        ...leadsOf('Uta', 2, { mqlAt: '2026-06-15T11:00:00.000Z' }),
        ...leadsOf('Will', 3, {}),
      ],
      events: [...(ledgerCompany.events ?? []), ...calls],
    })
  })

  test.for([
    ['{ by: HANDED_OVER }', 'Olga Ada Kai Will Rita Uta (none) Otto'],
    ['{ by: HANDED_OVER, direction: ASC }', '(none) Otto Rita Uta Kai Will Ada Olga'],
    ['{ by: ASSIGNED }', 'Olga Ada Kai Will Rita Uta Otto (none)'],
    ['{ by: WORKED }', 'Will Olga (none) Ada Kai Otto Rita Uta'],
    ['{ by: REACHED }', 'Olga (none) Ada Kai Otto Rita Uta Will'],
    ['{ by: ACCEPTED }', 'Ada Olga (none) Kai Otto Rita Uta Will'],
    ['{ by: REFUSED }', 'Rita Olga (none) Ada Kai Otto Uta Will'],
    ['{ by: RECYCLED }', 'Kai Olga (none) Ada Otto Rita Uta Will'],
    ['{ by: UNTOUCHED }', 'Uta (none) Olga Otto Ada Kai Rita Will'],
    ['{ by: OVERDUE, direction: ASC }', 'Ada Kai Rita Uta (none) Olga Otto Will'],
    // Nothing of Uta's is due yet.
    ['{ by: ANSWERED_WITHIN_SLA }', 'Will Olga (none) Ada Kai Otto Rita Uta'],
    ['{ by: ANSWERED_WITHIN_SLA, direction: ASC }', '(none) Ada Kai Otto Rita Olga Will Uta'],
    // Two alone have answered.
    ['{ by: RESPONSE_TIME }', 'Olga Will (none) Ada Kai Otto Rita Uta'],
    ['{ by: RESPONSE_TIME, direction: ASC }', 'Will Olga (none) Ada Kai Otto Rita Uta'],
  ])('handoffs by %s are %s', async ([orderBy, expected], { server }) => {
    const query = `{ report: leadHandoffs(input: ${june}, orderBy: ${orderBy}) { rows { keys { value } } } }`
    expect(await order(server, query)).toBe(expected)
  })

  test.for([
    ['{ by: LEADS }', 'Rita,Rival Olga,Student'],
    ['{ by: LEADS, direction: ASC }', 'Olga,Student Rita,Rival'],
    ['{ by: REASON }', 'Olga,Student Rita,Rival'],
    ['{ by: REASON, direction: ASC }', 'Rita,Rival Olga,Student'],
  ])('reasons by %s are %s', async ([orderBy, expected], { server }) => {
    const reasons = `reasons(input: ${june}, kind: REFUSAL, groupBy: [OWNER], orderBy: ${orderBy})`
    expect(await order(server, `{ report: ${reasons} { rows { keys { value } reason } } }`)).toBe(expected)
  })

  test('unless asked, the most come first', async ({ server }) => {
    const handoffs = `{ report: leadHandoffs(input: ${june}) { rows { keys { value } } } }`
    expect(await order(server, handoffs)).toBe('Olga Ada Kai Will Rita Uta (none) Otto')
    const reasons = `{ report: reasons(input: ${june}, kind: RECYCLING) { rows { keys { value } reason } } }`
    expect(await order(server, reasons)).toBe('Later No budget')
  })
})

describe('of the sample company', () => {
  test.beforeEach(({ db, workspaces }) => know(db, workspaces[0], sampleCompany))

  test.for([
    ['', '(unattributed) Paid Search Direct Organic Social'],
    ['orderBy: { by: CREDIT, direction: ASC }', 'Direct Organic Social Paid Search (unattributed)'],
    // Paid Search has the odd cent; of the others' lead nobody knows the amount.
    ['orderBy: { by: VALUE }', 'Paid Search Direct Organic Social (unattributed)'],
    ['orderBy: { by: TOUCHPOINTS, direction: ASC }', '(unattributed) Direct Organic Social Paid Search'],
    [
      'milestone: LEAD, orderBy: { by: CONVERSIONS }',
      '(unattributed) (sales-sourced) Direct Organic Social Paid Search',
    ],
    // Worth nothing yet, they are equals.
    ['milestone: LEAD, orderBy: { by: VALUE }', '(sales-sourced) (unattributed) Direct Organic Social Paid Search'],
  ])('credits by %s are %s', async ([args, expected], { server }) => {
    const attribution = `attribution(input: ${january}, groupBy: [CHANNEL] ${args})`
    expect(await order(server, `{ report: ${attribution} { rows { keys { value } } } }`)).toBe(expected)
  })

  test('an order that there is none of is refused', async ({ server }) => {
    const { errors } = await server.ask(`{ attribution(input: ${january}, orderBy: { by: SHARE }) { model } }`)
    expect(errors?.[0]?.message).toContain('Value "SHARE" does not exist in "AttributionOrderField" enum')
  })
})

/** So many leads of a source, created on a day. */
const leadsFrom = (source: string, count: number, createdAt: string, fields: object = {}) =>
  Array.from({ length: count }, (_, i) => crmLead(`${source}-${createdAt}-${i}`, { createdAt, source, ...fields }))

describe('of channels whose leads are of unlike age', () => {
  test.beforeEach(({ db, workspaces: [company] }) =>
    know(db, company, {
      records: [
        // 6 of 40 within ten days: 15% so far, and to be expected.
        ...leadsFrom('Trade Show', 6, '2026-05-01', { wonAt: '2026-05-11' }),
        ...leadsFrom('Trade Show', 34, '2026-05-02'),
        // 8 of 40, and 20 of three days: 13% so far, 20% to be expected.
        ...leadsFrom('Webinar', 8, '2026-05-01', { wonAt: '2026-05-11' }),
        ...leadsFrom('Webinar', 32, '2026-05-02'),
        ...leadsFrom('Webinar', 20, '2026-06-12'),
        // Too few to tell.
        ...leadsFrom('Email', 3, '2026-05-01', { wonAt: '2026-05-11' }),
      ],
      // By wins to be expected: 100.00 ÷ 6 and 300.00 ÷ 12.
      spends: [
        ...[spend('2026-05-01', 'Trade Show', 10_000), spend('2026-05-01', 'Webinar', 30_000)],
        spend('2026-05-01', 'Email', 100),
      ],
    }),
  )

  test.for([
    ['by: CLOSE_RATE', 'Email Trade Show Webinar'],
    ['by: PROJECTED_CLOSE_RATE, horizonDays: 10', 'Webinar Trade Show Email'],
    ['by: PROJECTED_CLOSE_RATE, horizonDays: 10, direction: ASC', 'Trade Show Webinar Email'],
    ['by: COST_PER_PROJECTED_WIN, horizonDays: 10', 'Webinar Trade Show Email'],
    ['by: COST_PER_PROJECTED_WIN, horizonDays: 10, direction: ASC', 'Trade Show Webinar Email'],
    // Nobody has been watched for so long: by leads.
    ['by: PROJECTED_CLOSE_RATE', 'Webinar Trade Show Email'],
    ['by: PROJECTED_CLOSE_RATE, direction: ASC', 'Webinar Trade Show Email'],
  ])('{ %s }: %s', async ([orderBy, expected], { server }) => {
    const months = '{ range: { between: { from: "2026-05-01", to: "2026-07-01" } } }'
    const query = `{ report: channelPerformance(input: ${months}, orderBy: { ${orderBy} }) { rows { keys { value } } } }`
    expect(await order(server, query)).toBe(expected)
    const reached = `{ report: channelPerformance(input: ${months}, basis: CONVERSION, orderBy: { ${orderBy} }) { rows { keys { value } } } }`
    if (orderBy?.includes('PROJECTED')) expect(await order(server, reached)).toBe('Webinar Trade Show Email')
  })

  test('a horizon that is none is refused', async ({ server }) => {
    const query = `{ channelPerformance(input: ${june}, orderBy: { by: LEADS, horizonDays: 0 }) { rows { leads } } }`
    const { errors } = await server.ask(query)
    expect(errors?.[0]?.message).toBe('horizonDays is 0: give 1 to 3650')
  })
})
