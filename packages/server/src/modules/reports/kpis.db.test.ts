import { describe, expect } from 'vitest'
import { between, byId, askKpis as kpis } from '../../test/ask-kpis.ts'
import { crmLead, know, spend, test } from '../../test/graphql-test.ts'
import { ledgerCompany, settle } from '../../test/ledger-company.ts'
import { january, sampleCompany } from '../../test/sample-company.ts'

const spends = [spend('2026-01-05', 'Paid Search', 4_000), spend('2026-01-12', 'Trade Show', 50_003)]
test.beforeEach(async ({ db, workspaces }) => know(db, workspaces[0], { ...sampleCompany, spends }))

describe('metrics of a range', () => {
  test('are what channelPerformance says of it, exact', async ({ server }) => {
    const answer = await kpis(
      server,
      'value money { amount currency } ratio { numerator denominator value interval { low } thin }',
    )
    const count = (value: string) => ({ value, money: null, ratio: null })
    const money = (amount: string) => ({ value: amount, money: { amount, currency: 'EUR' }, ratio: null })
    expect(byId(answer)).toEqual({
      leads: count('5'),
      mqls: count('5'),
      accepted: count('4'),
      // Without an SLA. Bob was handed over, and lost; the others were won, or have an opportunity.
      answered_within_sla: {
        ...{ value: null, money: null },
        ratio: { numerator: 0, denominator: 0, value: null, interval: null, thin: true },
      },
      untouched: count('0'),
      pipeline: money('50.00'),
      won: count('3'),
      close_rate: {
        value: '0.600000',
        money: null,
        ratio: { numerator: 3, denominator: 5, value: 0.6, interval: { low: expect.closeTo(0.2307, 4) }, thin: false },
      },
      revenue: money('100.00'),
      spend: money('540.03'),
      // 540.03 by 5 is 108.006, by 3 it is 180.01.
      cost_per_lead: money('108.01'),
      cost_per_win: money('180.01'),
    })
  })

  test('of nothing are 0 or null, and nothing fails', async ({ server }) => {
    const answer = await kpis(
      server,
      'value previous change status ratio { value }',
      `input: ${between('2020-01-01', '2020-02-01')}`,
    )
    const values = Object.values(byId(answer)) as unknown as { value: string | null }[]
    expect(values.map(({ value }) => value)).toEqual([
      '0',
      '0',
      '0',
      null,
      '0',
      '0.00',
      '0',
      null,
      '0.00',
      null,
      null,
      null,
    ])
    expect(values).toContainEqual({
      value: null,
      previous: null,
      change: null,
      status: 'NO_TARGET',
      ratio: { value: null },
    })
  })

  test('stand beside those of as many days before', async ({ server }) => {
    const answer = await kpis(
      server,
      'value previous change',
      `input: ${between('2026-01-20', '2026-01-30')}, ids: ["leads", "won", "spend"]`,
    )
    // From the 20th: Dee and Ada. In the ten days before: Eve and Bob, and what the trade show cost.
    expect(byId(answer)).toEqual({
      leads: { value: '2', previous: '2', change: 0 },
      won: { value: '2', previous: '1', change: 1 },
      spend: { value: null, previous: '500.03', change: null },
    })
  })

  test('stand beside those of any earlier range', async ({ server }) => {
    const compareTo = 'compareTo: { range: { between: { from: "2026-01-01", to: "2026-02-01" } } }'
    const input = `{ range: { between: { from: "2026-02-01", to: "2026-03-01" } }, ${compareTo} }`
    expect(byId(await kpis(server, 'value previous change', `input: ${input}, ids: ["leads", "close_rate"]`))).toEqual({
      leads: { value: '0', previous: '5', change: -1 },
      close_rate: { value: null, previous: '0.600000', change: null },
    })
  })

  test('come in the order asked for', async ({ server }) => {
    const { items } = await kpis(server, 'value', `input: ${january}, ids: ["won", "leads"]`)
    expect(items.map(({ metric }) => metric.id)).toEqual(['won', 'leads'])
  })

  test('honour the time zone of the question', async ({ server }) => {
    const leads = async (zone: string) =>
      byId(
        await kpis(
          server,
          'value',
          `input: { range: { between: { from: "2026-01-31", to: "2026-02-01" } }, timeZone: "${zone}" }, ids: ["leads"]`,
        ),
      )
    expect(await leads('Europe/Berlin')).toEqual({ leads: { value: '1' } })
    expect(await leads('Pacific/Kiritimati')).toEqual({ leads: { value: '0' } })
  })

  test('of another workspace are its own', async ({ server, keys }) => {
    const { data } = await server.ask(`{ kpis(input: ${january}, ids: ["leads"]) { items { value } } }`, {
      key: keys[1],
    })
    expect(data.kpis.items).toEqual([{ value: '0' }])
  })
})

test('what sales did with leads is of those handed over, by the SLA of the workspace', async ({
  db,
  server,
  workspaces,
}) => {
  await settle(db, workspaces[0])
  await know(db, workspaces[0], ledgerCompany)
  const args = `input: ${between('2026-06-01', '2026-06-09')}, ids: ["answered_within_sla", "untouched"]`
  // Two were answered, one of them in 4 hours of business. Seven waited for longer than that; one has for an hour.
  expect(byId(await kpis(server, 'value ratio { numerator denominator }', args))).toEqual({
    answered_within_sla: { value: '0.111111', ratio: { numerator: 1, denominator: 9 } },
    untouched: { value: '3', ratio: null },
  })
})

describe('filtered', () => {
  const filtered = (dimension: string, value: string) =>
    `input: { range: { between: { from: "2026-01-01", to: "2026-02-01" } }, filter: { where: { dimension: "${dimension}", op: EQ, values: ["${value}"] } } }, ids: ["leads", "spend", "cost_per_lead"]`

  test('by channel, spend is that of the channel', async ({ server }) => {
    expect(byId(await kpis(server, 'value', filtered('CHANNEL', 'Trade Show')))).toEqual({
      leads: { value: '1' },
      spend: { value: '500.03' },
      cost_per_lead: { value: '500.03' },
    })
  })

  test('by what spend is not told by, there is none', async ({ server }) => {
    expect(byId(await kpis(server, 'value', filtered('OWNER', 'Olga')))).toEqual({
      leads: { value: '1' },
      spend: { value: null },
      cost_per_lead: { value: null },
    })
  })
})

describe('a series', () => {
  test('has a point for each week, month or quarter that the range touches', async ({ server }) => {
    const args = (bucket: string) => `input: ${between('2026-01-12', '2026-02-10')}, ids: ["leads"], bucket: ${bucket}`
    const points = async (bucket: string) => byId(await kpis(server, 'series { bucket value doubt }', args(bucket)))
    expect(await points('WEEK')).toEqual({
      leads: {
        series: [
          { bucket: '2026-01-12', value: '1', doubt: null },
          { bucket: '2026-01-19', value: '2', doubt: null },
          { bucket: '2026-01-26', value: '1', doubt: null },
          { bucket: '2026-02-02', value: '0', doubt: null },
          { bucket: '2026-02-09', value: '0', doubt: 'CUT_BY_RANGE' },
        ],
      },
    })
    expect(await points('QUARTER')).toEqual({
      leads: { series: [{ bucket: '2026-01-01', value: '4', doubt: 'CUT_BY_RANGE' }] },
    })
  })

  test('says which of its numbers are not final, and why', async ({ db, server, workspaces }) => {
    // Two are won, after 10 and 35 days: nine in ten within 36 days, as the first day is not a whole one.
    await know(db, workspaces[0], { records: [crmLead('fay', { createdAt: '2026-05-20' })] })
    const answer = await kpis(
      server,
      'series { bucket complete doubt }',
      `input: ${between('2026-04-01', '2026-07-01')}, ids: ["leads", "won"]`,
    )
    const point = (bucket: string, doubt: string | null) => ({ bucket, doubt, complete: doubt === null })
    expect(byId(answer)).toEqual({
      leads: { series: [point('2026-04-01', null), point('2026-05-01', null), point('2026-06-01', 'NOT_OVER')] },
      won: { series: [point('2026-04-01', null), point('2026-05-01', 'YOUNG_LEADS'), point('2026-06-01', 'NOT_OVER')] },
    })
    expect(answer.meta.warnings).toEqual([
      { code: 'IMMATURE_COHORTS', affectedCount: 1 },
      { code: 'IMMATURE_COMPARISON', affectedCount: 1 },
    ])
  })
})

describe('a question that makes no sense', () => {
  test.for([
    ['ids: []', /^ids is empty/],
    ['ids: ["wonn"]', /^ids\[0\] is "wonn", which is no metric: did you mean "won"\?/],
    ['ids: ["won", "won"]', /^ids\[1\] is won again/],
  ] as const)('with %s is refused', async ([args, message], { server }) => {
    const { errors } = await server.ask(`{ kpis(input: ${january}, ${args}) { items { value } } }`)
    expect(errors).toEqual([expect.objectContaining({ message: expect.stringMatching(message) })])
    expect(errors?.[0]?.extensions['code']).toBe('INPUT_INVALID')
  })

  test('with too many buckets is refused', async ({ server }) => {
    const { errors } = await server.ask(
      `{ kpis(input: ${between('2000-01-01', '2026-01-01')}, bucket: WEEK) { items { value } } }`,
    )
    expect(errors?.[0]?.message).toMatch(/more than 1000 buckets of a week/)
  })
})

describe('the catalogue', () => {
  test('is found by words, whatever their case', async ({ server }) => {
    const found = async (search: string) => {
      const { data } = await server.ask('query ($search: String) { metrics(search: $search) { id } }', {
        variables: { search },
      })
      return data.metrics.map(({ id }: { id: string }) => id)
    }
    expect(await found('COST lead')).toEqual(['cost_per_lead', 'cost_per_win'])
    expect(await found('close rate')).toEqual(['close_rate'])
    expect(await found('nonsense')).toEqual([])
    expect(await found('')).toHaveLength(12)
  })

  test('says of each metric all that there is to know', async ({ server }) => {
    const { data } = await server.ask(
      '{ metrics(search: "cost_per_win") { label formula unit direction additive dimensions owners sql } }',
    )
    expect(data.metrics).toEqual([
      {
        ...{ label: 'Cost per win', formula: 'Spend, divided by won.', unit: 'MONEY', additive: false },
        ...{ direction: 'LOWER_IS_BETTER', dimensions: ['CHANNEL', 'SOURCE'], owners: ['MARKETING', 'SALES'] },
        sql: expect.stringContaining('as cost_per_win\nfrom reporting.kpis_monthly'),
      },
    ])
  })
})
