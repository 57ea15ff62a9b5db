import { describe, expect } from 'vitest'
import { crmLead, elsewhere, type Known, know, type Server, spend, test, visit } from '../../test/graphql-test.ts'

/* It is asked on 15 June 2026. */

type Came = { readonly on: string; readonly leads: number; readonly won?: string; readonly mql?: string }

/** Leads of one campaign, each made by a visit on the day before it became one. */
const campaign = (name: string, ...came: readonly Came[]): Known => {
  const people = came.flatMap((group, g) =>
    Array.from({ length: group.leads }, (_, i) => ({ ...group, person: `${name} ${g} ${i}` })),
  )
  return {
    records: people.map(({ person, on, won, mql }) =>
      crmLead(person, { createdAt: on, ...(won && { wonAt: won }), ...(mql && { mqlAt: mql }) }),
    ),
    events: people.flatMap(({ person, on }) =>
      visit(person, `${on}T00:00:00Z`, `https://shop.test/?utm_source=google&utm_medium=cpc&utm_campaign=${name}`),
    ),
  }
}

const together = (...all: readonly Known[]): Known => ({
  records: all.flatMap(({ records = [] }) => records),
  events: all.flatMap(({ events = [] }) => events),
  spends: all.flatMap(({ spends = [] }) => spends),
})

// Of winter's 40 leads half came after 5 days and half after 30; 30 were won after 60. Spring began 9 days ago.
const winter = campaign(
  'winter',
  { on: '2026-01-06', leads: 20, mql: '2026-01-11', won: '2026-03-02' },
  { on: '2026-01-31', leads: 10, won: '2026-03-02' },
  { on: '2026-01-31', leads: 10 },
)
const spring = campaign('spring', { on: '2026-06-08', leads: 5 })
const paid = {
  spends: [
    spend('2026-01-01', 'Paid Search', 100, { campaign: 'winter' }),
    spend('2026-06-06', 'Paid Search', 100, { campaign: 'spring' }),
  ],
}

const share = '{ value interval { low high } }'
const ask = async (server: Server, more = '', input = '') => {
  const { data, errors } = await server.ask(`{ lagCurve(
    input: { range: { between: { from: "2026-01-01", to: "2027-01-01" } } ${input} } ${more}
  ) {
    curves { milestone leads starts withinDays points { days share ${share} } }
    rows { keys { dimension value } start startedBy ageDays caveats
      results { milestone reached undated beforeStart reachedWithin withinDays shouldHaveShown ${share}
        expected expectedInterval { low high } beyondFollowUp tooYoung } }
    recording { since } meta { warnings { code message affectedCount } }
  } }`)
  expect(errors).toBeUndefined()
  return data.lagCurve
}

describe('of an old campaign and a young one', () => {
  test.beforeEach(async ({ db, workspaces: [workspace] }) => {
    await know(db, workspace, together(winter, spring, paid))
  })

  test('the curves are of both, as far as each can tell', async ({ server }) => {
    const { curves } = await ask(server, 'ages: [0, 5, 29, 30, 60, 180]')
    const [leads, mqls, wins] = curves
    const values = ({ points }: { points: { share: { value: number | null } }[] }) =>
      points.map((point) => point.share.value)
    // On day 30 winter alone tells: 20 of its 40. On day 5 there are its 20, and on day 2 spring's 5 of all 5.
    expect(leads).toMatchObject({ milestone: 'LEAD', leads: 45, starts: 2, withinDays: 165 })
    expect(values(leads)).toEqual([0, 0.5, 0.5, 1, 1, null])
    expect(mqls).toMatchObject({ milestone: 'MQL', leads: 0, starts: 0, withinDays: null })
    expect(values(mqls)).toEqual([null, null, null, null, null, null])
    expect(wins).toMatchObject({ milestone: 'WON', leads: 30, starts: 1, withinDays: 165 })
    expect(values(wins)).toEqual([0, 0, 0, 0, 1, null])
  })

  test('each is told what it should have shown by now', async ({ server }) => {
    const { rows } = await ask(server, 'horizonDays: 150')
    const [young, old] = rows
    expect(young).toMatchObject({
      keys: [{ dimension: 'CAMPAIGN', value: 'spring' }],
      ...{ start: '2026-06-06', startedBy: 'SPEND', ageDays: 9 },
      results: [
        // Half of it should have shown: 5 of 10 to come.
        {
          ...{ milestone: 'LEAD', reached: 5, reachedWithin: 5, withinDays: 150, expected: 10 },
          ...{ shouldHaveShown: { value: 0.5 }, beyondFollowUp: false, tooYoung: true },
        },
        {
          ...{ milestone: 'MQL', reached: 0, withinDays: null, shouldHaveShown: { value: null }, expected: null },
          ...{ beyondFollowUp: true, tooYoung: true },
        },
        { milestone: 'WON', reached: 0, shouldHaveShown: { value: 0 }, expected: null, expectedInterval: null },
      ],
    })
    const [first] = young.results
    expect(first.expectedInterval.low).toBeCloseTo(5 / first.shouldHaveShown.interval.high, 9)
    expect(first.expectedInterval.high).toBeCloseTo(5 / first.shouldHaveShown.interval.low, 9)
    expect(young.caveats).toEqual([
      'Too young to judge: after 9 days 50.0% (33.8% to 64.2%) of its leads within 150 days, 0.0% (0.0% to 11.4%) of its wins within 150 days should have shown.',
      'Nobody can tell what 150 days bring: too few starts show MQLs at all.',
    ])
    const all = { withinDays: 150, shouldHaveShown: { value: 1 }, beyondFollowUp: false, tooYoung: false }
    expect(old).toMatchObject({
      ...{ start: '2026-01-01', startedBy: 'SPEND', ageDays: 165 },
      results: [
        { ...all, reached: 40, expected: 40, expectedInterval: { low: 40, high: 40 } },
        // It began longer ago than the horizon: what it has shown is all, however few they are.
        { ...all, reached: 20, expected: 20 },
        { ...all, reached: 30, expected: 30 },
      ],
      caveats: ['It began on the first day of which anything is known, so it may have begun before.'],
    })
  })

  test('nothing is told of itself alone, nor of a horizon that nobody has watched', async ({ server }) => {
    const [young, old] = (await ask(server)).rows
    expect(young.results[0]).toMatchObject({ withinDays: 165, shouldHaveShown: { value: 0.5 }, beyondFollowUp: true })
    expect(old.results[0]).toMatchObject({
      ...{ reached: 40, reachedWithin: 40, withinDays: 165, shouldHaveShown: { value: null }, expected: null },
      ...{ beyondFollowUp: true, tooYoung: true },
    })
    expect(old.caveats[0]).toBe(
      'Nobody can tell what 180 days bring: too few starts show leads for longer than 165 days, MQLs at all, wins for longer than 165 days.',
    )
  })

  test('says how many are young, and on how little the curves rest', async ({ server }) => {
    const { meta } = await ask(server)
    expect(meta.warnings).toEqual([
      {
        ...{ code: 'TOO_YOUNG', affectedCount: 2 },
        message: '2 of 2 rows are too young to be judged by all of their results: see what should have shown by now',
      },
      {
        ...{ code: 'SMALL_SAMPLE', affectedCount: 3 },
        message:
          'Curves are of too few to tell much of the next start: LEAD of 45 leads of 2 starts, MQL of fewer than 30 leads, WON of 30 leads of 1 start',
      },
    ])
  })

  test('of channels there is one start, and the range is of starts', async ({ server }) => {
    const { rows } = await ask(server, 'of: CHANNEL')
    expect(rows).toMatchObject([{ keys: [{ dimension: 'CHANNEL', value: 'Paid Search' }], start: '2026-01-01' }])
    const { data } = await server.ask(
      '{ lagCurve(input: { range: { between: { from: "2026-06-01", to: "2026-07-01" } } }) { rows { keys { value } } } }',
    )
    expect(data.lagCurve.rows).toEqual([{ keys: [{ value: 'spring' }] }])
  })

  test('a filter leaves out what has no such leads', async ({ server }) => {
    const filter = 'filter: { where: { dimension: "MONTH", op: LT, values: ["2026-03"] } }'
    expect((await ask(server, '', filter)).rows).toMatchObject([{ keys: [{ value: 'winter' }] }])
  })

  test('as of an earlier day it had not begun, or not won', async ({ server }) => {
    const { rows, curves } = await ask(server, '', 'asOf: "2026-02-15T12:00:00Z"')
    expect(rows).toMatchObject([{ ageDays: 45, results: [{ reached: 40 }, { reached: 20 }, { reached: 0 }] }])
    expect(curves[2]).toMatchObject({ leads: 0, withinDays: null })
  })
})

test('what nobody has paid for begins with the first who met it, a lead or not', async ({
  db,
  server,
  workspaces: [workspace],
}) => {
  const fair = { ...campaign('fair', { on: '2026-04-10', leads: 1 }) }
  const met = visit('nobody', '2026-04-01T09:00:00Z', 'https://shop.test/?utm_source=x&utm_campaign=fair').slice(0, 1)
  const call = elsewhere('nobody', '2026-03-01T09:00:00Z', 'call', 'SALES')
  await know(db, workspace, together(fair, { events: [...met, ...call] }))
  const { rows } = await ask(server)
  expect(rows).toMatchObject([
    { start: '2026-04-01', startedBy: 'TOUCHPOINT', ageDays: 75, results: [{ reached: 1 }, {}, {}] },
  ])
})

test('a campaign without a lead is told as well, and what nobody tagged is none', async ({
  db,
  server,
  workspaces: [workspace],
}) => {
  await know(db, workspace, {
    records: [crmLead('untagged', { createdAt: '2026-05-01', source: 'zzz' })],
    events: visit('untagged', '2026-04-20T09:00:00Z', 'https://shop.test/'),
    spends: [
      spend('2026-06-01', 'Email', 100, { campaign: 'quiet' }),
      spend('2026-05-01', 'Email', 0, { campaign: 'free' }),
    ],
  })
  const { rows } = await ask(server)
  expect(rows).toMatchObject([
    { keys: [{ value: 'quiet' }], start: '2026-06-01', results: [{ reached: 0 }, { reached: 0 }, { reached: 0 }] },
  ])
})

test('of nothing there is nothing to tell, and wrong questions are refused', async ({ server }) => {
  expect(await ask(server)).toMatchObject({ rows: [], curves: [{ leads: 0, withinDays: null }, {}, {}] })
  const wrong = [
    ['input: { range: { lastDays: 30 }, compareTo: { previous: YEAR } }', 'leave out input.compareTo'],
    ['input: { range: { lastDays: 30 } }, horizonDays: 0', 'horizonDays is 0: give 1 to 3650'],
    ['input: { range: { lastDays: 30 } }, ages: []', 'ages are 0 numbers: give 1 to 24'],
  ] as const
  for (const [args, problem] of wrong) {
    const { errors } = await server.ask(`{ lagCurve(${args}) { rows { start } } }`)
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(problem),
      extensions: { code: 'INPUT_INVALID' },
    })
  }
})
