import { describe, expect } from 'vitest'
import { erasePerson } from '../../pipeline/erase.ts'
import { crmLead, deal, type Known, know, type Server, shown, test, variant, visit } from '../../test/graphql-test.ts'
import type { EventRow } from '../collect/stored-event.ts'
import type { CrmRecord } from '../outcomes/records.ts'

/* It is asked on 15 June 2026, in Berlin. */

const page = 'https://shop.test/pricing'

/** So many visitors got a variant, one an hour; the first of them became leads, and the first of those were won. */
function got(given: string, visitors: number, leads: number, won: number, day = '2026-03-02'): Known {
  const names = Array.from({ length: visitors }, (_, i) => `${given}-${i}`)
  const at = (i: number): string => new Date(Date.parse(`${day}T00:30:00Z`) + i * 3_600_000).toISOString()
  return {
    events: names.flatMap((name, i) =>
      i < leads ? visit(name, at(i), page, variant('price', given)) : shown(name, at(i), 'price', given),
    ),
    records: names.slice(0, leads).flatMap((name, i): CrmRecord[] => [
      crmLead(name, { createdAt: '2026-04-01' }),
      ...(i < won
        ? [
            deal(name, {
              outcome: 'WON',
              createdAt: '2026-04-10',
              closedAt: '2026-05-04',
              amountMinor: 10_000 * (i + 1),
            }),
          ]
        : []),
    ]),
  }
}

const together = (...all: readonly Known[]): Known => ({
  records: all.flatMap(({ records = [] }) => records),
  events: all.flatMap(({ events = [] }) => events),
})

const interval = 'interval { low high }'
const asked = `name control subjects mixed tooRecent sampleRatio { pValue mismatch } maturity { milestone supportedDays maturity tooYoung }
  variants { name isControl subjects expectedShare caveats
    milestones { milestone rate { numerator denominator } difference { rate { value ${interval} } lift { value ${interval} }
      pValue alwaysValidP alwaysValidHalfWidth alwaysValidInterval { low high } decidedOn increment { value ${interval} } verdict } }
    revenue { total { amount currency } perSubject buyers difference { perSubject ${interval} drawnInterval { low high } pValue
      increment { amount } thin } } }
  meta { range { from to } asOf timeZone currency warnings { code message affectedCount } }`

const ask = async (server: Server, input = '{}', name = 'price') => {
  const { data, errors } = await server.ask(`{ experiment(name: "${name}", input: ${input}) { ${asked} } }`)
  expect(errors).toBeUndefined()
  return data.experiment
}

type Milestones = readonly { readonly milestone: string; readonly rate: { readonly numerator: number } }[]
const reached = ({ milestones }: { readonly milestones: Milestones }) =>
  Object.fromEntries(milestones.map(({ milestone, rate }) => [milestone, rate.numerator]))
const codes = ({ meta }: { readonly meta: { readonly warnings: readonly { readonly code: string }[] } }) =>
  meta.warnings.map(({ code }) => code)

describe('an experiment', () => {
  test.beforeEach(async ({ db, workspaces: [workspace] }) => {
    await know(db, workspace, together(got('control', 200, 20, 4), got('b', 210, 63, 12)))
  })

  test('is listed with its variants', async ({ server }) => {
    const { data } = await server.ask(
      '{ experiments { name variants variantCount subjects mixed firstExposureAt lastExposureAt } }',
    )
    expect(data.experiments).toEqual([
      {
        ...{ name: 'price', variants: ['b', 'control'], variantCount: 2, subjects: 410, mixed: 0 },
        firstExposureAt: '2026-03-02T00:30:02.000Z',
        lastExposureAt: '2026-03-10T17:30:00.000Z',
      },
    ])
  })

  test('is judged by what became of the leads, and not by clicks', async ({ server }) => {
    const report = await ask(server)
    expect(report).toMatchObject({ name: 'price', control: 'control', subjects: 410, mixed: 0, tooRecent: 0 })
    const [control, b] = report.variants
    // An opportunity implies all before it.
    expect(reached(control)).toEqual({ LEAD: 20, MQL: 4, SAL: 4, SQL: 4, OPPORTUNITY: 4, WON: 4 })
    expect(reached(b)).toEqual({ LEAD: 63, MQL: 12, SAL: 12, SQL: 12, OPPORTUNITY: 12, WON: 12 })
    expect(control).toMatchObject({ isControl: true, subjects: 200, expectedShare: 0.5, caveats: [] })
    const [lead] = b.milestones
    // 63 of 210 is .3, 20 of 200 is .1: three times as much, and 42 leads more than the 21 that control would have had.
    expect(lead.difference).toMatchObject({
      rate: { value: expect.closeTo(0.2, 12) },
      lift: { value: expect.closeTo(2, 12) },
      increment: { value: expect.closeTo(42, 9) },
      decidedOn: '2026-04-01',
      verdict: 'BETTER',
    })
    expect(lead.difference.alwaysValidP).toBeLessThan(0.05)
    expect(lead.difference.pValue).toBeLessThan(lead.difference.alwaysValidP)
    const { rate, increment, alwaysValidHalfWidth, alwaysValidInterval } = lead.difference
    expect(increment.interval.low).toBeCloseTo(210 * rate.interval.low, 9)
    expect(alwaysValidInterval.high - alwaysValidInterval.low).toBeCloseTo(2 * alwaysValidHalfWidth, 12)
    // 12 of 210 and 4 of 200: looks decided by no standard.
    expect(b.milestones[5].difference).toMatchObject({ decidedOn: null, verdict: 'UNDECIDED' })
  })

  test('says what it earned, by subject and in all', async ({ server }) => {
    const [control, b] = (await ask(server)).variants
    // 100 + 200 + 300 + 400 by 200 subjects, and 100 + … + 1,200 by 210.
    expect(control.revenue).toEqual({
      ...{ total: { amount: '1000.00', currency: 'EUR' }, perSubject: '5.000000', buyers: 4, difference: null },
    })
    expect(b.revenue).toMatchObject({
      ...{ total: { amount: '7800.00' }, perSubject: '37.142857', buyers: 12 },
      difference: { perSubject: '32.142857', increment: { amount: '6750.00' }, thin: false },
    })
    const { interval: welch, drawnInterval } = b.revenue.difference
    for (const { low, high } of [welch, drawnInterval]) {
      expect(Number(low)).toBeLessThan(32.14)
      expect(Number(high)).toBeGreaterThan(32.15)
    }
  })

  test('is answered the same twice, and by whoever else names control', async ({ server }) => {
    const answer = await ask(server)
    expect(await ask(server)).toEqual(answer)
    const [b, control] = (await ask(server, '{ control: "b" }')).variants
    expect(b).toMatchObject({ name: 'b', isControl: true })
    expect(control.milestones[0].difference.verdict).toBe('WORSE')
    expect(control.milestones[0].difference.rate.value).toBeCloseTo(-0.2, 12)
  })

  test('counts only what was reached in time, of those who had the time', async ({ server }) => {
    // Leads came 22 to 30 days after the exposure, and wins 55 to 63.
    expect((await ask(server, '{ withinDays: 20 }')).variants.map(reached)).toMatchObject([
      { LEAD: 0, WON: 0 },
      { LEAD: 0, WON: 0 },
    ])
    const within = await ask(server, '{ withinDays: 60 }')
    expect(within.variants.map(reached)).toMatchObject([{ LEAD: 20 }, { LEAD: 63, WON: 0 }])
    expect(within.maturity).toEqual([])
    expect(within.variants[1].revenue.total.amount).toBe('0.00')
    // On 15 June, who was exposed on 7 March or later has not been watched for 101 days: the last 64 + 74 of either.
    const young = await ask(server, '{ withinDays: 101 }')
    expect(young.tooRecent).toBe(200 + 210 - young.subjects)
    expect(young.meta.warnings).toContainEqual({
      code: 'IMMATURE_COHORTS',
      message: `${young.tooRecent} of 410 subjects are left out: they were exposed fewer than 101 days ago`,
      affectedCount: young.tooRecent,
    })
  })

  test('may be asked of some days, and as of an earlier time', async ({ server }) => {
    const oneDay = await ask(server, '{ range: { between: { from: "2026-03-02", to: "2026-03-03" } } }')
    // From 01:30 in Berlin until midnight there are 23 hours.
    expect(oneDay.variants).toMatchObject([{ subjects: 23 }, { subjects: 23 }])
    expect(oneDay.meta.range).toEqual({ from: '2026-03-01T23:00:00.000Z', to: '2026-03-02T23:00:00.000Z' })
    const then = await ask(server, '{ asOf: "2026-03-04T12:00:00Z" }')
    expect(then.variants.map(reached)).toMatchObject([{ LEAD: 0 }, { LEAD: 0 }])
    expect(then.subjects).toBe(120)
    expect(then.meta.asOf).toBe('2026-03-04T12:00:00.000Z')
  })

  test('warns where variants were not given out as they should have been', async ({ server }) => {
    expect(await ask(server)).toMatchObject({ sampleRatio: { pValue: expect.closeTo(0.6214, 4), mismatch: false } })
    const split = '{ split: [{ variant: "control", share: 3 }, { variant: "b", share: 1 }] }'
    const report = await ask(server, split)
    expect(report.variants).toMatchObject([{ expectedShare: 0.75 }, { expectedShare: 0.25 }])
    expect(report.sampleRatio.mismatch).toBe(true)
    expect(report.meta.warnings[0]).toMatchObject({
      code: 'SAMPLE_RATIO_MISMATCH',
      message: expect.stringMatching(
        /^There are 200 of control rather than 308, 210 of b rather than 103: chance does/,
      ),
    })
  })

  test('shows a variant that nobody got, where there should have been one', async ({ server }) => {
    const shares = ['control', 'b', 'c'].map((name) => `{ variant: "${name}", share: 1 }`)
    const { variants, sampleRatio } = await ask(server, `{ split: [${shares.join()}] }`)
    expect(variants).toMatchObject([{ subjects: 200 }, { subjects: 210 }, { name: 'c', subjects: 0 }])
    expect(variants[2].milestones[0]).toMatchObject({
      difference: { rate: { value: null }, verdict: 'NOT_ENOUGH_DATA' },
    })
    expect(sampleRatio.mismatch).toBe(true)
  })

  test.for([
    ['{ control: "a" }', 'control is "a", and the variants are b, control'],
    ['{ split: [{ variant: "b", share: 1 }] }', 'split leaves out control: name each variant once'],
    ['{ split: [{ variant: "b", share: 0 }] }', 'split gives "b" 0: give more than 0'],
    [
      '{ split: [{ variant: "b", share: 1 }, { variant: "b", share: 2 }] }',
      'split names a variant twice: name each once',
    ],
    ['{ withinDays: -1 }', 'withinDays is -1: give 0 to 3650'],
    ['{ expectedLift: 0 }', 'expectedLift is 0: give 0.01 to 10'],
  ])('%s is refused', async ([input, message], { server }) => {
    const { errors } = await server.ask(`{ experiment(name: "price", input: ${input}) { name } }`)
    expect(errors).toMatchObject([{ message, extensions: { code: 'INPUT_INVALID' } }])
  })

  test('nobody was exposed to is null, and another workspace’s is nobody’s', async ({ server, keys: [, theirs] }) => {
    expect(await ask(server, '{}', 'Price')).toBeNull()
    expect(await ask(server, '{}', String.raw`price\u0000`)).toBeNull()
    const { data } = await server.ask('{ experiments { name } experiment(name: "price") { name } }', { key: theirs })
    expect(data).toEqual({ experiments: [], experiment: null })
  })
})

test('who saw more than one variant is left out and counted, on however many devices', async ({
  db,
  server,
  workspaces: [workspace],
}) => {
  const both = [
    ...visit('ada', '2026-03-01T09:00:00Z', page, variant('price', 'a')),
    ...visit('ada', '2026-03-05T09:00:00Z', 'https://shop.test/', variant('price', 'b')),
    ...visit('bob', '2026-03-01T09:00:00Z', page, variant('price', 'a')),
    ...visit('bob', '2026-03-05T09:00:00Z', 'https://shop.test/', variant('price', 'a')),
    ...shown('eve', '2026-03-02T09:00:00Z', 'price', 'b'),
  ]
  await know(db, workspace, { events: both, records: [crmLead('ada', { createdAt: '2026-04-01' })] })
  const report = await ask(server)
  expect(report).toMatchObject({ subjects: 2, mixed: 1, control: 'a' })
  expect(report.variants).toMatchObject([{ subjects: 1 }, { subjects: 1 }])
  expect(report.meta.warnings).toEqual([
    {
      code: 'MIXED_SUBJECTS',
      message: '1 of 3 subjects are left out: they saw more than one variant',
      affectedCount: 1,
    },
    {
      code: 'CONTROL_ASSUMED',
      message: 'No variant is called control: the others are held against a, the first by name',
      affectedCount: 1,
    },
  ])
  expect(report.variants[1].caveats).toContain(
    'LEAD: 0 of 1 subjects reached it, and 0 of 1 of control. That is not enough data, which takes 30 subjects in each, and together 10 who reached it and 10 who didn’t.',
  )
  // Two people turn out to be one: nobody is left whom a alone was shown.
  await know(db, workspace, { records: [crmLead('1', { createdAt: '2026-04-02', emailKey: 'email:bob' })] })
  const link: EventRow[] = visit('bob', '2026-04-05T09:00:00Z', page).map((row) =>
    row.body.type === 'identify' ? { ...row, body: { type: 'identify', keys: ['email:ada', 'email:bob'] } } : row,
  )
  await know(db, workspace, { events: link })
  expect(await ask(server)).toMatchObject({ subjects: 1, mixed: 1 })
})

describe('of milestones', () => {
  const exposedIn = (month: string, name: string) =>
    visit(name, `2026-${month}-10T09:00:00Z`, page, variant('price', 'a'))

  test.for<readonly [string, readonly CrmRecord[], Readonly<Record<string, number>>]>([
    ['those before the exposure don’t count', [crmLead('ada', { createdAt: '2026-01-10' })], { LEAD: 0 }],
    [
      'those after it do, even where the lead came before',
      [crmLead('ada', { createdAt: '2026-01-10', mqlAt: '2026-01-20', sqlAt: '2026-04-20' })],
      { LEAD: 0, MQL: 0, SAL: 0, SQL: 1, WON: 0 },
    ],
    [
      'those of the same day do, as a mere day counts as its end',
      [crmLead('ada', { createdAt: '2026-03-10' })],
      { LEAD: 1 },
    ],
    [
      'those of a later lead do',
      [
        crmLead('ada', { createdAt: '2026-01-10', lostAt: '2026-02-01' }),
        crmLead('again', { createdAt: '2026-05-10', emailKey: 'email:ada' }),
      ],
      { LEAD: 1, MQL: 0 },
    ],
    [
      'those to come don’t',
      [crmLead('ada', { createdAt: '2026-04-01', mqlAt: '2026-04-02', wonAt: '2026-12-24' })],
      { LEAD: 1, MQL: 1, WON: 0 },
    ],
    [
      'those of a day that nobody recorded do, where the lead came after the exposure',
      [crmLead('ada', { createdAt: '2026-04-01', stage: 'Customer', milestone: 'WON' })],
      { LEAD: 1, MQL: 1, WON: 1 },
    ],
    [
      'and don’t, where it came before',
      [crmLead('ada', { createdAt: '2026-01-10', stage: 'Customer', milestone: 'WON' })],
      { LEAD: 0, MQL: 0, WON: 0 },
    ],
  ])('%s', async ([, records, counts], { db, server, workspaces: [workspace] }) => {
    await know(db, workspace, { records, events: exposedIn('03', 'ada') })
    const report = await ask(server)
    expect(reached(report.variants[0])).toMatchObject(counts)
    expect(codes(report).includes('UNDATED_CONVERSIONS')).toBe(counts['WON'] === 1)
  })

  test('deals without an amount are counted, and named', async ({ db, server, workspaces: [workspace] }) => {
    const won = { outcome: 'WON', createdAt: '2026-04-10', closedAt: '2026-05-01' } as const
    await know(db, workspace, {
      records: [crmLead('ada', { createdAt: '2026-04-01' }), deal('ada', won)],
      events: exposedIn('03', 'ada'),
    })
    const report = await ask(server)
    expect(report.variants[0].revenue).toMatchObject({ total: { amount: '0.00' }, buyers: 1 })
    expect(codes(report)).toContain('MISSING_AMOUNTS')
  })
})

test('is too young where many are to be expected who have not had the time', async ({
  db,
  server,
  workspaces: [workspace],
}) => {
  // In January, half of 60 became leads after 60 days. The 60 of June will have had theirs in August.
  const early = got('a', 60, 30, 0, '2026-01-31')
  const late = got('b', 60, 0, 0, '2026-06-10')
  await know(db, workspace, together(early, late))
  const { maturity, meta } = await ask(server)
  expect(maturity[0]).toMatchObject({ milestone: 'LEAD', maturity: expect.closeTo(0.5, 1), tooYoung: true })
  expect(maturity[5]).toMatchObject({ milestone: 'WON', maturity: null, tooYoung: false })
  expect(meta.warnings).toContainEqual(
    expect.objectContaining({ code: 'TOO_YOUNG', message: expect.stringMatching(/LEAD 50\.\d%$/), affectedCount: 1 }),
  )
})

test('who is erased was exposed to nothing', async ({ db, server, workspaces: [workspace] }) => {
  await know(db, workspace, {
    events: [
      ...visit('ada', '2026-03-01T09:00:00Z', page, variant('price', 'a')),
      ...shown('eve', '2026-03-02T09:00:00Z', 'price', 'a'),
    ],
  })
  expect((await ask(server)).subjects).toBe(2)
  const asking = { command: 'a test', now: new Date('2026-06-15T12:00:00Z') }
  await erasePerson(db, workspace, { by: 'KEY', key: 'email:ada' }, asking)
  expect((await ask(server)).subjects).toBe(1)
  expect(await db.selectFrom('exposure').select('is_person').execute()).toEqual([{ is_person: false }])
})
