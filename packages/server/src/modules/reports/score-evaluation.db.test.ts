import { describe, expect } from 'vitest'
import { crmLead, know, type Server, test, visit } from '../../test/graphql-test.ts'

/** 10 points for a visit in time, 20 for a source, 5 for a stage. */
const definition = (score: string, more = ''): string => `
name: Qualified
validFrom: 2026-01-01
businessHours: { timeZone: Europe/Berlin, week: { monday: 09:00-17:00 } }
sla: { sales: { firstResponse: 4h, acceptOrRefuse: 16h }, marketing: { nurture: 40h } }
rule:
  all:
    - inCrm: true
    - score: { threshold: 10, of: [${score}] }
${more}`

const byVisits = '{ points: 10, touchpoints: { side: MARKETING } }, { points: 20, touchpoints: { atLeast: 2 } }'

type Asking = {
  readonly definition?: string
  readonly score?: string
  readonly milestone?: string
  readonly afterDays?: number
  readonly horizonDays?: number
  readonly probability?: string
  readonly input?: object
}

const days = { between: { from: '2026-01-01', to: '2026-02-01' } }

const evaluate = async (server: Server, { input, ...asked }: Asking = {}) =>
  server.ask(
    `query ($input: ReportInput!, $definition: String!, $score: String, $milestone: Milestone! = SQL, $afterDays: Int! = 1,
      $horizonDays: Int! = 60, $probability: ScoreProbability! = FITTED) {
      scoreEvaluation(input: $input, definition: $definition, score: $score, milestone: $milestone, afterDays: $afterDays,
        horizonDays: $horizonDays, probability: $probability) {
        score mostPoints milestone afterDays horizonDays probability settled
        rate { numerator denominator } areaUnderCurve areaInterval { low high }
        topDecile { leads reached share lift }
        calibration { brier skill error bins { from to foretold observed { numerator denominator } } }
        steps { points isFalling rate { numerator denominator } change { value } }
        fallingSteps { points } laterFacts { asks writtenLater notKnownWhen } caveats
        meta { warnings { code affectedCount } }
      }
    }`,
    { variables: { input: { range: days, ...input }, definition: definition(byVisits), ...asked } },
  )

async function report(server: Server, asked: Asking = {}) {
  const { data, errors } = await evaluate(server, asked)
  expect(errors).toBeUndefined()
  return data.scoreEvaluation
}

const created = '2026-01-10T08:00:00.000Z'
const at = (name: string, day: string, path = '') => visit(name, `${day}T09:00:00Z`, `https://shop.test/${path}`)

/** Six leads that can be judged, and one for each reason why one can't. */
const company = {
  records: [
    // Two visits before: 30 points. SQL 20 days on.
    crmLead('ada', { createdAt: created, sqlAt: '2026-01-30T08:00:00.000Z', owner: 'Olga', assignedAt: '2026-01-20' }),
    // One: 10 points. The one in time, the other too late, the third never.
    crmLead('bea', { createdAt: created, sqlAt: '2026-02-10T08:00:00.000Z', owner: 'Olga', assignedAt: '2026-01-10' }),
    crmLead('cas', { createdAt: created, sqlAt: '2026-04-10T08:00:00.000Z' }),
    crmLead('dan', { createdAt: created, lostAt: '2026-02-01' }),
    // None: 0 points.
    crmLead('eli', { createdAt: created }),
    // It came back when it was scored already: 0 points.
    crmLead('flo', { createdAt: created, sqlAt: '2026-02-01T08:00:00.000Z' }),
    // Settled before it is scored.
    crmLead('gus', { createdAt: created, sqlAt: '2026-01-10T20:00:00.000Z' }),
    crmLead('hal', { createdAt: created, lostAt: '2026-01-10T20:00:00.000Z' }),
    // Nobody knows when.
    crmLead('ida', { createdAt: created, stage: 'Customer', milestone: 'WON' }),
    // Of another month.
    crmLead('jim', { createdAt: '2026-05-20T08:00:00.000Z' }),
  ],
  events: [
    ...[...at('ada', '2026-01-05'), ...at('ada', '2026-01-08', 'blog')],
    ...[...at('bea', '2026-01-08'), ...at('cas', '2026-01-08'), ...at('dan', '2026-01-08')],
    ...at('flo', '2026-01-12'),
  ],
}

describe('of leads scored a day after they were created', () => {
  test.beforeEach(async ({ db, workspaces: [ours] }) => know(db, ours, company))

  test('points are told by what became of who had them', async ({ server }) => {
    const { steps, fallingSteps, ...told } = await report(server)
    expect(steps).toEqual([
      { points: 0, rate: { numerator: 1, denominator: 2 }, isFalling: false, change: null },
      {
        points: 10,
        rate: { numerator: 1, denominator: 3 },
        isFalling: true,
        change: { value: expect.closeTo(-1 / 6, 12) },
      },
      {
        points: 30,
        rate: { numerator: 1, denominator: 1 },
        isFalling: false,
        change: { value: expect.closeTo(2 / 3, 12) },
      },
    ])
    expect(fallingSteps).toEqual([{ points: 10 }])
    expect(told).toMatchObject({
      ...{
        score: 'rule.all.1',
        mostPoints: 30,
        milestone: 'SQL',
        afterDays: 1,
        horizonDays: 60,
        probability: 'FITTED',
      },
      rate: { numerator: 3, denominator: 6 },
      settled: 2,
      // 0, 10 and 30 points against 0, 10 and 10: .5 + (1 + .5 + .5) + 3 of 9.
      areaUnderCurve: expect.closeTo(5.5 / 9, 12),
      // A tenth of 6 leads, all of the one with 30 points.
      topDecile: { leads: 0.6, reached: 0.6, share: 1, lift: 2 },
      laterFacts: [],
    })
    expect(told.meta.warnings).toEqual([{ code: 'UNDATED_CONVERSIONS', affectedCount: 1 }])
    expect(told.caveats).toEqual([
      '2 leads are left out: 24 hours after their creation they had reached SQL, or were won or lost.',
      expect.stringMatching(/^By chance alone .* in 61.1% of cases, which may be/),
    ])
  })

  test('as a part of the most, 0, 10 and 30 points are probabilities of 0, 1/3 and 1', async ({ server }) => {
    const { calibration } = await report(server, { probability: 'PART_OF_MOST' })
    // 0: 0 and 1. 10: 4/9, 1/9 and 1/9. 30: 0. In all 15/9 of 6; against .25.
    expect(calibration.brier).toBeCloseTo(15 / 9 / 6, 12)
    expect(calibration.skill).toBeCloseTo(1 - 15 / 9 / 6 / 0.25, 12)
    // 2 leads are .5 off, 3 agree, 1 agrees.
    expect(calibration.error).toBeCloseTo(1 / 6, 12)
    const there = calibration.bins.filter(
      ({ observed }: { observed: { denominator: number } }) => observed.denominator > 0,
    )
    expect(there).toEqual([
      { from: 0, to: 0.1, foretold: 0, observed: { numerator: 1, denominator: 2 } },
      { from: 0.3, to: 0.4, foretold: expect.closeTo(1 / 3, 12), observed: { numerator: 1, denominator: 3 } },
      { from: 0.9, to: 1, foretold: 1, observed: { numerator: 1, denominator: 1 } },
    ])
  })

  test('later, what came in between counts; and who is settled by then is left out', async ({ server }) => {
    const later = await report(server, { afterDays: 5 })
    // Flo's visit has come by then.
    expect(later.steps.map((step: { points: number; rate: object }) => [step.points, step.rate])).toEqual([
      [0, { numerator: 0, denominator: 1 }],
      [10, { numerator: 2, denominator: 4 }],
      [30, { numerator: 1, denominator: 1 }],
    ])
    // By day 25 Ada, Flo, Gus, Hal and Dan are settled.
    expect(await report(server, { afterDays: 25 })).toMatchObject({
      settled: 5,
      rate: { numerator: 1, denominator: 3 },
    })
    // At once, Gus and Hal aren't.
    expect((await report(server, { afterDays: 0 })).settled).toBe(0)
  })

  test('of too young leads nobody knows yet, nor as of an earlier time', async ({ server }) => {
    const young = await report(server, { input: { range: { between: { from: '2026-01-01', to: '2026-06-01' } } } })
    expect(young.rate.denominator).toBe(6)
    expect(young.meta.warnings).toContainEqual({ code: 'IMMATURE_COHORTS', affectedCount: 1 })
    const then = await report(server, { input: { asOf: '2026-02-05T00:00:00Z' }, horizonDays: 20 })
    // Within 20 days Ada alone; Flo's and Bea's SQL came later.
    expect(then.rate).toEqual({ numerator: 1, denominator: 6 })
    expect((await report(server, { input: { asOf: '2026-01-25T00:00:00Z' }, horizonDays: 20 })).rate.denominator).toBe(
      0,
    )
  })

  test('nothing to judge is no error', async ({ server }) => {
    const none = await report(server, { input: { range: { between: { from: '2025-01-01', to: '2025-02-01' } } } })
    expect(none).toMatchObject({
      ...{ rate: { numerator: 0, denominator: 0 }, areaUnderCurve: null, areaInterval: null, topDecile: null },
      ...{ calibration: null, steps: [], fallingSteps: [], settled: 0, caveats: [] },
    })
  })

  test('facts that may have been written later are flagged', async ({ server }) => {
    const asksOwner = '{ points: 10, owner: [Olga] }, { points: 5, hasEmail: true }, { points: 1, channel: [Direct] }'
    const { laterFacts, caveats } = await report(server, { definition: definition(asksOwner) })
    // Bea's owner had her the day she was created, Ada's ten days later.
    expect(laterFacts).toEqual([
      { asks: 'owner', writtenLater: 1, notKnownWhen: 0 },
      { asks: 'hasEmail', writtenLater: 0, notKnownWhen: 6 },
    ])
    expect(caveats).toContainEqual(expect.stringMatching(/asks for owner.*of 1 of 6 leads it was written after/))
    expect(caveats).toContainEqual(expect.stringMatching(/asks for hasEmail.*of 6 of 6 leads nobody knows since when/))
  })

  test('a filter is of leads, and a score of several is named', async ({ server }) => {
    const where = { dimension: 'OWNER', op: 'EQ', values: ['Olga'] }
    expect((await report(server, { input: { filter: { where } } })).rate).toEqual({ numerator: 2, denominator: 2 })
    const two = definition(byVisits, '    - score: { threshold: 1, of: [{ points: 1, touchpoints: { atLeast: 9 } }] }')
    expect(await report(server, { definition: two, score: 'rule.all.2' })).toMatchObject({ mostPoints: 1 })
    expect((await evaluate(server, { definition: two })).errors?.[0]?.message).toBe(
      'definition has 2 scores: name one of rule.all.1, rule.all.2 as score',
    )
  })

  test.for([
    ['no YAML', { definition: 'name: [' }, 'DEFINITION_INVALID', 'definition, line 1'],
    [
      'a rule that there isn’t',
      { definition: definition(byVisits).replace('inCrm', 'inCmr') },
      'DEFINITION_INVALID',
      'rule.all.0.inCmr: is not known',
    ],
    ['no score', { definition: definition(byVisits).replace(/ {4}- score.*/, '') }, 'INPUT_INVALID', 'has no score'],
    ['another place', { score: 'rule.all.7' }, 'INPUT_INVALID', 'score is "rule.all.7": there is rule.all.1'],
    ['what all reached', { milestone: 'LEAD' }, 'INPUT_INVALID', 'milestone is LEAD'],
    ['no time', { horizonDays: 0 }, 'INPUT_INVALID', 'horizonDays is 0: give 1 to 3650'],
    ['a score that comes too late', { afterDays: 60 }, 'INPUT_INVALID', 'afterDays is 60: give 0 to 59'],
    ['a comparison', { input: { compareTo: { previous: 'YEAR' } } }, 'INPUT_INVALID', 'leave out input.compareTo'],
  ] as const)('%s is refused', async ([, asked, code, message], { server }) => {
    const { errors } = await evaluate(server, asked)
    expect(errors?.[0]?.extensions['code']).toBe(code)
    expect(errors?.[0]?.message).toContain(message)
  })
})
