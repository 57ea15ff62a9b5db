import { fc, test as law } from '@fast-check/vitest'
import type { Definition, Rule } from '@touchline/schema'
import { describe, expect, test } from 'vitest'
import { evaluateDefinition } from './evaluate.ts'
import type { LeadFacts, Step } from './lead-in-question.ts'
import { parseDefinition } from './parse-definition.ts'

const start = `name: Qualified
validFrom: 2026-12-01
businessHours: { timeZone: UTC, week: { monday: 09:00-17:00 } }
sla: { sales: { firstResponse: 4h, acceptOrRefuse: 16h }, marketing: { nurture: 40h } }
`
const ruled = (rule: string): Definition => parseDefinition(`${start}rule: ${rule}\n`, 'd.yaml')

const dayMs = 86_400_000
/** Days of January 2026, with hours as fractions. */
const january = (day: number): number => Date.UTC(2026, 0, 1) + Math.round((day - 1) * dayMs)

const lead: LeadFacts = {
  leadAt: january(10),
  until: january(31),
  hasEmail: true,
  inCrm: false,
  crmSource: 'Web Form',
  crmStage: null,
  owner: 'Ann',
  channel: 'Paid Search',
}

const visit = (day: number, more: Partial<Step> = {}): Step => ({
  at: january(day),
  endedAt: january(day),
  side: 'MARKETING',
  kind: 'VISIT',
  channel: 'Direct',
  landingPage: 'shop.test/',
  pages: 1,
  forms: 0,
  leadFormAt: null,
  leadFormPage: null,
  ...more,
})

const metOn = (rule: string, journey: readonly Step[], facts = lead): number | null => {
  const { metAt } = evaluateDefinition(ruled(rule), facts, journey)
  return metAt === null ? null : (metAt - january(1)) / dayMs + 1
}

describe('when a lead met it, worked by hand', () => {
  const twice = [visit(5), visit(12), visit(20)]
  test.each<[string, readonly Step[], number | null]>([
    ['{ hasEmail: true }', [], 10],
    ['{ inCrm: true }', [], null],
    ['{ crmSource: [web form, Fair] }', [], 10],
    ['{ crmStage: Open }', [], null],
    ['{ not: { crmStage: Open } }', [], 10],
    ['{ channel: Paid Search }', [], 10],
    // What happened before it was a lead counts, but it meets nothing before it is one.
    ['{ touchpoints: {} }', twice, 10],
    ['{ touchpoints: { atLeast: 2 } }', twice, 12],
    ['{ touchpoints: { atLeast: 3, withinDays: 10 } }', twice, null],
    ['{ touchpoints: { atLeast: 3, withinDays: 16 } }', twice, 20],
    // On the 20th, the visit of the 5th is 15 days old, and no longer within 15.
    ['{ touchpoints: { atLeast: 3, withinDays: 15 } }', twice, null],
    // The visit of the 5th falls out of the window on the 11th.
    ['{ touchpoints: { atMost: 0, withinDays: 6 } }', twice, 11],
    ['{ touchpoints: { kind: call } }', [visit(12), visit(13, { kind: 'CALL' })], 13],
    ['{ touchpoints: { side: SALES } }', [visit(12), visit(13, { side: 'SALES' })], 13],
    ['{ touchpoints: { channel: Email } }', [visit(12), visit(13, { channel: 'Email' })], 13],
    ['{ touchpoints: { landingPage: /pricing* } }', [visit(12), visit(13, { landingPage: 'a.b/Pricing/eu' })], 13],
    [
      '{ touchpoints: { landingPage: a.b/p } }',
      [visit(12, { landingPage: 'a.bXp' }), visit(13, { landingPage: 'a.b/p' })],
      13,
    ],
    // Pages count from the end of their visit.
    ['{ pages: { atLeast: 5 } }', [visit(12, { pages: 2 }), visit(13, { pages: 3, endedAt: january(13.5) })], 13.5],
    ['{ forms: {} }', [visit(13, { forms: 1, endedAt: january(13.25) })], 13.25],
    [
      '{ leadForm: { page: /contact } }',
      [visit(13, { leadFormAt: january(13.125), leadFormPage: 'a.b/contact' })],
      13.125,
    ],
    ['{ leadForm: { page: /demo } }', [visit(13, { leadFormAt: january(13.125), leadFormPage: 'a.b/contact' })], null],
    ['{ daysSinceTouchpoint: { atMost: 3 } }', twice, 12],
    ['{ daysSinceTouchpoint: { atLeast: 7 } }', twice, 12 + 7],
    ['{ daysSinceTouchpoint: { atLeast: 7 } }', [], null],
    ['{ all: [{ owner: ann }, { touchpoints: { atLeast: 3 } }] }', twice, 20],
    ['{ any: [{ owner: Bo }, { touchpoints: { atLeast: 2 } }] }', twice, 12],
    // After it was won or lost, nothing more counts.
    ['{ touchpoints: { atLeast: 4 } }', [...twice, visit(31.5)], null],
  ])('%s', (rule, journey, day) => {
    expect(metOn(rule, journey)).toBe(day)
  })

  test('a lead whose closing is dated before it came is looked at once', () => {
    expect(metOn('{ hasEmail: true }', [], { ...lead, until: january(3) })).toBe(10)
  })
})

test('why: each rule with what there was at that moment, and its points', () => {
  const definition = ruled(
    '{ all: [{ hasEmail: true }, { score: { threshold: 25, of: [{ points: 20, pages: { atLeast: 3, withinDays: 30 } }, { points: 5, inCrm: false }, { points: 9, owner: Bo }] } }] }',
  )
  const journey = [visit(12, { pages: 4 }), visit(14, { pages: 9 })]
  expect(evaluateDefinition(definition, lead, journey)).toEqual({
    metAt: january(12),
    why: {
      path: 'rule',
      says: 'all of',
      passed: true,
      actual: null,
      points: null,
      parts: [
        { path: 'rule.all.0', says: 'has an e-mail address', passed: true, actual: 'true', points: null, parts: [] },
        {
          path: 'rule.all.1',
          says: 'a score of 25',
          passed: true,
          actual: '25',
          points: null,
          parts: [
            {
              path: 'rule.all.1.score.of.0',
              says: 'at least 3 pages seen within 30 days',
              passed: true,
              actual: '4',
              points: { earned: 20, of: 20 },
              parts: [],
            },
            {
              path: 'rule.all.1.score.of.1',
              says: 'is not in the CRM',
              passed: true,
              actual: 'false',
              points: { earned: 5, of: 5 },
              parts: [],
            },
            {
              path: 'rule.all.1.score.of.2',
              says: 'owner: Bo',
              passed: false,
              actual: 'Ann',
              points: { earned: 0, of: 9 },
              parts: [],
            },
          ],
        },
      ],
    },
  })
})

const anyStep = fc
  .record({
    day: fc.integer({ min: 1, max: 40 }),
    pages: fc.nat(4),
    forms: fc.nat(2),
    lasts: fc.constantFrom(0, 0.5),
    channel: fc.constantFrom('Email', 'Direct'),
    sent: fc.boolean(),
  })
  .map(({ day, lasts, sent, ...more }) =>
    visit(day, { ...more, endedAt: january(day + lasts), leadFormAt: sent ? january(day + lasts) : null }),
  )
const anyJourney = fc.array(anyStep, { maxLength: 12 })

const few = fc.integer({ min: 1, max: 5 })
const which = fc.constantFrom<{ channel?: string[] }>({}, { channel: ['Email'] })
const anyLeaf: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('touchpoints' as const, 'pages' as const, 'forms' as const),
    asks: fc.record({
      atLeast: few,
      atMost: fc.constantFrom(null, 6),
      withinDays: fc.constantFrom(null, 1, 3, 10),
      which,
    }),
  }),
  fc.record({
    kind: fc.constant('daysSinceTouchpoint' as const),
    asks: fc.record({ atLeast: few, atMost: fc.constantFrom(null, 8), which }),
  }),
  fc.record({ kind: fc.constant('inCrm' as const), asks: fc.boolean() }),
  fc.record({
    kind: fc.constant('leadForm' as const),
    asks: fc.record({ page: fc.constant(null), withinDays: fc.constantFrom(null, 5) }),
  }),
)
const { rule: anyRule } = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    anyLeaf,
    fc.record({
      kind: fc.constantFrom('all' as const, 'any' as const),
      rules: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('not' as const), rule: tie('rule') }),
    fc.record({
      kind: fc.constant('score' as const),
      threshold: fc.integer({ min: 1, max: 20 }),
      of: fc.array(fc.record({ points: fc.integer({ min: -5, max: 15 }), rule: tie('rule') }), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
  ),
}))

const plain = ruled('{ inCrm: true }')
const evaluate = (rule: Rule, journey: readonly Step[], facts = lead) =>
  evaluateDefinition({ ...plain, rule }, facts, journey)

describe('for any rules and any journey', () => {
  law.prop([anyRule, anyJourney, anyStep])(
    'what comes later changes nothing of what was met',
    (rule, journey, more) => {
      const before = evaluate(rule, journey)
      fc.pre(before.metAt !== null && more.at > before.metAt)
      expect(evaluate(rule, [...journey, more])).toEqual(before)
    },
  )

  law.prop([anyRule, anyJourney])('the order in which touchpoints are given changes nothing', (rule, journey) => {
    expect(evaluate(rule, journey.toReversed())).toEqual(evaluate(rule, journey))
  })

  law.prop([anyRule, anyJourney, fc.nat(24 * 30)])(
    'at each moment a rule or its `not` holds, never both',
    (rule, journey, hours) => {
      const moment = lead.leadAt + hours * 3_600_000
      const facts = { ...lead, leadAt: moment, until: moment }
      const [holds, fails] = [rule, { kind: 'not' as const, rule }].map(
        (one) => evaluate(one, journey, facts).metAt === moment,
      )
      expect(holds).not.toBe(fails)
    },
  )

  law.prop([anyRule, anyJourney])(
    'it is met at the first of all half-hours at which the rules hold',
    (rule, journey) => {
      const halfHours = Array.from({ length: (31 - 10) * 48 + 1 }, (_, i) => lead.leadAt + i * 1_800_000)
      const first = halfHours.find((at) => evaluate(rule, journey, { ...lead, leadAt: at, until: at }).metAt !== null)
      expect(evaluate(rule, journey).metAt).toBe(first ?? null)
    },
  )

  law.prop([
    fc.array(fc.record({ points: fc.integer({ min: -5, max: 15 }), rule: anyRule }), { minLength: 1, maxLength: 4 }),
    anyJourney,
    few,
    few,
  ])('a higher threshold is never met earlier', (of, journey, threshold, more) => {
    const metAt = (points: number): number =>
      evaluate({ kind: 'score', threshold: points, of }, journey).metAt ?? Number.POSITIVE_INFINITY
    expect(metAt(threshold + more)).toBeGreaterThanOrEqual(metAt(threshold))
  })
})
