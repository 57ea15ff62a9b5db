import { attributionModels, dataDrivenModels } from '@touchline/schema'
import { describe, expect } from 'vitest'
import { know, type Server, spend, test } from '../../test/graphql-test.ts'
import { sampleCompany } from '../../test/sample-company.ts'

type Amount = { readonly amount: string } | null
type Costs = { readonly spend: Amount; readonly costPerCredit: Amount; readonly returnOnSpend: number | null }
type Row = Costs & {
  readonly keys: readonly { readonly value: string }[]
  readonly credit: string
  readonly costPerCreditInterval: { readonly low: Amount; readonly high: Amount } | null
  readonly previous: (Costs & { readonly credit: string }) | null
}

const days = '{ between: { from: "2026-01-01", to: "2026-02-01" } }'
const costs = 'spend { amount } costPerCredit { amount } returnOnSpend'

async function asked(server: Server, more: string, input = ''): Promise<{ rows: Row[]; total: Costs & Row }> {
  const { data, errors } = await server.ask(`{ attribution(input: { range: ${days} ${input} } ${more}) {
    rows { keys { value } credit ${costs} costPerCreditInterval { low { amount } high { amount } } previous { credit ${costs} } }
    total { credit ${costs} previous { ${costs} } }
  } }`)
  expect(errors).toBeUndefined()
  return data.attribution
}

const told = ({ rows }: { rows: readonly Row[] }): unknown[] =>
  rows.map((row) => [
    row.keys.map(({ value }) => value).join(),
    row.spend?.amount ?? null,
    row.costPerCredit?.amount ?? null,
    row.returnOnSpend,
  ])

const cents = (amount: Amount): number => Math.round(Number(amount?.amount ?? 0) * 100)

describe('of two wins one is Ada’s, worth 100.00: by Paid Search, Organic Social and Direct', () => {
  test.beforeEach(async ({ db, workspaces: [company, other] }) => {
    const spends = [
      spend('2026-01-01', 'Paid Search', 2_000, { source: 'google' }),
      spend('2026-01-31', 'Paid Search', 500),
      spend('2026-01-31', 'Display', 700),
      ...[spend('2025-12-31', 'Paid Search', 50_000), spend('2026-02-01', 'Paid Search', 50_000)],
    ]
    await know(db, company, { ...sampleCompany, spends })
    await know(db, other, { spends: [spend('2026-01-15', 'Paid Search', 1)] })
  })

  test('a cost and a return depend on the model, and what won nothing stays', async ({ server }) => {
    // 25.00 ÷ 0.333333334 and 33.34 ÷ 25.00; in all 32.00 ÷ 2 and 100.00 ÷ 32.00.
    const linear = await asked(server, 'model: LINEAR, orderBy: { by: SPEND }')
    expect(told(linear)).toEqual([
      ['Paid Search', '25.00', '75.00', 1.3336],
      ['Display', '7.00', null, 0],
      ['(unattributed)', null, null, null],
      ['Direct', null, null, null],
      ['Organic Social', null, null, null],
    ])
    expect(linear.total).toMatchObject({
      ...{
        credit: '2.000000000',
        spend: { amount: '32.00' },
        costPerCredit: { amount: '16.00' },
        returnOnSpend: 3.125,
      },
    })
    expect(told(await asked(server, 'model: FIRST_TOUCH'))).toContainEqual(['Paid Search', '25.00', '25.00', 4])
    expect(told(await asked(server, 'model: LAST_TOUCH'))).toContainEqual(['Paid Search', '25.00', null, 0])
  })

  test('by source, of which spend may name none', async ({ server }) => {
    const { rows } = await asked(server, 'groupBy: [SOURCE, CHANNEL], orderBy: { by: SPEND }')
    expect(told({ rows }).slice(0, 3)).toEqual([
      ['google,Paid Search', '20.00', '60.00', 1.667],
      ['(none),Display', '7.00', null, 0],
      ['(none),Paid Search', '5.00', null, 0],
    ])
  })

  test('is unknown by what spend isn’t told by, and for what brings no revenue', async ({ server }) => {
    const { rows, total } = await asked(server, 'groupBy: [CHANNEL, CAMPAIGN]')
    expect([...rows, total].map((row) => [row.spend, row.costPerCredit, row.returnOnSpend])).toEqual(
      [...rows, total].map(() => [null, null, null]),
    )
    const byCampaign = 'filter: { where: { dimension: "CAMPAIGN", op: EQ, values: ["winter"] } }'
    expect((await asked(server, '', byCampaign)).total.spend).toBeNull()
    const leads = await asked(server, 'milestone: LEAD, model: FIRST_TOUCH')
    expect(told(leads)).toContainEqual(['Paid Search', '25.00', '25.00', null])
    const opportunities = await asked(server, 'milestone: OPPORTUNITY, model: FIRST_TOUCH')
    expect(told(opportunities)).toContainEqual(['Paid Search', '25.00', '25.00', null])
  })

  test('a filter keeps the spend that passes it', async ({ server }) => {
    const { rows, total } = await asked(
      server,
      '',
      'filter: { where: { dimension: "CHANNEL", op: EQ, values: ["Display"] } }',
    )
    expect(told({ rows })).toEqual([['Display', '7.00', null, 0]])
    expect(total.spend).toEqual({ amount: '7.00' })
  })

  test('the spend of the rows is all of it, by every model', async ({ server }) => {
    for (const model of [...attributionModels, ...dataDrivenModels]) {
      for (const milestone of ['LEAD', 'WON']) {
        const { rows, total } = await asked(server, `model: ${model}, milestone: ${milestone}`)
        expect(rows.reduce((sum, row) => sum + cents(row.spend), 0)).toBe(3_200)
        expect(cents(total.spend)).toBe(3_200)
      }
    }
  })

  test('beside the range before; sorted by cost and by return', async ({ server }) => {
    const compareTo = 'compareTo: { range: { between: { from: "2025-12-01", to: "2026-01-01" } } }'
    const { rows, total } = await asked(server, 'model: FIRST_TOUCH, orderBy: { by: RETURN_ON_SPEND }', compareTo)
    expect(rows.map(({ keys }) => keys[0]?.value).slice(0, 2)).toEqual(['Paid Search', 'Display'])
    expect(rows[0]?.previous).toEqual({
      ...{ credit: '0.000000000', spend: { amount: '500.00' }, costPerCredit: null, returnOnSpend: 0 },
    })
    expect(total.previous).toMatchObject({ spend: { amount: '500.00' } })
    const byCost = await asked(server, 'milestone: LEAD, orderBy: { by: COST_PER_CREDIT, direction: ASC }')
    expect(byCost.rows[0]?.keys[0]?.value).toBe('Paid Search')
  })

  test('a cost is as unsure as the credit, and what has spend alone is no row of few conversions', async ({
    server,
  }) => {
    const { data } = await server.ask(`{ attribution(input: { range: ${days} } model: FIRST_TOUCH, intervals: true) {
      rows { keys { value } spend { amount } creditInterval { low high } costPerCreditInterval { low { amount } high { amount } } }
      meta { warnings { code affectedCount } } } }`)
    const of = (channel: string) => data.attribution.rows.find((row: Row) => row.keys[0]?.value === channel)
    // One person drawn anew by Poisson(1): 0 to 3 or 4 times.
    const { creditInterval, costPerCreditInterval } = of('Paid Search')
    expect(creditInterval.low).toBe(0)
    expect(costPerCreditInterval).toEqual({
      low: { amount: (25 / creditInterval.high).toFixed(2) },
      high: null,
    })
    expect(of('Display')).toMatchObject({ creditInterval: null, costPerCreditInterval: null })
    const few = data.attribution.meta.warnings.find(({ code }: { code: string }) => code === 'SMALL_SAMPLE')
    // Four rows of one conversion each; not the fifth, of Display.
    expect(few).toEqual({ code: 'SMALL_SAMPLE', affectedCount: 4 })
  })
})
