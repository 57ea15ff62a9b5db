import { describe, expect } from 'vitest'
import { crmLead, know, spend, test } from '../../test/graphql-test.ts'
import { january, sampleCompany } from '../../test/sample-company.ts'

test.beforeEach(async ({ db, workspaces }) => know(db, workspaces[0], sampleCompany))

const rowsBy = (more: string, fields = 'keys { value } leads won lost open'): string =>
  `{ channelPerformance(input: ${january}, ${more}) { rows { ${fields} } total { ${fields} } } }`

const counted = (
  rows: readonly { keys: { value: string }[]; leads: number; won: number; lost: number; open: number }[],
) =>
  rows.map(({ keys, leads, won, lost, open }) => [keys.map(({ value }) => value).join(' / '), leads, won, lost, open])

describe('a lead counts whole, in one row', () => {
  test('of the channel that made it a lead', async ({ server }) => {
    const { data } = await server.ask(rowsBy('assignBy: LEAD_CREATION'))
    expect(counted(data.channelPerformance.rows)).toEqual([
      ['(sales-sourced)', 1, 1, 0, 0],
      ['(unassigned)', 1, 1, 0, 0],
      ['(unattributed)', 1, 0, 0, 1],
      ['Direct', 1, 1, 0, 0],
      ['Trade Show', 1, 0, 1, 0],
    ])
    expect(counted([data.channelPerformance.total])).toEqual([['', 5, 3, 1, 1]])
  })

  test.for([
    ['FIRST_TOUCH', 'Paid Search'],
    ['LAST_NON_DIRECT', 'Organic Social'],
  ] as const)('by %s, of %s instead', async ([assignBy, channel], { server }) => {
    const { data } = await server.ask(rowsBy(`assignBy: ${assignBy}`))
    const channels = data.channelPerformance.rows.map((row: { keys: { value: string }[] }) => row.keys[0]?.value)
    expect(channels).toContain(channel)
    expect(channels).not.toContain('Direct')
  })

  test('of channel and source at once', async ({ server }) => {
    const { data } = await server.ask(rowsBy('groupBy: [SOURCE, CHANNEL]'))
    expect(counted(data.channelPerformance.rows).map(([keys]) => keys)).toEqual([
      '(direct) / Direct',
      '(sales-sourced) / (sales-sourced)',
      '(unattributed) / (unattributed)',
      'Trade Show / Trade Show',
      'zzz / (unassigned)',
    ])
  })
})

test('milestones count however they are known', async ({ server }) => {
  const { data } = await server.ask(
    rowsBy('groupBy: [CHANNEL]', 'keys { value label } mqls sals sqls opportunities won'),
  )
  // Ada, Dee and Eve won, which implies all before; Cyd has an opportunity, which implies all before; Bob is an MQL.
  expect(data.channelPerformance.total).toMatchObject({ mqls: 5, sals: 4, sqls: 4, opportunities: 4, won: 3 })
})

test('money is exact, rates keep their counts, and days are calendar days', async ({ server }) => {
  const { data } = await server.ask(`{ channelPerformance(input: ${january}, wonWithinDays: [10, 35]) { total {
    revenue { amount currency } pipeline { amount }
    closeRate { numerator denominator value thin interval { low high } } winRate { numerator denominator }
    daysToWin { count p50 } wonWithin { days won rate { value } }
  } } }`)
  // Ada, in Berlin: from 25 January to 1 March. Eve: from 10 to 20 January. Dee: undated.
  expect(data.channelPerformance.total).toEqual({
    revenue: { amount: '100.00', currency: 'EUR' },
    pipeline: { amount: '50.00' },
    closeRate: {
      numerator: 3,
      denominator: 5,
      value: 0.6,
      thin: false,
      interval: { low: expect.closeTo(0.2307, 4), high: expect.closeTo(0.8824, 4) },
    },
    winRate: { numerator: 3, denominator: 4 },
    daysToWin: { count: 2, p50: 22.5 },
    wonWithin: [
      { days: 10, won: 1, rate: { value: 0.2 } },
      { days: 35, won: 2, rate: { value: 0.4 } },
    ],
  })
})

test('what is young does not lower the share of those who had their time', async ({ db, server, workspaces }) => {
  // Asked on 15 June: gil and hal have had 30 days, ivy and joe have not.
  await know(db, workspaces[0], {
    records: [
      crmLead('gil', { createdAt: '2026-05-04', wonAt: '2026-05-20' }),
      crmLead('hal', { createdAt: '2026-05-05' }),
      crmLead('ivy', { createdAt: '2026-05-26', wonAt: '2026-05-30' }),
      crmLead('joe', { createdAt: '2026-05-27' }),
    ],
  })
  const { data } = await server.ask(`{ channelPerformance(
    input: { range: { between: { from: "2026-05-01", to: "2026-06-01" } } }, wonWithinDays: [10, 30]
  ) { total { wonWithin { days rate { ...parts } ofMature { ...parts } } } } }
  fragment parts on Ratio { numerator denominator }`)
  expect(data.channelPerformance.total.wonWithin).toEqual([
    { days: 10, rate: { numerator: 1, denominator: 4 }, ofMature: { numerator: 1, denominator: 4 } },
    { days: 30, rate: { numerator: 2, denominator: 4 }, ofMature: { numerator: 1, denominator: 2 } },
  ])
})

test('a win recorded before its lead counts as within any days', async ({ db, server, workspaces }) => {
  await know(db, workspaces[0], { records: [crmLead('fay', { createdAt: '2026-05-10', wonAt: '2026-05-08' })] })
  const { data } = await server.ask(`{ channelPerformance(
    input: { range: { between: { from: "2026-05-01", to: "2026-06-01" } } }, wonWithinDays: [0]
  ) { total { daysToWin { p50 } wonWithin { won } } } }`)
  expect(data.channelPerformance.total).toEqual({ daysToWin: { p50: -2 }, wonWithin: [{ won: 1 }] })
})

test('days of the range are of the zone that was asked for', async ({ server }) => {
  const leadsOn = async (day: string, next: string, zone: string): Promise<number> => {
    const input = `{ range: { between: { from: "${day}", to: "${next}" } }, timeZone: "${zone}" }`
    const { data } = await server.ask(`{ channelPerformance(input: ${input}) { total { leads } meta { timeZone } } }`)
    expect(data.channelPerformance.meta.timeZone).toBe(zone)
    return data.channelPerformance.total.leads
  }
  // Cyd's day ends at 23:00 UTC: in Kiritimati, 14 hours ahead, on the next day.
  expect(await leadsOn('2026-01-31', '2026-02-01', 'Europe/Berlin')).toBe(1)
  expect(await leadsOn('2026-01-31', '2026-02-01', 'Pacific/Kiritimati')).toBe(0)
})

describe('the close rate that is to be expected', () => {
  const asked = (basis: string) => `{ channelPerformance(
    input: { range: { between: { from: "2026-05-01", to: "2026-06-01" } }, compareTo: { previous: PERIOD } }, basis: ${basis}
  ) {
    rows { keys { value } ...projected previous { ...projected } } total { ...projected previous { ...projected } }
  } }
  fragment projected on ChannelRow {
    leads projectedCloseRate(horizonDays: 20) { leads value maturity verdict } within60: projectedCloseRate(horizonDays: 60) {
      value supportedDays supportedValue tooYoung beyondFollowUp } }`
  const fair = (count: number, createdAt: string, wonAt?: string) =>
    Array.from({ length: count }, (_, i) =>
      crmLead(`${createdAt} ${wonAt} ${i}`, { createdAt, source: 'Trade Show', ...(wonAt && { wonAt }) }),
    )

  test.beforeEach(async ({ db, workspaces }) => {
    // In May 40 leads, of which 8 are won by day 10; in April as many, of which 10 are by day 15.
    const inMay = [...fair(8, '2026-05-04', '2026-05-14'), ...fair(32, '2026-05-04')]
    const inApril = [...fair(10, '2026-04-06', '2026-04-21'), ...fair(30, '2026-04-06')]
    await know(db, workspaces[0], { records: [...inMay, ...inApril] })
  })

  test('stands in each row, in the total and beside what it was', async ({ server }) => {
    const { data } = await server.ask(asked('COHORT'))
    // Asked on 15 June: May's leads have had 42 days, and 32 of them are still open.
    const projected = (value: number) => ({ leads: 40, value, maturity: 1, verdict: 'JUDGEABLE' })
    const may = {
      projectedCloseRate: projected(0.2),
      within60: { value: null, supportedDays: 42, supportedValue: 0.2, tooYoung: true, beyondFollowUp: true },
    }
    const { rows, total } = data.channelPerformance
    expect(total).toMatchObject({ ...may, previous: { projectedCloseRate: projected(0.25) } })
    expect(total.previous.within60).toMatchObject({ value: 0.25, supportedDays: 60 })
    expect(rows).toEqual([{ keys: [{ value: 'Trade Show' }], ...total }])
  })

  test('is null where the leads are not those that were created in the range', async ({ server }) => {
    const { data, errors } = await server.ask(asked('CONVERSION'))
    expect(errors).toBeUndefined()
    expect(data.channelPerformance.total).toMatchObject({ projectedCloseRate: null, within60: null })
  })

  test('is of 1 to 3650 days', async ({ server }) => {
    const { errors } = await server.ask(rowsBy('groupBy: [CHANNEL]', 'projectedCloseRate(horizonDays: 0) { value }'))
    expect(errors?.[0]).toMatchObject({
      message: 'horizonDays is 0: give 1 to 3650',
      extensions: { code: 'INPUT_INVALID' },
    })
  })
})

describe('CONVERSION counts what was reached in the range', () => {
  const inMarch = '{ range: { between: { from: "2026-03-01", to: "2026-04-01" } } }'

  test('whenever the lead was created, and mixes no cohorts', async ({ server }) => {
    const { data } = await server.ask(`{ channelPerformance(input: ${inMarch}, basis: CONVERSION) {
      rows { keys { value } won }
      total { leads won lost open revenue { amount } closeRate { value } winRate { value } daysToWin { count p50 } }
    } }`)
    // Ada, a lead of January, paid in March.
    expect(data.channelPerformance).toEqual({
      rows: [{ keys: [{ value: 'Direct' }], won: 1 }],
      total: {
        ...{ leads: 0, won: 1, lost: 0, open: null },
        revenue: { amount: '100.00' },
        closeRate: null,
        winRate: { value: 1 },
        daysToWin: { count: 1, p50: 35 },
      },
    })
  })

  test('and tells how many leads it cannot date', async ({ server }) => {
    const { data } = await server.ask(
      `{ channelPerformance(input: ${inMarch}, basis: CONVERSION) { meta { warnings { code affectedCount } } } }`,
    )
    // Dee's win; and the opportunity of Eve, which nobody recorded the beginning of.
    expect(data.channelPerformance.meta.warnings).toEqual([
      { code: 'SMALL_SAMPLE', affectedCount: 1 },
      { code: 'UNDATED_CONVERSIONS', affectedCount: 2 },
    ])
  })
})

test('rows are sorted as asked, those without the number last', async ({ server }) => {
  const by = async (order: string): Promise<unknown[]> => {
    const { data } = await server.ask(rowsBy(`orderBy: { by: ${order} }`))
    return counted(data.channelPerformance.rows).map(([key]) => key)
  }
  expect((await by('REVENUE'))[0]).toBe('Direct')
  expect((await by('PIPELINE'))[0]).toBe('(unattributed)')
  expect((await by('WIN_RATE, direction: ASC'))[0]).toBe('Trade Show')
  expect((await by('WIN_RATE, direction: ASC')).at(-1)).toBe('(unattributed)')
})

test('what a milestone cost, what a win will have cost, and what came back stand beside what was spent', async ({
  db,
  server,
  workspaces,
}) => {
  await know(db, workspaces[0], { spends: [spend('2026-01-01', 'Direct', 90_000)] })
  const fields = `keys { value } costPer(milestone: MQL) { amount } returnOnSpend revenue { amount } mqls leads
    costPerProjectedWin(horizonDays: 5) { expectedWins value { amount } caveats } projectedCloseRate(horizonDays: 5) { value }`
  const { data, errors } = await server.ask(rowsBy('groupBy: [CHANNEL]', fields))
  expect(errors).toBeUndefined()
  const { total, rows } = data.channelPerformance
  expect(Number(total.costPer.amount)).toBeCloseTo(900 / total.mqls, 2)
  expect(total.returnOnSpend).toBeCloseTo(Number(total.revenue.amount) / 900, 9)
  expect(total.costPerProjectedWin).toMatchObject({
    expectedWins: total.projectedCloseRate.value === null ? null : total.leads * total.projectedCloseRate.value,
  })
  const unspent = rows.find(({ keys }: { keys: { value: string }[] }) => keys[0]?.value === 'Trade Show')
  expect(unspent).toMatchObject({ costPer: null, returnOnSpend: null, costPerProjectedWin: null })
  const reached = await server.ask(rowsBy('basis: CONVERSION', 'costPerProjectedWin { expectedWins }'))
  expect(reached.data.channelPerformance.total).toEqual(expect.objectContaining({ costPerProjectedWin: null }))
  const none = await server.ask(rowsBy('groupBy: [CHANNEL]', 'costPerProjectedWin(horizonDays: 0) { expectedWins }'))
  expect(none.errors?.[0]?.extensions['code']).toBe('INPUT_INVALID')
})

describe('what was spent', () => {
  const costs = 'keys { value } leads won spend { amount currency } costPerLead { amount } costPerWin { amount }'
  const row = (key: string, leads: number, won: number, ...amounts: readonly (string | null)[]): unknown => {
    const [spent, perLead, perWin] = amounts
    const money = (amount: string | null | undefined): unknown => (amount ? { amount } : null)
    return {
      keys: key === '' ? [] : [{ value: key }],
      ...{ leads, won },
      spend: spent ? { amount: spent, currency: 'EUR' } : null,
      costPerLead: money(perLead),
      costPerWin: money(perWin),
    }
  }

  test('stands beside its leads; without leads it is a row, and where nothing was told it is null', async ({
    db,
    server,
    workspaces,
  }) => {
    const spends = [
      spend('2026-01-01', 'Direct', 1_001),
      spend('2026-01-31', 'Trade Show', 500),
      spend('2026-01-31', 'Display', 2),
    ]
    await know(db, workspaces[0], { spends })
    const { data } = await server.ask(rowsBy('orderBy: { by: SPEND }', costs))
    expect(data.channelPerformance).toEqual({
      rows: [
        row('Direct', 1, 1, '10.01', '10.01', '10.01'),
        row('Trade Show', 1, 0, '5.00', '5.00', null),
        row('Display', 0, 0, '0.02', null, null),
        row('(sales-sourced)', 1, 1, null, null, null),
        row('(unassigned)', 1, 1, null, null, null),
        row('(unattributed)', 1, 0, null, null, null),
      ],
      // 15.03 by 5 is 3.006, by 3 is 5.01.
      total: row('', 5, 3, '15.03', '3.01', '5.01'),
    })
  })

  test('is null, and not zero, where nothing was told of the range', async ({ db, server, workspaces }) => {
    await know(db, workspaces[0], { spends: [spend('2025-12-31', 'Direct', 1), spend('2026-02-01', 'Direct', 1)] })
    await know(db, workspaces[1], { spends: [spend('2026-01-15', 'Direct', 1)] })
    const { data } = await server.ask(rowsBy('groupBy: [CHANNEL]', costs))
    expect(data.channelPerformance.total).toEqual(row('', 5, 3, null, null, null))
    expect(data.channelPerformance.rows).toHaveLength(5)
  })

  test('of an amount that was corrected is the last, and of a source that was not told `(none)`’s', async ({
    db,
    server,
    workspaces,
  }) => {
    await know(db, workspaces[0], {
      spends: [spend('2026-01-15', 'Email', 700), spend('2026-01-15', 'Email', 100, { source: 'news' })],
    })
    await know(db, workspaces[0], { spends: [spend('2026-01-15', 'Email', 800)] })
    const { data } = await server.ask(rowsBy('groupBy: [SOURCE], orderBy: { by: SPEND }', costs))
    expect(data.channelPerformance.rows.slice(0, 2)).toEqual([
      row('(none)', 0, 0, '8.00', null, null),
      row('news', 0, 0, '1.00', null, null),
    ])
  })
})

test('doubts come with their size', async ({ server }) => {
  const { data } = await server.ask(`{ channelPerformance(input: ${january}, wonWithinDays: [30, 365]) {
    meta { currency range { from to } warnings { code affectedCount } }
  } }`)
  expect(data.channelPerformance.meta).toEqual({
    currency: 'EUR',
    range: { from: '2025-12-31T23:00:00.000Z', to: '2026-01-31T23:00:00.000Z' },
    warnings: [
      { code: 'SMALL_SAMPLE', affectedCount: 5 },
      { code: 'IMMATURE_COHORTS', affectedCount: 1 },
    ],
  })
})

test('of no leads, nothing is known and nothing fails', async ({ server }) => {
  const { data, errors } =
    await server.ask(`{ channelPerformance(input: { range: { preset: TODAY } }, wonWithinDays: [7]) {
    rows { leads } total { leads open revenue { amount } closeRate { value interval { low } thin } daysToWin { count p50 }
      wonWithin { won rate { value } } } meta { warnings { code } }
  } }`)
  expect(errors).toBeUndefined()
  expect(data.channelPerformance).toEqual({
    rows: [],
    total: {
      leads: 0,
      open: 0,
      revenue: { amount: '0.00' },
      closeRate: { value: null, interval: null, thin: true },
      daysToWin: { count: 0, p50: null },
      wonWithin: [{ won: 0, rate: { value: null } }],
    },
    meta: { warnings: [] },
  })
})

describe('a question that makes no sense', () => {
  test.for([
    ['groupBy: []', 'INPUT_INVALID', /groupBy is empty/],
    ['groupBy: [CHANNEL, CHANNEL]', 'INPUT_INVALID', /name each dimension once/],
    ['wonWithinDays: [-1]', 'INPUT_INVALID', /wonWithinDays is -1/],
    ['wonWithinDays: [30], basis: CONVERSION', 'INPUT_INVALID', /ask with basis COHORT/],
    ['wonWithinDays: [4000]', 'INPUT_INVALID', /0 to 3650/],
  ] as const)('with %s is refused as %s', async ([more, code, message], { server }) => {
    const { errors } = await server.ask(rowsBy(more))
    expect(errors).toEqual([expect.objectContaining({ message: expect.stringMatching(message) })])
    expect(errors?.[0]?.extensions['code']).toBe(code)
  })
})
