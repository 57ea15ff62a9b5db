import { attributionModels, milestones } from '@touchline/schema'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { applySettings } from '../../pipeline/apply-settings.ts'
import { input } from '../../test/counted-by-hand.ts'
import { know, now, type Server, test, visit } from '../../test/graphql-test.ts'
import { aPerson, companyOf } from '../../test/random-company.ts'
import { january, sampleCompany } from '../../test/sample-company.ts'
import { sumStoredCredits } from './attribution.queries.ts'
import { attributionQuestion } from './attribution-report.ts'
import { touchpointDimensions } from './dimensions.ts'
import { sumReweighedCredits } from './reweighed.queries.ts'

const aQuestion = fc.record({
  model: fc.constantFrom(...attributionModels),
  milestone: fc.constantFrom(...milestones),
  groupBy: fc.subarray([...touchpointDimensions], { minLength: 1, maxLength: 3 }),
  basis: fc.constantFrom('COHORT' as const, 'CONVERSION' as const),
})

const aCompany = fc.array(aPerson, { minLength: 40, maxLength: 40 })

describe.for([1, 2])('company %i', (seed) => {
  const [persons = []] = fc.sample(aCompany, { seed, numRuns: 1 })

  test('weighs anew what is stored, if by the look-back of the workspace, however few at once', async ({
    db,
    workspaces: [workspace],
  }) => {
    await know(db, workspace, companyOf(persons))
    await fc.assert(
      fc.asyncProperty(aQuestion, fc.integer({ min: 1, max: 50 }), async (asked, atOnce) => {
        const question = attributionQuestion({ input, ...asked }, workspace, now)
        const inOrder = async (sums: Promise<readonly { isTotal: boolean; keys: readonly string[] }[]>) =>
          (await sums).toSorted((a, b) =>
            JSON.stringify([a.isTotal, a.keys]) < JSON.stringify([b.isTotal, b.keys]) ? -1 : 1,
          )
        const stored = await inOrder(sumStoredCredits(db, question))
        expect(stored.length).toBeGreaterThan(0)
        expect(await inOrder(sumReweighedCredits(db, question, atOnce))).toEqual(stored)
      }),
      { seed, numRuns: 20 },
    )
  })

  test('answers by another look-back what a workspace of that look-back has stored', async ({
    db,
    server,
    workspaces,
    keys: [year, month],
  }) => {
    await db.updateTable('workspace').set({ lookback_days: 30 }).where('workspace_id', '=', workspaces[1].id).execute()
    for (const workspace of workspaces) await know(db, workspace, companyOf(persons))
    await fc.assert(
      fc.asyncProperty(aQuestion, async (asked) => {
        const stored = await ask(server, month, asked)
        expect(await ask(server, year, { ...asked, lookbackDays: 30 })).toEqual(stored)
        expect(await ask(server, month, { ...asked, lookbackDays: 365 })).toEqual(await ask(server, year, asked))
      }),
      { seed, numRuns: 8 },
    )
  })
})

async function ask(server: Server, key: string, asked: object): Promise<unknown> {
  const { data, errors } = await server.ask(
    `query ($input: ReportInput!, $model: AttributionModel!, $milestone: Milestone!, $groupBy: [TouchpointDimension!]!,
      $basis: DateBasis!, $lookbackDays: Int) {
      attribution(input: $input, model: $model, milestone: $milestone, groupBy: $groupBy, basis: $basis,
        lookbackDays: $lookbackDays) {
        lookbackDays
        rows { keys { value } credit share value { amount } touchpoints conversions }
        total { conversions credit value { amount } }
        meta { warnings { code message } }
      } }`,
    { key, variables: { input, ...asked } },
  )
  expect(errors).toBeUndefined()
  return data.attribution
}

// Ada came on 10, 20 and 25 January at 9:00 UTC and paid on 1 March at 10:00.
test.for([
  [35, ['(unattributed)']],
  [36, ['Direct']],
  [40, ['Direct']],
  [41, ['Direct', 'Organic Social']],
  [60, ['Paid Search', 'Direct', 'Organic Social']],
] as const)('of the last %i days, %j earned it', async ([days, channels], { db, server, workspaces }) => {
  const records = sampleCompany.records?.filter(({ recordId }) => recordId === 'ada') ?? []
  await know(db, workspaces[0], { ...sampleCompany, records })
  const { data } = await server.ask(`{ attribution(input: ${january}, model: LINEAR, lookbackDays: ${days}) {
    lookbackDays rows { keys { value } } total { credit }
  } }`)
  expect(data.attribution).toEqual({
    lookbackDays: days,
    rows: channels.map((value) => ({ keys: [{ value }] })),
    total: { credit: '1.000000000' },
  })
})

// One person in two browsers, who came by an advertisement and by a mail in the same second. Ids settle which was first.
test('of touchpoints of one instant those are first that are in what is stored', async ({ db, server, workspaces }) => {
  const at = '2026-01-10T09:00:00Z'
  const ways = ['?utm_source=google&utm_medium=cpc', '?utm_medium=email', '?utm_source=linkedin&utm_medium=paid_social']
  const visits = ways.flatMap((way) => visit('ada', at, `https://shop.test/${way}`))
  const records = sampleCompany.records?.filter(({ recordId }) => recordId === 'ada') ?? []
  await know(db, workspaces[0], { events: visits, records })
  const firstOf = async (lookbackDays: number) => {
    const asked = `model: FIRST_TOUCH, lookbackDays: ${lookbackDays}`
    const { data } = await server.ask(`{ attribution(input: ${january}, ${asked}) { rows { keys { value } credit } } }`)
    return data.attribution.rows.filter(({ credit }: { credit: string }) => credit === '1.000000000')
  }
  const stored = await firstOf(365)
  expect(stored).toHaveLength(1)
  expect(await firstOf(300)).toEqual(stored)
  const { rows } = await sql<{ channel: string }>`
    select channel from touchpoint where occurred_at = ${at} order by touchpoint_id, stream_id`.execute(db)
  expect(rows).toHaveLength(3)
  expect(stored).toEqual([{ keys: [{ value: rows[0]?.channel }], credit: '1.000000000' }])
})

describe('of a half-life', () => {
  const asked = 'rows { keys { value } credit } halfLifeDays'
  const inDays = (days?: number) => (days === undefined ? '' : `, halfLifeDays: ${days}`)

  test.beforeEach(async ({ db, workspaces: [workspace] }) => {
    const records = sampleCompany.records?.filter(({ recordId }) => recordId === 'ada') ?? []
    await know(db, workspace, { ...sampleCompany, records })
  })

  // Five and fifteen days before the last touchpoint, in half-lives of five: 1/2 and 1/8, with 1 together 13/8.
  test('of five days each five halve the credit', async ({ server }) => {
    const { data } = await server.ask(
      `{ attribution(input: ${january}, model: TIME_DECAY, halfLifeDays: 5) { ${asked} } }`,
    )
    expect(data.attribution).toEqual({
      halfLifeDays: 5,
      rows: [
        { keys: [{ value: 'Direct' }], credit: '0.615384615' },
        { keys: [{ value: 'Organic Social' }], credit: '0.307692308' },
        { keys: [{ value: 'Paid Search' }], credit: '0.076923077' },
      ],
    })
  })

  test('another one gives what a workspace of that half-life has stored', async ({
    db,
    server,
    workspaces: [{ id }],
  }) => {
    const ask = async (days?: number) =>
      (await server.ask(`{ attribution(input: ${january}, model: TIME_DECAY${inDays(days)}) { ${asked} } }`)).data
        .attribution
    const [week, month] = [await ask(), await ask(30)]
    expect([week.halfLifeDays, month.halfLifeDays]).toEqual([7, 30])
    expect(month.rows).not.toEqual(week.rows)
    await applySettings(db, id, { halfLifeDays: 30 }, { now, onProgress: () => {} })
    expect([await ask(), await ask(7)]).toEqual([month, week])
    await applySettings(db, id, { halfLifeDays: null }, { now, onProgress: () => {} })
    expect(await ask()).toEqual(week)
  })

  test('models that have none say so', async ({ server }) => {
    const { data } = await server.ask(`{ attribution(input: ${january}, halfLifeDays: 5) { halfLifeDays } }`)
    expect(data.attribution).toEqual({ halfLifeDays: null })
  })

  test.for([0, 3_651])('of %i days is refused', async (days, { server }) => {
    const { errors } = await server.ask(`{ attribution(input: ${january}, halfLifeDays: ${days}) { halfLifeDays } }`)
    expect(errors?.map(({ message, extensions }) => [extensions['code'], message])).toEqual([
      ['INPUT_INVALID', `halfLifeDays is ${days}: give 1 to 3650`],
    ])
  })
})

test.for([0, -1, 3_651])('a look-back of %i days is refused', async (days, { server }) => {
  const { errors } = await server.ask(`{ attribution(input: ${january}, lookbackDays: ${days}) { lookbackDays } }`)
  expect(errors?.map(({ message, extensions }) => [extensions['code'], message])).toEqual([
    ['INPUT_INVALID', `lookbackDays is ${days}: give 1 to 3650`],
  ])
})
