import type { SettingsInput } from '@touchline/schema'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { crmLead, deal, know, type Server, test } from '../../test/graphql-test.ts'
import { aPerson, companyOf } from '../../test/random-company.ts'
import type { CrmRecord, LeadFields } from '../outcomes/records.ts'
import { storeSettings } from '../workspaces/settings.queries.ts'

/* It is asked on 15 June 2026, at 14:00 in Berlin. */

/** So many leads of one source that came on 1 March, and what came of them. */
const leads = (source: string, count: number, fields: Omit<LeadFields, 'createdAt'>): CrmRecord[] =>
  Array.from({ length: count }, (_, i) =>
    crmLead(`${source} ${JSON.stringify(fields)} ${i}`, { createdAt: '2026-03-01', source, ...fields }),
  )

const ratio = '{ numerator denominator value thin }'
const share = '{ value interval { low high } }'
const days = '{ days interval { low high } beyondFollowUp }'
const time = `{ leads wentOn lost givenBack stillThere undated notRecorded backwards median ${days} p90 ${days} supportedDays
  left ${share} goneOn ${share} becameLost ${share} cameBack ${share} goneOnSoFar ${ratio} maturity tooYoung thin
  expectedDays leftAsExpected ${share} overdue caveats }`
const row = `keys { value } leads won lost open notRecorded notRecordedBefore caveats
  steps { milestone reached implied undated fromPrevious ${ratio} fromFirst ${ratio} lostHere stillHere time ${time}
    capacity { arrivalsPerDay meanDays withinDays leads } }
  velocity { open winRate ${ratio} meanValue { amount currency } valued meanCycleDays timed perDay { amount } caveats }`

const ask = async (server: Server, more = 'groupBy: [SOURCE]', input = '') => {
  const { data, errors } = await server.ask(`{ funnel(
    input: { range: { between: { from: "2026-03-01", to: "2026-03-11" } } ${input} } ${more}
  ) { rows { ${row} } total { ${row} } recording { since } meta { warnings { code message affectedCount } } } }`)
  expect(errors).toBeUndefined()
  return data.funnel
}

type Step = { readonly milestone: string; readonly time: Record<string, unknown> } & Record<string, unknown>
const stepOf = ({ steps }: { steps: readonly Step[] }, milestone: string) =>
  steps.find((step) => step.milestone === milestone)

describe('of leads that came on one day', () => {
  test.beforeEach(async ({ db, workspaces: [workspace] }) => {
    const records = [
      // 40 qualify after 2 days: 20 of them are accepted 4 days later, 10 lost 6 days later, 10 given back 8 days later.
      ...leads('web', 20, { mqlAt: '2026-03-03', salAt: '2026-03-07' }),
      ...leads('web', 10, { mqlAt: '2026-03-03', lostAt: '2026-03-09' }),
      ...leads('web', 10, { mqlAt: '2026-03-03', recycledAt: '2026-03-11' }),
      // Of the fair's, 5 skip what is between: an opportunity at once. 10 are still what they were.
      ...leads('fair', 5, { sqlAt: '2026-03-05', wonAt: '2026-04-04' }),
      ...leads('fair', 10, {}),
    ]
    await know(db, workspace, { records })
  })

  test('each step tells who came, who stopped there and who goes on', async ({ server }) => {
    const { rows } = await ask(server)
    const [web, fair] = rows
    expect(web).toMatchObject({ keys: [{ value: 'web' }], leads: 40, won: 0, lost: 10, open: 30 })
    expect(stepOf(web, 'LEAD')).toMatchObject({ reached: 40, fromPrevious: null, lostHere: 0, stillHere: 0 })
    expect(stepOf(web, 'MQL')).toMatchObject({
      ...{ reached: 40, implied: 0, lostHere: 10, stillHere: 10 },
      fromPrevious: { numerator: 40, denominator: 40, value: 1 },
    })
    expect(stepOf(web, 'SAL')).toMatchObject({
      reached: 20,
      fromPrevious: { numerator: 20, denominator: 40, value: 0.5 },
    })
    expect(stepOf(fair, 'SQL')).toMatchObject({ reached: 5, implied: 0 })
    expect(stepOf(fair, 'SAL')).toMatchObject({ reached: 5, implied: 5 })
    expect(stepOf(fair, 'WON')).toMatchObject({ reached: 5, implied: 0, time: null, capacity: null })
    expect(fair.caveats[0]).toBe(
      'Reached only as far as a later milestone tells, so without a time: MQL (5 of 5 leads), SAL (5 of 5 leads), OPPORTUNITY (5 of 5 leads).',
    )
  })

  test('times are of those that left each way, and of those that are still there', async ({ server }) => {
    const [web, fair] = (await ask(server)).rows
    expect(stepOf(web, 'LEAD')?.time).toMatchObject({ leads: 40, wentOn: 40, median: { days: 2 }, p90: { days: 2 } })
    // 20 left after 4 days, 10 after 6, 10 after 8: exactly half after 4, so in the middle of 4 and 6.
    expect(stepOf(web, 'MQL')?.time).toMatchObject({
      ...{ leads: 40, wentOn: 20, lost: 10, givenBack: 10, stillThere: 0, supportedDays: 8 },
      ...{ median: { days: 5, beyondFollowUp: false }, p90: { days: 8 } },
      ...{
        goneOn: { value: 0.5 },
        becameLost: { value: 0.25 },
        cameBack: { value: 0.25 },
        maturity: 1,
        tooYoung: false,
      },
    })
    // 20 are in SAL for 100 days by now, fewer than 30: nothing is told of them.
    expect(stepOf(web, 'SAL')?.time).toMatchObject({
      ...{ leads: 20, stillThere: 20, supportedDays: null, median: { days: null, beyondFollowUp: true } },
      caveats: ['Of 20 leads in SAL no time is told: that takes 30.'],
    })
    // Who skips stages goes from LEAD to SQL, and is never in those between.
    expect(stepOf(fair, 'LEAD')?.time).toMatchObject({ leads: 15, wentOn: 5, stillThere: 10 })
    expect(stepOf(fair, 'MQL')?.time).toMatchObject({ leads: 0 })
    expect(stepOf(fair, 'SQL')?.time).toMatchObject({ leads: 5, wentOn: 5 })
  })

  test('the total is of all rows, and knows more than each of them', async ({ server }) => {
    const { total, rows } = await ask(server)
    expect((await ask(server, 'groupBy: []')).rows).toEqual([total])
    expect(total.leads).toBe(55)
    // 40 left LEAD after 2 days and 5 after 4, of 55; 10 are still there, for 105 days and 14 hours.
    expect(stepOf(total, 'LEAD')?.time).toMatchObject({
      ...{ leads: 55, median: { days: 2 }, p90: { days: null, beyondFollowUp: true }, supportedDays: 105 + 14 / 24 },
      goneOn: { value: expect.closeTo(45 / 55, 12) },
    })
    // 40 of the ten days of the range came to MQL, 4 a day, and were there for (20 · 4 + 10 · 6 + 10 · 8) / 40 = 5.5 days.
    expect(stepOf(rows[0], 'MQL')?.['capacity']).toEqual({ arrivalsPerDay: 4, meanDays: 5.5, withinDays: 8, leads: 22 })
  })

  test('a filter lets through what it says', async ({ server }) => {
    const filter = 'filter: { where: { dimension: "SOURCE", op: EQ, values: ["fair"] } }'
    const { total, rows } = await ask(server, 'groupBy: [CHANNEL, SOURCE]', filter)
    expect([total.leads, rows.length]).toEqual([15, 1])
  })

  test('says how many are open, and how few a row has', async ({ server }) => {
    const { meta } = await ask(server, 'groupBy: [SOURCE]', 'asOf: "2026-03-08T12:00:00Z"')
    expect(meta.warnings).toEqual([
      expect.objectContaining({
        code: 'IMMATURE_COHORTS',
        message:
          '55 of 55 leads are open: they may yet come further, so of young leads read goneOn rather than fromPrevious',
        affectedCount: 55,
      }),
    ])
  })

  test('as of an earlier day what happened later has not', async ({ server }) => {
    const [web] = (await ask(server, 'groupBy: [SOURCE]', 'asOf: "2026-03-08T12:00:00Z"')).rows
    // On the 8th, at 13:00 in Berlin: 20 left MQL on the 7th, and 20 are there since the end of the 3rd, for 4 days and 13 hours.
    expect(stepOf(web, 'MQL')?.time).toMatchObject({ wentOn: 20, lost: 0, givenBack: 0, stillThere: 20 })
    expect(stepOf(web, 'MQL')?.time['supportedDays']).toBe(4 + 13 / 24)
  })
})

test('what both teams expect of a stage is held against what is', async ({ db, server, workspaces: [workspace] }) => {
  const stages: SettingsInput['stages'] = [
    { name: 'Qualified', crmStages: ['Qualified'], means: 'MQL', expectedDays: 3 },
    { name: 'Demo', crmStages: ['Demo'], means: 'SQL' },
  ]
  await storeSettings(db, workspace.id, { stages }, new Date('2026-01-01'))
  const records = [
    ...leads('web', 30, { mqlAt: '2026-03-03', salAt: '2026-03-05' }),
    ...leads('web', 10, { mqlAt: '2026-03-03' }),
  ]
  await know(db, workspace, { records })
  const { total } = await ask(server)
  expect(stepOf(total, 'MQL')?.time).toMatchObject({
    ...{ expectedDays: 3, overdue: 10, leftAsExpected: { value: 0.75 } },
    caveats: [
      'No 90th percentile of the time in MQL can be told: 30 leads or more were still there, and watched, for 103.6 days only. By then 75.0% (58.5% to 85.7%) had left.',
      '10 of 10 leads in MQL are there for longer than the 3 days expected. 75.0% (58.5% to 85.7%) leave it by then.',
    ],
  })
  expect(stepOf(total, 'SQL')?.time).toMatchObject({ expectedDays: null, overdue: null })
})

test('velocity is of opportunities: what is open, how often it is won, for how much, and how fast', async ({
  db,
  server,
  workspaces: [workspace],
}) => {
  const names = ['won', 'won too', 'lost', 'open', 'open too', 'unpriced']
  const opened = { createdAt: '2026-03-05', outcome: 'OPEN' } as const
  await know(db, workspace, {
    records: [
      ...names.map((name) => crmLead(name, { createdAt: '2026-03-01', source: 'web' })),
      deal('won', { ...opened, outcome: 'WON', closedAt: '2026-03-15', amountMinor: 10_000 }),
      deal('won too', { ...opened, outcome: 'WON', closedAt: '2026-04-04', amountMinor: 30_000 }),
      deal('unpriced', { ...opened, outcome: 'WON', closedAt: '2026-03-25' }),
      deal('lost', { ...opened, outcome: 'LOST', closedAt: '2026-03-15', amountMinor: 50_000 }),
      deal('open', { ...opened, amountMinor: 70_000 }),
      deal('open too', opened),
    ],
  })
  const { total, meta } = await ask(server)
  // 2 open · 3/4 · 200.00 ÷ ((10 + 30 + 20) / 3 = 20 days) = 15.00 a day. Summer time began on 29 March: a day is a day.
  expect(total.velocity).toEqual({
    open: 2,
    winRate: { numerator: 3, denominator: 4, value: 0.75, thin: false },
    meanValue: { amount: '200.00', currency: 'EUR' },
    ...{ valued: 2, meanCycleDays: 20, timed: 3, perDay: { amount: '15.00' } },
    caveats: [
      'The mean value is of 2 of 3 wins: the CRM names no amount for the others.',
      'The mean cycle is of 3 opportunities that are won, while 2 are open: the slow ones come last, so it may grow.',
    ],
  })
  expect(meta.warnings).toContainEqual({
    ...{ code: 'MISSING_AMOUNTS', affectedCount: 1 },
    message: '1 of 3 wins have no amount: the mean value is of the others',
  })
})

test('a stage of which nobody knows since when has no time', async ({ db, server, workspaces: [workspace] }) => {
  const stages: SettingsInput['stages'] = [{ name: 'Demo', crmStages: ['Demo'], means: 'SQL' }]
  await storeSettings(db, workspace.id, { stages }, new Date('2026-01-01'))
  const records = leads('web', 3, { mqlAt: '2026-03-03', stage: 'Demo' })
  await know(db, workspace, { records })
  const { total, meta } = await ask(server)
  expect(stepOf(total, 'SQL')).toMatchObject({ reached: 3, undated: 3, time: { leads: 0 } })
  expect(stepOf(total, 'MQL')).toMatchObject({ reached: 3, undated: 0, time: { leads: 0, undated: 3 } })
  expect(meta.warnings).toContainEqual(expect.objectContaining({ code: 'UNDATED_CONVERSIONS', affectedCount: 3 }))
})

test('leads of a time in which nobody recorded wins are left out of times, and it is said', async ({
  db,
  server,
  workspaces: [workspace],
}) => {
  const month = (m: number, count: number, wonAt?: string) =>
    Array.from({ length: count }, (_, i) =>
      crmLead(`${m} ${i} ${wonAt}`, { createdAt: `2026-0${m}-01`, ...(wonAt && { wonAt }) }),
    )
  // Half of April's and May's leads are won within days, and nobody recorded any win in March.
  const records = [
    ...month(3, 40),
    ...month(4, 20),
    ...month(4, 20, '2026-04-03'),
    ...month(5, 20),
    ...month(5, 20, '2026-05-03'),
  ]
  await know(db, workspace, { records })
  const { total, recording, meta } = await ask(server)
  expect(total).toMatchObject({ leads: 40, notRecorded: 40, notRecordedBefore: '2026-04-03' })
  expect(stepOf(total, 'LEAD')?.time).toMatchObject({ leads: 0, notRecorded: 40 })
  expect(recording.since).toBe('2026-04-03')
  expect(total.caveats[0]).toBe(
    '40 of 40 leads were created before 2026-04-03, when wins were not recorded: they count in the steps, and are left out of times and velocity.',
  )
  expect(meta.warnings).toContainEqual(expect.objectContaining({ code: 'NOT_RECORDED', affectedCount: 40 }))
})

test('of nothing there is nothing to tell, and an earlier range is refused', async ({ server }) => {
  const { rows, total } = await ask(server)
  expect([rows, total.leads, total.velocity.perDay]).toEqual([[], 0, null])
  const { errors } = await server.ask(
    '{ funnel(input: { range: { lastDays: 30 }, compareTo: { previous: YEAR } }) { rows { leads } } }',
  )
  expect(errors?.[0]).toMatchObject({
    message: 'funnel follows the leads of one range: leave out input.compareTo',
    extensions: { code: 'INPUT_INVALID' },
  })
  const twice = await server.ask(
    '{ funnel(input: { range: { lastDays: 30 } }, groupBy: [OWNER, OWNER]) { rows { leads } } }',
  )
  expect(twice.errors?.[0]?.extensions).toMatchObject({ code: 'INPUT_INVALID' })
})

const whole = 'range: { between: { from: "2026-01-01", to: "2026-06-15" } }'

test('of any company, every count of rows adds up to the total, and no step has more than the one before', async ({
  db,
  server,
  workspaces: [workspace],
}) => {
  const [people] = fc.sample(fc.array(aPerson, { minLength: 60, maxLength: 60 }), { numRuns: 1, seed: 6 })
  await know(db, workspace, companyOf(people ?? []))
  const counts =
    'leads won lost open steps { reached implied undated lostHere stillHere time { leads wentOn lost givenBack stillThere undated } capacity { arrivalsPerDay } }'
  for (const groupBy of ['CHANNEL', 'SOURCE', 'OWNER', 'MONTH', 'CAMPAIGN, OWNER']) {
    const { data } = await server.ask(
      `{ funnel(input: { ${whole} }, groupBy: [${groupBy}]) { rows { ${counts} } total { ${counts} } } }`,
    )
    const { rows, total } = data.funnel
    const sums = rows.map(numbersIn).reduce((a: number[], b: number[]) => a.map((each, i) => each + (b[i] ?? 0)))
    expect(sums).toEqual(numbersIn(total).map((each) => expect.closeTo(each, 9)))
    const reached: number[] = total.steps.map((step: { reached: number }) => step.reached)
    expect(reached).toEqual(reached.toSorted((a, b) => b - a))
    expect(total.won + total.lost + total.open).toBe(total.leads)
  }
  const { data } = await server.ask(
    `{ channelPerformance(input: { ${whole} }) { total { leads mqls sals sqls opportunities won } } }`,
  )
  const { data: funnel } = await server.ask(`{ funnel(input: { ${whole} }) { total { steps { reached } } } }`)
  expect(funnel.funnel.total.steps.map((step: { reached: number }) => step.reached)).toEqual(
    Object.values(data.channelPerformance.total),
  )
})

const numbersIn = (told: unknown): number[] =>
  typeof told === 'number' ? [told] : told && typeof told === 'object' ? Object.values(told).flatMap(numbersIn) : []
