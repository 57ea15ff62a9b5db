import { describe, expect } from 'vitest'
import { crmLead, know, test } from '../../test/graphql-test.ts'

/* It is asked on 15 June 2026. */

/** So many leads of one source and day, of which the first `won` are won two weeks later. */
const from = (source: string, count: number, won: number, month = '03') =>
  Array.from({ length: count }, (_, i) =>
    crmLead(`${source} ${month} ${i}`, {
      createdAt: `2026-${month}-01`,
      source,
      ...(i < won && { wonAt: `2026-${month}-15` }),
    }),
  )

type Row = { keys: { value: string }[]; group: number | null; standing: string }

const ask = (more = '', input = '') => `{ channelRanking(
    input: { range: { between: { from: "2026-01-01", to: "2027-01-01" } } ${input} }, groupBy: [SOURCE], withinDays: 30 ${more}
  ) {
    rows { keys { value } leads rate { numerator denominator } shrunken group byChance standing
      difference { value interval { low high } } }
    total { numerator denominator } groups meta { warnings { code message affectedCount } }
  } }`
const standings = (rows: readonly Row[]) => rows.map(({ keys, group, standing }) => [keys[0]?.value, group, standing])

describe('channels', () => {
  test.beforeEach(async ({ db, workspaces }) => {
    const records = [
      ...from('fair', 120, 48),
      ...from('search', 120, 24),
      ...from('partner', 120, 21),
      ...from('social', 120, 3),
      ...from('friends', 2, 1),
      // So young that nobody can tell.
      ...from('podcast', 5, 0, '06'),
    ]
    await know(db, workspaces[0], { records })
  })

  test('are ranked where they can be told apart, and grouped where they cannot', async ({ server }) => {
    const { data } = await server.ask(ask())
    const { rows, total, groups } = data.channelRanking
    expect(standings(rows)).toEqual([
      ['fair', 1, 'ABOVE'],
      ['friends', 1, 'ALIKE'],
      ['search', 2, 'ALIKE'],
      ['partner', 2, 'ALIKE'],
      ['social', 3, 'BELOW'],
      ['podcast', null, 'ALIKE'],
    ])
    expect([total, groups]).toEqual([{ numerator: 97, denominator: 482 }, 3])
    // Fair: 48 of 120, and of the rest 49 of 362.
    expect(rows[0]).toMatchObject({ leads: 120, difference: { value: expect.closeTo(48 / 120 - 49 / 362, 12) } })
    expect(rows[0].difference.interval.low).toBeGreaterThan(0)
    expect(rows[5]).toMatchObject({ leads: 5, rate: { numerator: 0, denominator: 0 }, shrunken: null, byChance: null })
  })

  test('are judged by the leads that have had the days, and what is left out is told', async ({ server }) => {
    const { data } = await server.ask(ask())
    expect(data.channelRanking.meta.warnings).toEqual([
      {
        code: 'SMALL_SAMPLE',
        message: '1 of 6 rows have fewer than 2 leads that have had 30 days: whatever they are like, it hardly shows',
        affectedCount: 1,
      },
      { code: 'IMMATURE_COHORTS', message: expect.stringContaining('5 of 487 leads'), affectedCount: 5 },
    ])
  })

  test('of what a filter lets through, and of another workspace none', async ({ server, keys }) => {
    const filter = 'filter: { where: { dimension: "SOURCE", op: IN, values: ["search", "partner"] } }'
    const { data } = await server.ask(ask('', filter))
    expect(standings(data.channelRanking.rows)).toEqual([
      ['partner', 1, 'ALIKE'],
      ['search', 1, 'ALIKE'],
    ])
    expect((await server.ask(ask(), { key: keys[1] })).data.channelRanking).toMatchObject({ rows: [], groups: 0 })
  })
})

test('leads of a time in which nobody recorded wins are left out', async ({ db, server, workspaces }) => {
  const recorded = ['04', '05'].flatMap((month) => from('fair', 60, 20, month))
  await know(db, workspaces[0], { records: [...from('fair', 60, 0, '02'), ...from('fair', 60, 0, '03'), ...recorded] })
  const { data } = await server.ask(ask())
  expect(data.channelRanking.rows).toMatchObject([{ leads: 240, rate: { numerator: 20, denominator: 60 } }])
  expect(data.channelRanking.meta.warnings).toEqual([
    { code: 'NOT_RECORDED', message: expect.stringContaining('created before 2026-04-15'), affectedCount: 180 },
  ])
})

describe('a question that makes no sense is refused', () => {
  test.for([
    ['', 'compareTo: { previous: PERIOD }', 'leave out input.compareTo'],
    ['assignBy: FIRST_TOUCH, withinDays: -1', '', 'withinDays is -1: give 0 to 3650'],
  ] as const)('%s %s', async ([more, input, message], { server }) => {
    const query = ask(more, input).replace(more.includes('withinDays') ? ', withinDays: 30' : /$^/, ',')
    const { errors } = await server.ask(query)
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(message),
      extensions: { code: 'INPUT_INVALID' },
    })
  })
})
