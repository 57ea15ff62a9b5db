import { DateTime } from 'luxon'
import { describe, expect } from 'vitest'
import { crmLead, know, type Server, test } from '../../test/graphql-test.ts'
import type { CrmRecord } from '../outcomes/records.ts'

/* It is asked on 15 June 2026, a Monday. */

const after = (monday: string, days: number): string => DateTime.fromISO(monday).plus({ days }).toISODate() ?? ''
const mondays = (first: string, count: number): string[] => Array.from({ length: count }, (_, i) => after(first, 7 * i))

/** Leads of one source, created on a Monday, qualified on the day after; so many accepted, and won, so many days later. */
const week = (
  source: string,
  monday: string,
  leads: number,
  accepted: number,
  won: number,
  wonAfter = 30,
): CrmRecord[] =>
  Array.from({ length: leads }, (_, i) =>
    crmLead(`${source} ${monday} ${i}`, {
      ...{ createdAt: monday, source, mqlAt: after(monday, 1) },
      ...(i < accepted && { salAt: after(monday, 4) }),
      ...(i < won && { wonAt: after(monday, wonAfter) }),
    }),
  )

const ratio = '{ numerator denominator value }'
const chart = `{ withinDays centre ${ratio} verdict points { week rate ${ratio} low high signals } young { week soFar ${ratio} } }`
const row = `keys { value } leadsEver acceptance ${chart} closeRate ${chart} caveats`
const ask = async (server: Server, more = 'groupBy: [SOURCE], wonWithinDays: 60', input = '') => {
  const { data, errors } = await server.ask(`{ stability(
    input: { range: { between: { from: "2026-01-01", to: "2026-07-01" } } ${input} } ${more}
  ) { rows { ${row} } experimental { ${row} } total { ${row} } meta { warnings { code message affectedCount } } } }`)
  expect(errors).toBeUndefined()
  return data.stability
}

type Point = { readonly week: string; readonly signals: readonly string[] }
const standingOut = ({ points }: { readonly points: readonly Point[] }) =>
  points.filter(({ signals }) => signals.length > 0).map(({ week, signals }) => [week, ...signals])

describe('of ten weeks of a source, and a new one', () => {
  test.beforeEach(async ({ db, workspaces: [workspace] }) => {
    const [first = '', ...others] = mondays('2026-01-05', 10)
    const records = [
      ...week('web', first, 20, 20, 4),
      ...others.flatMap((monday) => week('web', monday, 20, 10, 4)),
      // Of the last weeks nobody knows yet: they have had 4 and 0 weeks.
      ...week('web', '2026-05-18', 20, 9, 0),
      ...week('web', '2026-06-08', 20, 1, 0),
      ...week('podcast', '2026-03-02', 1, 1, 1),
    ]
    await know(db, workspace, { records })
  })

  test('the week beyond the limits is named, and the others are as chance makes them', async ({ server }) => {
    const { rows } = await ask(server)
    expect(rows).toHaveLength(1)
    const [web] = rows
    // (20 + 9 · 10 + 9) of 220; the limits of 20 at 54.1% are 4 and 17.
    expect(web).toMatchObject({
      ...{ keys: [{ value: 'web' }], leadsEver: 240 },
      acceptance: { withinDays: 30, centre: { numerator: 110, denominator: 200 }, verdict: 'UNSTABLE' },
      closeRate: { withinDays: 60, centre: { numerator: 40, denominator: 200 }, verdict: 'STABLE' },
    })
    expect(standingOut(web.acceptance)).toEqual([
      ['2026-01-05', 'ABOVE_LIMIT'],
      ...mondays('2026-01-12', 9).map((monday) => [monday, 'RUN_BELOW']),
    ])
    expect(standingOut(web.closeRate)).toEqual([])
    expect(web.caveats).toEqual([
      'Accepted: more than chance makes of 55.0% in the week of 2026-01-05 (20 of 20).',
      'Accepted: 9 weeks in runs below 55.0%, from 2026-01-12 to 2026-03-09.',
    ])
  })

  test('young weeks are shown apart, and judge nothing', async ({ server }) => {
    const [web] = (await ask(server)).rows
    expect(web.acceptance.young).toEqual([
      { week: '2026-05-18', soFar: { numerator: 9, denominator: 20, value: 0.45 } },
      { week: '2026-06-08', soFar: { numerator: 1, denominator: 20, value: 0.05 } },
    ])
    expect(web.closeRate.young.map((young: Point) => young.week)).toEqual(['2026-05-18', '2026-06-08'])
    // The week of 18 May ends on 24 May, 22 days ago.
    const [sooner] = (await ask(server, 'groupBy: [SOURCE], acceptedWithinDays: 22')).rows
    expect(sooner.acceptance.young.map((young: Point) => young.week)).toEqual(['2026-06-08'])
  })

  test('a new source is experimental, and has no limits', async ({ server }) => {
    const { experimental, total, meta } = await ask(server)
    expect(experimental).toMatchObject([
      {
        ...{ keys: [{ value: 'podcast' }], leadsEver: 1 },
        acceptance: { verdict: 'EXPERIMENTAL', points: [{ low: null, signals: [], rate: { numerator: 1 } }] },
        caveats: ['Experimental: 1 lead so far, and limits take 2.'],
      },
    ])
    expect(total).toMatchObject({
      keys: [],
      leadsEver: 241,
      acceptance: { centre: { numerator: 111, denominator: 201 } },
    })
    expect(meta.warnings).toEqual([
      {
        ...{ code: 'SMALL_SAMPLE', affectedCount: 1 },
        message: '1 of 2 rows have had fewer than 2 leads: they are experimental, and have no limits',
      },
      {
        ...{ code: 'TOO_YOUNG', affectedCount: 2 },
        message:
          '2 weeks are too young to judge acceptance within 30 days, 2 to judge wins within 60 days: they are shown apart',
      },
    ])
  })

  test('is no more experimental than all its leads are few, whatever the range has of them', async ({
    server,
    db,
    workspaces,
  }) => {
    await know(db, workspaces[0], { records: week('podcast', '2025-03-03', 5, 1, 1) })
    const { experimental, rows } = await ask(server)
    expect(experimental).toEqual([])
    expect(rows[1]).toMatchObject({
      ...{ leadsEver: 6, acceptance: { verdict: 'TOO_FEW' } },
      caveats: [
        'Accepted within 30 days: limits take 8 weeks that have had these; there are 1, and 0 have not yet.',
        'Won within 60 days: limits take 8 weeks that have had these; there are 1, and 0 have not yet.',
      ],
    })
  })

  test('a win counts within its days alone, and as of an earlier day what was known then', async ({ server }) => {
    expect((await ask(server, 'wonWithinDays: 29')).total.closeRate.centre.numerator).toBe(0)
    const { total } = await ask(server, 'wonWithinDays: 30', 'asOf: "2026-02-20T12:00:00Z"')
    // The weeks of 5 and 12 January have had their 30 days by then; that of the 19th ends on the 25th.
    expect(total.closeRate).toMatchObject({ centre: { numerator: 8, denominator: 40 } })
    expect(total.closeRate.young.map((young: Point) => young.week)).toEqual(mondays('2026-01-19', 5))
  })

  test('a filter lets through what it says', async ({ server }) => {
    const filter = 'filter: { where: { dimension: "SOURCE", op: NEQ, values: ["web"] } }'
    expect((await ask(server, '', filter)).total.leadsEver).toBe(1)
  })
})

test('a lead that is handed over again is a handoff again, and what nobody dated is left out', async ({
  db,
  server,
  workspaces: [workspace],
}) => {
  await know(db, workspace, {
    records: [
      crmLead('ann', { createdAt: '2026-01-05', mqlAt: '2026-01-06', recycledAt: '2026-01-12', salAt: '2026-02-10' }),
      crmLead('bob', { createdAt: '2026-01-05', milestone: 'WON' }),
    ],
  })
  const { total } = await ask(server)
  expect(total.acceptance.points).toMatchObject([
    // Who is won was handed over and accepted, though nobody knows when: the ledger has it as soon as it was a lead.
    { week: '2026-01-05', rate: { numerator: 1, denominator: 2 } },
    { week: '2026-02-09', rate: { numerator: 1, denominator: 1 } },
  ])
  expect(total.closeRate.centre).toMatchObject({ numerator: 0, denominator: 1 })
  expect(total.caveats.at(-1)).toBe(
    'Left out of the close rate: 1 lead of the range won on a day that nobody recorded.',
  )
})

test('of nothing there is nothing to tell, and wrong questions are refused', async ({ server }) => {
  expect(await ask(server)).toMatchObject({ rows: [], experimental: [], total: { leadsEver: 0 } })
  const wrong = [
    ['input: { range: { lastDays: 30 }, compareTo: { previous: YEAR } }', 'leave out input.compareTo'],
    ['input: { range: { lastDays: 30 } }, acceptedWithinDays: 0', 'acceptedWithinDays is 0: give 1 to 3650'],
    ['input: { range: { lastDays: 30 } }, groupBy: []', 'groupBy is empty'],
  ] as const
  for (const [args, problem] of wrong) {
    const { errors } = await server.ask(`{ stability(${args}) { rows { leadsEver } } }`)
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(problem),
      extensions: { code: 'INPUT_INVALID' },
    })
  }
})
