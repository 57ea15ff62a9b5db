import { DateTime } from 'luxon'
import { describe, expect } from 'vitest'
import type { Db } from '../../db/database.ts'
import { crmLead, know, test } from '../../test/graphql-test.ts'
import type { LeadFields } from '../outcomes/records.ts'
import type { Workspace } from '../workspaces/workspace.ts'

/* It is asked on 15 June 2026, in Berlin. */

const after = (day: string, days: number): string =>
  DateTime.fromISO(day, { zone: 'utc' }).plus({ days }).toFormat('yyyy-MM-dd')

type MoreFields = Omit<LeadFields, 'createdAt'>

let made = 0

/** So many leads of one day, alike. */
const leads = (count: number, createdAt: string, fields: MoreFields = {}) =>
  Array.from({ length: count }, () => {
    made += 1
    return crmLead(`lead-${made}`, { createdAt, source: 'Trade Show', ...fields })
  })

const wonAfter = (count: number, createdAt: string, days: number, fields: MoreFields = {}) =>
  leads(count, createdAt, { wonAt: after(createdAt, days), ...fields })
const lostAfter = (count: number, createdAt: string, days: number) =>
  leads(count, createdAt, { lostAt: after(createdAt, days) })

/** 40 leads of a fair in April, which have had 75 days, and 20 of one in May, which have had 20. */
const twoFairs = () => [
  ...wonAfter(4, '2026-04-01', 10),
  ...lostAfter(6, '2026-04-01', 15),
  ...wonAfter(4, '2026-04-01', 30),
  ...leads(26, '2026-04-01'),
  ...wonAfter(3, '2026-05-26', 5),
  ...leads(17, '2026-05-26'),
]

const allOf2026 = 'range: { between: { from: "2026-01-01", to: "2027-01-01" } }'
const projection = `projection { leads value interval { low high } supportedDays supportedValue observed { numerator denominator }
  maturity verdict thin tooYoung beyondFollowUp notRecorded notRecordedBefore undated wonBefore caveats }`
const ask = (more = '', input = allOf2026, fields = `keys { value } leads won lost open ${projection}`): string => `{
  cohortMaturity(input: { ${input} } ${more}) {
    rows { ${fields} } total { ${fields} } cohorts { month leads points { days complete rate { numerator denominator } } }
    recording { since hasStopped silentMonths { month expectedWins } } meta { warnings { code message affectedCount } }
  } }`
const close = (value: number) => expect.closeTo(value, 12)

const knowLeads = (db: Db, workspace: Workspace, records: ReturnType<typeof leads>) => know(db, workspace, { records })

describe('what is to be expected', () => {
  test.beforeEach(async ({ db, workspaces }) => knowLeads(db, workspaces[0], twoFairs()))

  // Day 5: 3 of 60 won. Day 10: 4 of 57. Day 15: 6 of 53 lost, so 47 of 60 go on. Day 20: 17 were watched no longer.
  // Day 30: 4 of the 30 left.
  const expected = 7 / 60 + (47 / 60) * (4 / 30)

  test('counts lost leads as never won, and open ones up to their age', async ({ server }) => {
    const { data } = await server.ask(ask('horizonDays: 30'))
    expect(data.cohortMaturity.total).toMatchObject({
      ...{ keys: [], leads: 60, won: 11, lost: 6, open: 43 },
      projection: {
        ...{ leads: 60, value: close(expected), supportedDays: 30, supportedValue: close(expected) },
        observed: { numerator: 11, denominator: 60 },
        ...{ maturity: close(11 / 60 / expected), verdict: 'JUDGEABLE', tooYoung: false, beyondFollowUp: false },
        ...{ notRecorded: 0, notRecordedBefore: null, undated: 0, wonBefore: 0, caveats: [] },
      },
    })
    expect(data.cohortMaturity.rows).toEqual([{ ...data.cohortMaturity.total, keys: [{ value: 'Trade Show' }] }])
  })

  test('within 180 days unless asked otherwise; beyond the follow-up there is no number', async ({ server }) => {
    const { data } = await server.ask(ask())
    expect(data.cohortMaturity.total.projection).toMatchObject({
      ...{ value: null, interval: null, supportedDays: 30, supportedValue: close(expected) },
      ...{ verdict: 'TOO_YOUNG', tooYoung: true, beyondFollowUp: true },
      caveats: [expect.stringMatching(/^Too young to judge by 180 days: .* for 30 days only\. By then 22\.1% /)],
    })
    expect(data.cohortMaturity.meta.warnings).toEqual([
      { code: 'TOO_YOUNG', message: expect.stringContaining('1 of 1 rows'), affectedCount: 1 },
    ])
  })

  test('by month, with the ages that all, some or none of its leads have had', async ({ server }) => {
    const { data } = await server.ask(ask('ages: [60, 5, 10, 5], groupBy: [MONTH]'))
    const point = (days: number, numerator: number, denominator: number, complete: boolean) => ({
      ...{ days, complete },
      rate: { numerator, denominator },
    })
    expect(data.cohortMaturity.cohorts).toEqual([
      { month: '2026-04', leads: 40, points: [point(5, 0, 40, true), point(10, 4, 40, true), point(60, 8, 40, true)] },
      { month: '2026-05', leads: 20, points: [point(5, 3, 20, true), point(10, 3, 20, true), point(60, 0, 0, false)] },
    ])
    expect(data.cohortMaturity.rows.map(({ keys, projection: { verdict } }: Row) => [keys[0]?.value, verdict])).toEqual(
      [
        ['2026-04', 'TOO_YOUNG'],
        ['2026-05', 'TOO_FEW'],
      ],
    )
  })

  test('of what a filter lets through, beside an earlier range, and of another workspace nothing', async ({
    server,
    keys,
  }) => {
    const filter = 'filter: { where: { dimension: "MONTH", op: EQ, values: ["2026-04"] } }'
    const filtered = await server.ask(ask('horizonDays: 30, groupBy: []', `${allOf2026}, ${filter}`))
    expect(filtered.data.cohortMaturity).toMatchObject({
      rows: [{ keys: [], leads: 40, projection: { value: close(8 / 40) } }],
      cohorts: [{ month: '2026-04', leads: 40 }],
    })
    const may = 'range: { between: { from: "2026-05-01", to: "2026-06-01" } }, compareTo: { previous: PERIOD }'
    const compared = await server.ask(ask('horizonDays: 30', may, 'leads previous { leads projection { value } }'))
    expect(compared.data.cohortMaturity.total).toEqual({
      leads: 20,
      previous: { leads: 40, projection: { value: close(8 / 40) } },
    })
    const others = await server.ask(ask(), { key: keys[1] })
    expect(others.data.cohortMaturity).toMatchObject({
      rows: [],
      total: { leads: 0, projection: { verdict: 'TOO_FEW' } },
    })
  })

  test('as of an earlier time, from what was known then', async ({ server }) => {
    // By the end of 15 April: 4 of 40 were won on day 10, 6 lost on day 14 + 1, the others open for 14 days.
    const then = `${allOf2026}, asOf: "2026-04-15T22:30:00Z"`
    const { data } = await server.ask(ask('horizonDays: 14', then))
    expect(data.cohortMaturity.total).toMatchObject({
      ...{ leads: 40, won: 4, lost: 0 },
      projection: { value: close(4 / 40), supportedDays: 14, verdict: 'JUDGEABLE' },
    })
  })
})

type Row = { keys: { value: string }[]; projection: { verdict: string } }

test('what cannot be placed in time is told, and kept out or made the best of', async ({ db, server, workspaces }) => {
  await knowLeads(db, workspaces[0], [
    ...leads(32, '2026-03-01'),
    // Won on a day that nobody recorded: left out. Lost on such a day: by today it is not won.
    ...leads(2, '2026-03-01', { milestone: 'WON', stage: 'Customer' }),
    ...leads(1, '2026-03-01', { milestone: 'LOST', stage: 'Dead' }),
    // Won before it came, won in days to come, and won today.
    ...wonAfter(1, '2026-03-01', -2),
    ...wonAfter(1, '2026-06-01', 19),
    ...wonAfter(1, '2026-06-01', 14),
  ])
  const { data } = await server.ask(ask('horizonDays: 14'))
  expect(data.cohortMaturity.total).toMatchObject({
    ...{ leads: 38, won: 2, lost: 1, open: 33 },
    projection: { ...{ leads: 36, undated: 2, wonBefore: 1 }, value: close(2 / 36) },
  })
  expect(data.cohortMaturity.total.projection.caveats).toEqual([
    '2 leads are left out: won on a day that nobody recorded.',
    '1 lead is counted as won at once: the CRM has the win before the lead.',
  ])
})

describe('leads of a time in which nobody recorded wins', () => {
  /** 60 leads on the first of each month of 2026; from April on a third of them is won after 5 days. */
  const recordedFromApril = () => [
    ...['2026-01-01', '2026-02-01', '2026-03-01'].flatMap((day) => leads(60, day)),
    ...['2026-04-01', '2026-05-01', '2026-06-01'].flatMap((day) => [...wonAfter(20, day, 5), ...leads(40, day)]),
  ]

  test('are left out, and it is said of which day, and of which months', async ({ db, server, workspaces }) => {
    await knowLeads(db, workspaces[0], recordedFromApril())
    const { data } = await server.ask(ask('horizonDays: 10'))
    // The first win is that of 6 April. The leads of the first of April came before it.
    expect(data.cohortMaturity.recording).toEqual({
      since: '2026-04-06',
      hasStopped: false,
      silentMonths: ['2026-01', '2026-02', '2026-03'].map((month) => ({ month, expectedWins: close(20) })),
    })
    expect(data.cohortMaturity.total).toMatchObject({
      ...{ leads: 360, won: 40, open: 80 },
      projection: { leads: 120, notRecorded: 240, notRecordedBefore: '2026-04-06', value: close(1 / 3) },
    })
    expect(data.cohortMaturity.total.projection.caveats).toEqual([
      '240 of 360 leads are left out: they were created before 2026-04-06, when wins were not recorded.',
    ])
    expect(data.cohortMaturity.meta.warnings).toEqual([
      {
        code: 'NOT_RECORDED',
        message:
          'No win is recorded in 2026-01 (20 expected), 2026-02 (20 expected), 2026-03 (20 expected): 240 of 360 leads, created before 2026-04-06, are left out',
        affectedCount: 240,
      },
    ])
    expect(data.cohortMaturity.cohorts.map(({ month }: { month: string }) => month)).toEqual(['2026-05', '2026-06'])
  })

  test('are all, where recording has stopped', async ({ db, server, workspaces }) => {
    await knowLeads(db, workspaces[0], [
      ...['2026-01-01', '2026-02-01'].flatMap((day) => [...wonAfter(20, day, 5), ...leads(40, day)]),
      ...['2026-03-01', '2026-04-01'].flatMap((day) => leads(60, day)),
    ])
    const { data } = await server.ask(ask())
    expect(data.cohortMaturity).toMatchObject({
      recording: { since: null, hasStopped: true, silentMonths: [{ month: '2026-03' }, { month: '2026-04' }] },
      total: { leads: 240, projection: { leads: 0, value: null, notRecorded: 240, verdict: 'TOO_FEW' } },
      cohorts: [],
    })
    expect(data.cohortMaturity.meta.warnings[0].message).toMatch(/nor since: nothing can be projected/)
  })
})

test('days are calendar days of the workspace, whatever zone is asked in', async ({ db, server, workspaces }) => {
  // Berlin is two hours ahead: created on 1 May at 01:00 there, won on 2 May at 00:30, on the next day.
  await knowLeads(db, workspaces[0], [
    ...leads(10, '2026-04-30T23:00:00.000Z', { wonAt: '2026-05-01T22:30:00.000Z' }),
    ...leads(30, '2026-04-30T23:00:00.000Z'),
  ])
  for (const zone of ['Europe/Berlin', 'America/New_York']) {
    const input = `${allOf2026}, timeZone: "${zone}"`
    const onDay = async (days: number): Promise<number> =>
      (await server.ask(ask(`horizonDays: ${days}, ages: [0, 1]`, input))).data.cohortMaturity.total.projection.value
    expect([await onDay(1), await onDay(2)]).toEqual([close(0.25), close(0.25)])
    const { data } = await server.ask(ask('ages: [0, 1]', input))
    expect(data.cohortMaturity.cohorts[0].points.map(({ rate }: { rate: object }) => rate)).toEqual([
      { numerator: 0, denominator: 40 },
      { numerator: 10, denominator: 40 },
    ])
  }
})

describe('what it would come to in the end', () => {
  const scenario =
    'scenario { leads won value interval { low high } shape scaleDays medianDays watchedDays beyondWatched caveats }'
  const fields = `keys { value } ${scenario} previous { ${scenario} }`

  /** Of 100 leads of one day, two are won on each of the first 20 days, and some are lost. */
  const hundred = (createdAt: string, lost: number) => [
    ...Array.from({ length: 20 }, (_, day) => wonAfter(2, createdAt, day)).flat(),
    ...lostAfter(lost, createdAt, 5),
    ...leads(60 - lost, createdAt),
  ]

  test('is what has shown where there was time for all, lost or open alike: of a row, and of the one before', async ({
    db,
    server,
    workspaces,
  }) => {
    await knowLeads(db, workspaces[0], [...hundred('2026-01-10', 0), ...hundred('2026-02-01', 45)])
    const february = 'range: { between: { from: "2026-02-01", to: "2026-03-01" } }, compareTo: { previous: PERIOD }'
    const { data } = await server.ask(ask('', february, fields))
    const { rows, total } = data.cohortMaturity
    // From 1 February to 15 June are 134 days, from 10 January 156. The median of the curve is
    // 11.090 · (ln 2)^(1 / 1.6614) = 8.895. The ends: 80 ln(.4 / p) + 120 ln(.6 / (1 − p)) = 3.8415.
    expect(total.scenario).toEqual({
      ...{ leads: 100, won: 40, value: expect.closeTo(0.4, 4), medianDays: 8, watchedDays: 134 },
      interval: { low: expect.closeTo(0.307411, 5), high: expect.closeTo(0.497652, 5) },
      ...{ shape: expect.closeTo(1.6614, 4), scaleDays: expect.closeTo(11.09, 3), beyondWatched: expect.closeTo(0, 6) },
      caveats: [expect.stringMatching(/^A scenario: it takes for granted that 60\.0% of leads are never won /)],
    })
    expect(total.previous.scenario).toMatchObject({ leads: 100, won: 40, watchedDays: 156 })
    expect(rows).toEqual([{ ...total, keys: [{ value: 'Trade Show' }] }])
    const ungrouped = await server.ask(ask('groupBy: []', february, fields))
    expect(ungrouped.data.cohortMaturity.rows).toEqual([total])
  })

  test('is not told of few wins, nor of young leads, nor of nobody', async ({ db, server, keys, workspaces }) => {
    await knowLeads(db, workspaces[0], [
      ...wonAfter(29, '2026-01-01', 3),
      ...leads(90, '2026-01-01'),
      // Three on each of their 15 days so far, and nobody can tell when that ends.
      ...Array.from({ length: 15 }, (_, day) => wonAfter(3, '2026-06-01', day)).flat(),
      ...leads(300, '2026-06-01'),
    ])
    const { data } = await server.ask(ask('groupBy: [MONTH]', undefined, `keys { value } ${scenario}`))
    expect(data.cohortMaturity.rows).toEqual([
      { keys: [{ value: '2026-06' }], scenario: null },
      { keys: [{ value: '2026-01' }], scenario: null },
    ])
    const others = await server.ask(ask('', undefined, scenario), { key: keys[1] })
    expect(others.data.cohortMaturity).toMatchObject({ rows: [], total: { scenario: null } })
  })
})

describe('a question that makes no sense is refused', () => {
  test.for([
    ['horizonDays: 0', 'horizonDays is 0: give 1 to 3650'],
    ['horizonDays: 3651', 'horizonDays is 3651: give 1 to 3650'],
    ['ages: []', 'ages are 0 numbers: give 1 to 24'],
    ['ages: [-1]', 'ages is -1: give 0 to 3650'],
    ['groupBy: [CHANNEL, CHANNEL]', 'name each dimension once'],
  ] as const)('%s', async ([more, message], { server }) => {
    const { errors } = await server.ask(ask(more))
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining(message),
      extensions: { code: 'INPUT_INVALID' },
    })
  })
})
