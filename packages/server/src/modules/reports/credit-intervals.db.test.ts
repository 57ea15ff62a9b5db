import { attributionModels, dataDrivenModels, milestones } from '@touchline/schema'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { crmLead, deal, type Known, know, type Server, test, visit } from '../../test/graphql-test.ts'
import { aPerson, companyOf } from '../../test/random-company.ts'
import { january } from '../../test/sample-company.ts'

type Ends = { readonly low: number; readonly high: number } | null
type Row = {
  readonly keys: { readonly value: string }[]
  readonly credit: string
  readonly share: number | null
  readonly creditInterval: Ends
  readonly shareInterval: Ends
  readonly conversions: number
  readonly previous: Row | null
}

const rowFields = 'keys { value } credit share creditInterval { low high } shareInterval { low high } conversions'

async function ask(server: Server, more: string, of: string = january) {
  const { data, errors } = await server.ask(`{ attribution(input: ${of} ${more}) {
    rows { ${rowFields} previous { ${rowFields} } } meta { warnings { code message affectedCount } } } }`)
  expect(errors).toBeUndefined()
  return data.attribution as { rows: Row[]; meta: { warnings: { code: string; message: string }[] } }
}

const ads = 'https://shop.test/?utm_source=google&utm_medium=cpc'
const mail = 'https://shop.test/?utm_source=news&utm_medium=email'
const won = (name: string) =>
  deal(name, { outcome: 'WON', closedAt: '2026-01-25', createdAt: '2026-01-22', amountMinor: 1_000 })

/** Twelve are won through Paid Search alone, eight through Paid Search and Email, ten of Paid Search not. */
const thirty = Array.from({ length: 30 }, (_, i) => `lead${i}`)
const known: Known = {
  records: [...thirty.map((name) => crmLead(name, { createdAt: '2026-01-20' })), ...thirty.slice(0, 20).map(won)],
  events: thirty.flatMap((name, i) => [
    ...visit(name, '2026-01-01T08:00:00Z', ads),
    ...(i >= 12 && i < 20 ? visit(name, '2026-01-02T08:00:00Z', mail) : []),
  ]),
}

/** Of 200 draws either end may be off by half a deviation, and by a step of half a conversion. */
const around = (credit: number, variance: number) => {
  const deviation = Math.sqrt(variance)
  const near = (end: number) => expect.toSatisfy((found: number) => Math.abs(found - end) < deviation / 2 + 0.5)
  return { low: near(credit - 1.96 * deviation), high: near(credit + 1.96 * deviation) }
}

describe('of thirty journeys', () => {
  test.beforeEach(async ({ db, workspaces: [workspace] }) => know(db, workspace, known))

  test('credit of a rule has an interval around it, and the same one each time', async ({ server }) => {
    const report = await ask(server, 'intervals: true')
    const [paid, email] = report.rows
    // Linear: 12 + 8/2 = 16 and 4. Drawn by Poisson their variances are 12 + 8/4 = 14 and 8/4 = 2.
    expect([paid?.credit, email?.credit]).toEqual(['16.000000000', '4.000000000'])
    expect([paid!.creditInterval, email!.creditInterval]).toEqual([around(16, 14), around(4, 2)])
    expect(paid!.shareInterval!.low + email!.shareInterval!.high).toBeCloseTo(1, 9)
    expect(await ask(server, 'intervals: true')).toEqual(report)
  })

  test('nobody is drawn unless that is asked for', async ({ server }) => {
    const { rows, meta } = await ask(server, '')
    expect(rows.map(({ creditInterval, shareInterval }) => [creditInterval, shareInterval])).toEqual([
      [null, null],
      [null, null],
    ])
    expect(meta.warnings).toEqual([])
  })

  test('few conversions are named', async ({ db, server, workspaces: [workspace] }) => {
    expect((await ask(server, 'intervals: true')).meta.warnings).toEqual([])
    const once = visit('eve', '2026-01-01T08:00:00Z', 'https://shop.test/')
    await know(db, workspace, { records: [crmLead('eve', { createdAt: '2026-01-20' }), won('eve')], events: once })
    const message = '1 of 3 rows rest on fewer than 2 conversions: their intervals are narrower than they ought to be'
    expect((await ask(server, 'intervals: true')).meta.warnings).toEqual([
      { code: 'SMALL_SAMPLE', message, affectedCount: 1 },
    ])
  })

  test.for([...attributionModels, ...dataDrivenModels])(
    '%s has intervals around what it gives',
    async (model, { server }) => {
      for (const row of (await ask(server, `model: ${model}, intervals: true`)).rows) {
        expect(row.creditInterval!.low).toBeLessThanOrEqual(Number(row.credit))
        expect(row.creditInterval!.high).toBeGreaterThanOrEqual(Number(row.credit))
        expect(row.shareInterval!.low).toBeLessThanOrEqual(row.share! + 1e-9)
        expect(row.shareInterval!.high).toBeGreaterThanOrEqual(row.share! - 1e-9)
      }
    },
  )

  test('another look-back has them of what it gives, and a filter of what it keeps', async ({ server }) => {
    const near = await ask(server, 'lookbackDays: 1, intervals: true')
    expect(near.rows.map(({ keys, creditInterval }) => [keys[0]?.value, creditInterval !== null])).toEqual([
      ['(unattributed)', true],
    ])
    const range = '{ between: { from: "2026-01-01", to: "2026-02-01" } }'
    const filter = '{ where: { dimension: "CHANNEL", op: EQ, values: ["Email"] } }'
    const { rows } = await ask(server, 'intervals: true', `{ range: ${range}, filter: ${filter} }`)
    expect(rows.map(({ shareInterval }) => shareInterval)).toEqual([{ low: 1, high: 1 }])
  })

  test('what it is compared with has its own', async ({ server }) => {
    const range = '{ between: { from: "2026-02-01", to: "2026-03-01" } }'
    const { rows } = await ask(server, 'intervals: true', `{ range: ${range}, compareTo: { previous: PERIOD } }`)
    expect(rows.map(({ creditInterval }) => creditInterval)).toEqual([null, null])
    expect(rows.map(({ previous }) => previous!.creditInterval!.high > 0)).toEqual([true, true])
  })
})

test('of any company and any question, whoever has credit has an interval', async ({
  db,
  server,
  workspaces: [workspace],
}) => {
  const [persons = []] = fc.sample(fc.array(aPerson, { minLength: 40, maxLength: 40 }), { seed: 5, numRuns: 1 })
  await know(db, workspace, companyOf(persons))
  const year = '{ range: { between: { from: "2026-01-01", to: "2027-01-01" } } }'
  for (const model of ['LINEAR', 'W_SHAPED', ...dataDrivenModels]) {
    for (const milestone of milestones) {
      for (const lookback of ['', ', lookbackDays: 20']) {
        const asked = `model: ${model}, milestone: ${milestone}, groupBy: [CHANNEL, CAMPAIGN], intervals: true${lookback}`
        for (const { credit, creditInterval, conversions } of (await ask(server, asked, year)).rows) {
          expect(creditInterval !== null || Number(credit) === 0 || conversions === 0).toBe(true)
        }
      }
    }
  }
})
