import { describe, expect } from 'vitest'
import { crmLead, elsewhere, type Known, know, type Server, test } from '../../test/graphql-test.ts'

/* It is asked on 15 June 2026. */

type Came = { readonly worked: number; readonly reached: number; readonly accepted: number; readonly won: number }

/** So many leads of one source, all handed over; of them the first so many came so far. */
const from = (source: string, owner: string, count: number, came: Came): Known => {
  const names = Array.from({ length: count }, (_, i) => `${source} ${i}`)
  const call = { direction: 'OUTBOUND' } as const
  return {
    records: names.map((name, i) =>
      crmLead(name, {
        ...{ createdAt: '2026-03-01', mqlAt: '2026-03-02', assignedAt: '2026-03-02', source, owner },
        ...(i < came.accepted && { salAt: '2026-03-10' }),
        ...(i < came.won && { wonAt: '2026-03-20' }),
        ...(i >= came.won && i % 2 === 0 && { lostAt: '2026-03-25' }),
      }),
    ),
    events: names.slice(0, came.worked).flatMap((name, i) =>
      elsewhere(name, '2026-03-04T09:00:00Z', 'call', 'SALES', {
        ...call,
        ...(i < came.reached && { reached: true }),
      }),
    ),
  }
}

const together = (...all: readonly Known[]): Known => ({
  records: all.flatMap(({ records = [] }) => records),
  events: all.flatMap(({ events = [] }) => events),
})

const rate = '{ numerator denominator value }'
const ask = async (server: Server, more = 'groupBy: [SOURCE]', input = '') => {
  const { data, errors } = await server.ask(`{ closeRateSplit(
    input: { range: { between: { from: "2026-01-01", to: "2027-01-01" } } ${input} } ${more}
  ) {
    rows { keys { value } closeRate ${rate} worked ${rate} reached ${rate} accepted ${rate} won ${rate} followUp quality
      atAverageFollowUp { value interval { low high } } atAverageQuality { value } impliedWorked impliedReached caveats }
    total { closeRate ${rate} worked ${rate} reached ${rate} } meta { warnings { code message affectedCount } }
  } }`)
  expect(errors).toBeUndefined()
  return data.closeRateSplit
}

describe('a neglected source and a weak one, closed alike', () => {
  test.beforeEach(async ({ db, workspaces: [workspace] }) => {
    // Of the fair's 40 leads 12 were worked and 10 reached, and 6 of these were won; of the search's 40 were 38 worked, 36
    // reached, and 6 of these won.
    const fair = from('fair', 'Ann', 40, { worked: 12, reached: 10, accepted: 8, won: 6 })
    const search = from('search', 'Bob', 40, { worked: 38, reached: 36, accepted: 12, won: 6 })
    await know(db, workspace, together(fair, search))
  })

  test('look different', async ({ server }) => {
    const { rows, total, meta } = await ask(server)
    expect(total).toMatchObject({
      closeRate: { numerator: 12, denominator: 80 },
      worked: { numerator: 50, denominator: 80 },
      reached: { numerator: 46, denominator: 50 },
    })
    const [fair, search] = rows
    // Reached 10 of 40 rather than 46 of 80: .6 · .575. Won 6 of 10 rather than 12 of 46: .25 · 12/46.
    expect(fair).toMatchObject({
      keys: [{ value: 'fair' }],
      closeRate: { numerator: 6, denominator: 40, value: 0.15 },
      worked: { numerator: 12, denominator: 40 },
      reached: { numerator: 10, denominator: 12 },
      accepted: { numerator: 8, denominator: 10 },
      won: { numerator: 6, denominator: 8 },
      ...{ followUp: 'BELOW', quality: 'ABOVE', impliedWorked: 0, impliedReached: 0 },
      atAverageFollowUp: { value: expect.closeTo(0.6 * 0.575, 12) },
      atAverageQuality: { value: expect.closeTo((0.25 * 12) / 46, 12) },
      caveats: [
        'Sales reached 10 of 40 leads (25.0%), and 57.5% of all: reached as often, 34.5% would be won rather than 15.0%.',
      ],
    })
    // Won 6 of 36 rather than 12 of 46: .9 · 12/46.
    expect(search).toMatchObject({
      closeRate: { numerator: 6, denominator: 40 },
      ...{ followUp: 'ABOVE', quality: 'BELOW' },
      caveats: [
        'Of 36 leads that sales reached 6 were won (16.7%), of all that it reached 26.1%: as good as these, 23.5% would be won rather than 15.0%.',
      ],
    })
    expect(meta.warnings).toEqual([
      {
        code: 'IMMATURE_COHORTS',
        message: '34 of 80 leads are open: they may yet be worked, reached, accepted and won',
        affectedCount: 34,
      },
    ])
  })

  test('are told apart by who sells as well', async ({ server }) => {
    const { rows } = await ask(server, 'groupBy: [OWNER]')
    expect(
      rows.map(({ keys, followUp }: { keys: { value: string }[]; followUp: string }) => [keys[0]?.value, followUp]),
    ).toEqual([
      ['Ann', 'BELOW'],
      ['Bob', 'ABOVE'],
    ])
  })

  test('a filter makes one of them the average', async ({ server }) => {
    const { rows } = await ask(
      server,
      'groupBy: [SOURCE]',
      'filter: { where: { dimension: "SOURCE", op: EQ, values: ["fair"] } }',
    )
    expect(rows).toMatchObject([{ followUp: 'ALIKE', atAverageFollowUp: { value: expect.closeTo(0.15, 12) } }])
  })
})

test('who was won was accepted, reached and worked, whether or not that is recorded', async ({
  db,
  server,
  workspaces: [workspace],
}) => {
  await know(db, workspace, from('web', 'Ann', 10, { worked: 1, reached: 0, accepted: 3, won: 2 }))
  const { rows } = await ask(server)
  expect(rows).toMatchObject([
    {
      worked: { numerator: 3, denominator: 10 },
      reached: { numerator: 3, denominator: 3 },
      accepted: { numerator: 3, denominator: 3 },
      won: { numerator: 2, denominator: 3 },
      ...{ impliedWorked: 2, impliedReached: 3 },
      caveats: [
        'Counted though nobody recorded it, as the leads were accepted or won: work on 2 of 3 leads, contact with 3 of 3.',
      ],
    },
  ])
})

test('of leads that nobody reached nothing is known', async ({ db, server, workspaces: [workspace] }) => {
  await know(db, workspace, from('web', 'Ann', 3, { worked: 2, reached: 0, accepted: 0, won: 0 }))
  const { rows } = await ask(server)
  expect(rows).toMatchObject([
    {
      reached: { numerator: 0, denominator: 2 },
      accepted: { numerator: 0, denominator: 0, value: null },
      atAverageFollowUp: { value: null, interval: null },
      caveats: ['Sales reached none of 3 leads: what they are worth is not known.'],
    },
  ])
})

test('of nothing there is nothing to split, and an earlier range is refused', async ({ server }) => {
  expect(await ask(server)).toMatchObject({
    rows: [],
    total: { closeRate: { numerator: 0, denominator: 0, value: null } },
  })
  const { errors } = await server.ask(
    '{ closeRateSplit(input: { range: { lastDays: 30 }, compareTo: { previous: YEAR } }) { rows { followUp } } }',
  )
  expect(errors?.[0]).toMatchObject({
    message: 'closeRateSplit compares rows with all leads: leave out input.compareTo',
    extensions: { code: 'INPUT_INVALID' },
  })
})
