import { dataDrivenModels, milestones } from '@touchline/schema'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { input } from '../../test/counted-by-hand.ts'
import { crmLead, deal, type Known, know, type Server, test, visit } from '../../test/graphql-test.ts'
import { aPerson, companyOf } from '../../test/random-company.ts'
import { january, sampleCompany } from '../../test/sample-company.ts'

const ads = 'https://shop.test/?utm_source=google&utm_medium=cpc'
const mail = 'https://shop.test/?utm_source=news&utm_medium=email'
const visits = (name: string, ...urls: readonly string[]) =>
  urls.flatMap((url, i) => visit(name, `2026-01-0${i + 1}T08:00:00Z`, url))
const won = (name: string, amountMinor: number) =>
  deal(name, { outcome: 'WON', closedAt: '2026-01-25', createdAt: '2026-01-22', amountMinor })

/** Paid Search > Email was won for 10.00, Email > Paid Search > Email for 5.01; Paid Search alone is still open. */
const three: Known = {
  records: [
    ...['ada', 'bob', 'cyd'].map((name) => crmLead(name, { createdAt: '2026-01-20' })),
    ...[won('ada', 1_000), won('cyd', 501)],
  ],
  events: [...visits('ada', ads, mail), ...visits('bob', ads), ...visits('cyd', mail, ads, mail)],
}

async function ask(server: Server, more: string, of = january) {
  const { data, errors } = await server.ask(`{ attribution(input: ${of} ${more}) {
    order rows { keys { value } credit share standardError value { amount } touchpoints conversions }
    total { credit conversions value { amount } } meta { warnings { code affectedCount } }
  } }`)
  expect(errors).toBeUndefined()
  return data.attribution
}

describe('of three journeys, two of them won', () => {
  test.beforeEach(async ({ db, workspaces: [workspace] }) => know(db, workspace, three))

  test.for([
    // Without Paid Search two thirds of the conversions are lost, without Email all: 2/5 and 3/5 of two. Of 15.01 that is
    // 6.004 and 9.006: the cent that is left goes to Email, which has more of it to come.
    ['MARKOV', '0.800000000', '1.200000000', '6.00', '9.01'],
    // Each was on both journeys that were won. The odd cent is the first one's, by name.
    ['SHAPLEY', '1.000000000', '1.000000000', '7.50', '7.51'],
    // Neither converts alone, both together two in three: half of that each.
    ['SHAPLEY_RATE', '1.000000000', '1.000000000', '7.50', '7.51'],
  ] as const)(
    '%s gives Paid Search %s and Email %s',
    async ([model, paid, email, paidValue, emailValue], { server }) => {
      const { rows, total } = await ask(server, `model: ${model}`)
      const of = (channel: string) => rows.find(({ keys }: { keys: { value: string }[] }) => keys[0]?.value === channel)
      expect(of('Paid Search')).toMatchObject({
        credit: paid,
        value: { amount: paidValue },
        touchpoints: 2,
        conversions: 2,
      })
      expect(of('Email')).toMatchObject({
        credit: email,
        value: { amount: emailValue },
        touchpoints: 3,
        conversions: 2,
      })
      expect(total).toEqual({ credit: '2.000000000', conversions: 2, value: { amount: '15.01' } })
    },
  )

  test('a chain of a higher order knows more, and a thin one says so', async ({ server }) => {
    const { order, rows, meta } = await ask(server, 'model: MARKOV, order: 2')
    // Whoever converted went from Paid Search to Email at the end: nothing is left without either.
    expect(rows.map(({ credit }: { credit: string }) => credit)).toEqual(['1.000000000', '1.000000000'])
    expect(order).toBe(2)
    expect(meta.warnings).toContainEqual({ code: 'THIN_CHAIN', affectedCount: 3 })
    expect((await ask(server, 'model: LINEAR')).order).toBeNull()
  })

  test('a channel that came with no win may be worth less than nothing to the rate, and is shown', async ({
    db,
    server,
    workspaces: [workspace],
  }) => {
    await know(db, workspace, {
      records: [crmLead('dee', { createdAt: '2026-01-20' })],
      events: visits('dee', mail, 'https://shop.test/'),
    })
    const { rows, total } = await ask(server, 'model: SHAPLEY_RATE')
    // Rates: Paid Search and Email 2/3, all three 2/4, anything else nothing. Paid Search and Email add their 2/3 to each other,
    // 1/3 each, and Direct takes 2/3 - 2/4 = 1/6 away where it joins last, a third of all orders: -1/18. The others have
    // the rest of 1/2, 5/18 each. Of two conversions, so four times as much.
    expect(
      rows.map(({ keys, credit }: { keys: { value: string }[]; credit: string }) => [keys[0]?.value, credit]),
    ).toEqual([
      ['Email', '1.111111111'],
      ['Paid Search', '1.111111111'],
      ['Direct', '-0.222222222'],
    ])
    expect(rows[2]).toMatchObject({ touchpoints: 0, conversions: 0 })
    expect(total).toMatchObject({ credit: '2.000000000', conversions: 2 })
    expect((await ask(server, 'model: SHAPLEY_RATE, includeNull: false')).rows).toHaveLength(2)
  })

  test('visitors who became no lead are what LEAD is compared with', async ({
    db,
    server,
    workspaces: [workspace],
  }) => {
    const credits = async (more: string) =>
      (await ask(server, `milestone: LEAD, ${more}`)).rows.map(({ credit }: { credit: string }) => credit)
    const before = await credits('model: MARKOV')
    // Nobody says who they are: a page alone.
    await know(db, workspace, { events: visit('eve', '2026-01-05T08:00:00Z', mail).slice(0, 1) })
    expect(await credits('model: MARKOV, includeNull: false')).toEqual(before)
    expect(await credits('model: MARKOV')).not.toEqual(before)
  })

  test('nothing of it goes to a single touchpoint', async ({ server }) => {
    const { data } = await server.ask(
      `{ leads(first: 1) { nodes { journey { edges { credit(model: SHAPLEY, milestone: LEAD) } } } } }`,
    )
    const credits = data.leads.nodes[0].journey.edges.map(({ credit }: { credit: string | null }) => credit)
    expect(credits.length).toBeGreaterThan(0)
    expect(new Set(credits)).toEqual(new Set([null]))
  })
})

test('a conversion can be allocated to its touchpoints, by what journeys tell of their channels', async ({
  db,
  server,
  workspaces: [workspace],
}) => {
  const allocated = async (milestone = 'WON') => {
    const { data, errors } = await server.ask(`{ leads(filter: { milestone: ${milestone} }) { nodes { journey { edges {
      node { channel } allocatedCredit sql: allocatedCredit(milestone: SQL) } } } } }`)
    expect(errors).toBeUndefined()
    return data.leads.nodes.map(
      ({ journey }: { journey: { edges: { node: { channel: string }; allocatedCredit: string; sql: null }[] } }) =>
        journey.edges.map(({ node, ...of }) => [node.channel, of.allocatedCredit, of.sql]),
    )
  }
  await know(db, workspace, { records: [crmLead('zoe', { createdAt: '2026-01-20' })], events: visits('zoe', mail) })
  expect(await allocated('LEAD')).toEqual([[['Email', null, null]]])
  await know(db, workspace, three)
  await know(db, workspace, { records: [won('zoe', 100)], events: [] })
  const journeys = await allocated()
  // Four journeys now, Email alone is won as well. Of starts 2 of 4 are
  // Paid Search, 2 Email. Without Email nothing is left; without Paid Search what starts with Email and converts at once.
  // From Email 3 of 4 convert and 1 goes to Paid Search, from there 2 of 3 go to Email: b_E = 3/4 + b_P/4, b_P = 2/3 b_E, so
  // b_E = 9/10, b_P = 6/10, b_S = 3/4. Without Paid Search 1/2 · 3/4 = 3/8 is left: its effect is 1/2, and shares are 1/3 to 2/3.
  expect(journeys).toEqual(
    expect.arrayContaining([
      [['Email', '1.000000000', null]],
      [
        ['Paid Search', '0.333333333', null],
        ['Email', '0.666666667', null],
      ],
      [
        ['Email', '0.333333334', null],
        ['Paid Search', '0.333333333', null],
        ['Email', '0.333333333', null],
      ],
    ]),
  )
})

test.for([
  ['order: 0', 'order is 0: give 1 to 4'],
  ['order: 5', 'order is 5: give 1 to 4'],
])('%s is refused', async ([more, message], { server }) => {
  const { errors } = await server.ask(`{ attribution(input: ${january}, model: MARKOV, ${more}) { order } }`)
  expect(errors?.map(({ extensions, message: said }) => [extensions['code'], said])).toEqual([
    ['INPUT_INVALID', message],
  ])
})

test.for(dataDrivenModels)('%s takes no filter', async (model, { server }) => {
  const filter = '{ where: { dimension: "CHANNEL", op: EQ, values: ["Email"] } }'
  const { errors } = await server.ask(
    `{ attribution(input: { range: { lastDays: 30 }, filter: ${filter} }, model: ${model}) { order } }`,
  )
  expect(errors?.map(({ message }) => message)).toEqual([
    `input.filter: ${model} has none: ask without it, or by a model that is a rule`,
  ])
})

test.for(dataDrivenModels)('%s of nothing is nothing', async (model, { server }) => {
  expect(await ask(server, `model: ${model}`)).toMatchObject({
    rows: [],
    total: { credit: '0.000000000', conversions: 0 },
  })
})

test('what no touchpoint earned stays where it is', async ({ db, server, workspaces: [workspace] }) => {
  await know(db, workspace, sampleCompany)
  for (const model of dataDrivenModels) {
    const { rows } = await ask(server, `model: ${model}`)
    expect(rows).toContainEqual(
      expect.objectContaining({
        keys: [{ value: '(unattributed)' }],
        credit: '1.000000000',
        touchpoints: 0,
        conversions: 1,
      }),
    )
  }
})

const units = (decimal: string): bigint => BigInt(decimal.replace('.', ''))

test('rows add up to the total and count what rules count, whatever is asked, and twice the same', async ({
  db,
  server,
  workspaces: [workspace],
}) => {
  const [persons = []] = fc.sample(fc.array(aPerson, { minLength: 40, maxLength: 40 }), { seed: 5, numRuns: 1 })
  await know(db, workspace, companyOf(persons))
  const spring = `{ range: { between: { from: "${input.range.between.from}", to: "${input.range.between.to}" } } }`
  for (const model of dataDrivenModels) {
    for (const milestone of milestones) {
      const asked = `milestone: ${milestone}, groupBy: [CHANNEL, CAMPAIGN], order: 3`
      const report = await ask(server, `model: ${model}, ${asked}`, spring)
      const linear = await ask(server, asked, spring)
      const sum = (part: (row: { credit: string; value: { amount: string } | null }) => string) =>
        report.rows.reduce(
          (all: bigint, row: { credit: string; value: { amount: string } | null }) => all + units(part(row)),
          0n,
        )
      expect(report.total).toEqual(linear.total)
      expect(sum(({ credit }) => credit)).toBe(units(report.total.credit))
      expect(sum(({ value }) => value?.amount ?? '0')).toBe(units(report.total.value?.amount ?? '0'))
      expect(counts(report.rows)).toEqual(expect.arrayContaining(counts(linear.rows)))
      expect(await ask(server, `model: ${model}, ${asked}`, spring)).toEqual(report)
    }
  }
})

const counts = (rows: readonly { keys: { value: string }[]; touchpoints: number; conversions: number }[]) =>
  rows
    .filter(({ touchpoints, conversions }) => touchpoints > 0 || conversions > 0)
    .map(({ keys, touchpoints, conversions }) => ({ keys, touchpoints, conversions }))
