import { attributionModels } from '@touchline/schema'
import { describe, expect } from 'vitest'
import { crmLead, deal, type Known, know, type Server, test, visit } from '../../test/graphql-test.ts'
import { january, sampleCompany } from '../../test/sample-company.ts'

type Row = {
  keys: { value: string }[]
  credit: string
  value: { amount: string } | null
  touchpoints: number
  conversions: number
}
type Report = { rows: Row[]; total: { credit: string; conversions: number; value: { amount: string } | null } }

const fields = 'keys { value } credit share value { amount } touchpoints conversions'

async function attribution(server: Server, more: string, input = january): Promise<Report> {
  const { data, errors } = await server.ask(`{ attribution(input: ${input} ${more}) {
    rows { ${fields} } total { credit conversions value { amount } }
  } }`)
  expect(errors).toBeUndefined()
  return data.attribution
}

const earned = ({ rows }: Report): unknown[] => rows.map((row) => [row.keys[0]?.value, row.credit, row.value?.amount])

describe('Ada came by Paid Search, Organic Social and Direct, and paid 100.00', () => {
  test.beforeEach(async ({ db, workspaces }) =>
    know(db, workspaces[0], {
      ...sampleCompany,
      records: sampleCompany.records?.filter(({ recordId }) => recordId === 'ada') ?? [],
    }),
  )

  test.for([
    ['FIRST_TOUCH', ['1.000000000', '0.000000000', '0.000000000'], ['100.00', '0.00', '0.00']],
    ['LAST_TOUCH', ['0.000000000', '0.000000000', '1.000000000'], ['0.00', '0.00', '100.00']],
    ['LAST_NON_DIRECT', ['0.000000000', '1.000000000', '0.000000000'], ['0.00', '100.00', '0.00']],
    ['LINEAR', ['0.333333334', '0.333333333', '0.333333333'], ['33.34', '33.33', '33.33']],
    ['POSITION', ['0.400000000', '0.200000000', '0.400000000'], ['40.00', '20.00', '40.00']],
    // All three came before the lead form was sent: the last is LEAD's, and WON's.
    ['LEAD_CREATION', ['0.000000000', '0.000000000', '1.000000000'], ['0.00', '0.00', '100.00']],
    ['U_SHAPED', ['0.500000000', '0.000000000', '0.500000000'], ['50.00', '0.00', '50.00']],
    ['U_SHAPED_40_40_20', ['0.400000000', '0.200000000', '0.400000000'], ['40.00', '20.00', '40.00']],
    ['W_SHAPED', ['0.300000000', '0.100000000', '0.600000000'], ['30.00', '10.00', '60.00']],
    ['FULL_PATH', ['0.225000000', '0.100000000', '0.675000000'], ['22.50', '10.00', '67.50']],
    // On 10, 20 and 25 January: 2^(-15/7) = 0.226431, 2^(-5/7) = 0.609507 and 1, of 1.835938.
    ['TIME_DECAY', ['0.123332568', '0.331986653', '0.544680779'], ['12.33', '33.20', '54.47']],
  ] as const)('%s gives %j', async ([model, credits, amounts], { server }) => {
    const { rows } = await attribution(server, `model: ${model}`)
    const of = (channel: string) => rows.find(({ keys }) => keys[0]?.value === channel)
    const inOrder = ['Paid Search', 'Organic Social', 'Direct'].map(of)
    expect(inOrder.map((row) => row?.credit)).toEqual(credits)
    expect(inOrder.map((row) => row?.value?.amount)).toEqual(amounts)
  })

  test('by source as well', async ({ server }) => {
    const { rows } = await attribution(server, 'model: POSITION, groupBy: [SOURCE, CHANNEL]')
    expect(rows.map(({ keys }) => keys.map(({ value }) => value).join(' / '))).toEqual([
      '(direct) / Direct',
      'google / Paid Search',
      'linkedin / Organic Social',
    ])
  })

  test('sales gets nothing, but what led to the lead may be credited for any milestone', async ({ server }) => {
    const report = await attribution(server, 'model: LAST_TOUCH, milestone: OPPORTUNITY')
    expect(earned(report)).toContainEqual(['Direct', '1.000000000', '100.00'])
    expect((await attribution(server, 'milestone: LEAD')).total).toEqual({
      credit: '1.000000000',
      conversions: 1,
      value: null,
    })
  })
})

describe('of the sample company', () => {
  test.beforeEach(async ({ db, workspaces }) => know(db, workspaces[0], sampleCompany))

  test('what no touchpoint earned has rows of its own', async ({ server }) => {
    expect(earned(await attribution(server, 'model: LAST_TOUCH'))).toEqual([
      ['(unattributed)', '1.000000000', '0.00'],
      ['Direct', '1.000000000', '100.00'],
      ['Organic Social', '0.000000000', '0.00'],
      ['Paid Search', '0.000000000', '0.00'],
    ])
    const leads = await attribution(server, 'milestone: LEAD, model: LAST_TOUCH')
    expect(earned(leads)).toContainEqual(['(sales-sourced)', '1.000000000', undefined])
    expect(leads.total.conversions).toBe(5)
  })

  test('COHORT follows leads of the range, CONVERSION what happened in it', async ({ server }) => {
    const march = '{ range: { between: { from: "2026-03-01", to: "2026-04-01" } } }'
    expect((await attribution(server, 'basis: COHORT')).total.conversions).toBe(2)
    expect((await attribution(server, 'basis: CONVERSION')).total.conversions).toBe(1)
    expect((await attribution(server, 'basis: COHORT', march)).total.conversions).toBe(0)
    expect((await attribution(server, 'basis: CONVERSION', march)).total.value).toEqual({ amount: '100.00' })
  })

  test('wins without a date or an amount are told', async ({ server }) => {
    const warnings = async (more: string): Promise<unknown> => {
      const { data } = await server.ask(
        `{ attribution(input: ${january} ${more}) { meta { warnings { code affectedCount } } } }`,
      )
      return data.attribution.meta.warnings
    }
    const missing = { code: 'MISSING_AMOUNTS', affectedCount: 1 }
    const undated = { code: 'UNDATED_CONVERSIONS', affectedCount: 1 }
    expect(await warnings('')).toEqual([undated, missing])
    // Eve's win lies in January, Dee's on no day at all.
    expect(await warnings('basis: CONVERSION')).toEqual([undated, missing])
    expect(await warnings('milestone: LEAD')).toEqual([])
  })
})

/** Forty persons with journeys of 0 to 6 visits, worth amounts that no number of visits divides. */
function manyJourneys(): Known {
  const origins = [
    'utm_source=google&utm_medium=cpc',
    'utm_source=news&utm_medium=email',
    '',
    'utm_source=bing&utm_medium=organic',
  ]
  const persons = Array.from({ length: 40 }, (_, i) => i)
  return {
    records: persons.flatMap((i) => [
      crmLead(`p${i}`, { createdAt: '2026-01-20' }),
      deal(`p${i}`, { outcome: 'WON', closedAt: '2026-02-01', ...(i % 5 === 0 ? {} : { amountMinor: 1_000 + 7 * i }) }),
    ]),
    events: persons.flatMap((i) =>
      Array.from({ length: i % 7 }, (_, j) =>
        visit(
          `p${i}`,
          `2026-01-${String(j + 2).padStart(2, '0')}T08:00:00Z`,
          `https://shop.test/?${origins[(i * j) % 4]}`,
        ),
      ).flat(),
    ),
  }
}

const units = (decimal: string): bigint => BigInt(decimal.replace('.', ''))
const sum = (values: readonly bigint[]): bigint => values.reduce((total, value) => total + value, 0n)

test('rows add up to the total, to the billionth and to the cent, whatever is asked', async ({
  db,
  workspaces,
  server,
}) => {
  await know(db, workspaces[0], manyJourneys())
  const amounts = Array.from({ length: 40 }, (_, i) => (i % 5 === 0 ? 0 : 1_000 + 7 * i))
  for (const model of attributionModels) {
    for (const groupBy of ['[CHANNEL]', '[SOURCE]', '[CHANNEL, SOURCE]']) {
      const { rows, total } = await attribution(server, `model: ${model}, groupBy: ${groupBy}`)
      expect(total.conversions).toBe(40)
      expect(units(total.credit)).toBe(40_000_000_000n)
      expect(units(total.value?.amount ?? '')).toBe(BigInt(amounts.reduce((a, b) => a + b)))
      expect(sum(rows.map(({ credit }) => units(credit)))).toBe(units(total.credit))
      expect(sum(rows.map(({ value }) => units(value?.amount ?? '')))).toBe(units(total.value?.amount ?? ''))
    }
  }
})
