import { Definition } from '@touchline/schema'
import { expect, test } from 'vitest'
import type { LeadFacts, Step } from './lead-in-question.ts'
import { mostPoints, pointsAt, questionsIn, type Score, scoresIn } from './score.ts'

const hour = 3_600_000

const { rule } = Definition.parse({
  name: 'Qualified',
  validFrom: '2026-01-01',
  businessHours: { timeZone: 'Europe/Berlin', week: { monday: '09:00-17:00' } },
  sla: { sales: { firstResponse: '4h', acceptOrRefuse: '16h' }, marketing: { nurture: '40h' } },
  rule: {
    all: [
      { hasEmail: true },
      {
        score: {
          threshold: 10,
          of: [
            { points: 10, pages: { atLeast: 3 } },
            { points: 5, crmStage: 'Hot' },
            { points: -20, not: { touchpoints: { side: 'MARKETING' } } },
            { points: 7, score: { threshold: 1, of: [{ points: 2, inCrm: true }] } },
          ],
        },
      },
    ],
  },
})

const lead: LeadFacts = {
  ...{ leadAt: 0, until: 0, hasEmail: true, inCrm: true, crmSource: null, crmStage: 'hot', owner: null },
  channel: 'Email',
}
const visit: Step = {
  ...{ at: -hour, endedAt: hour, side: 'MARKETING', kind: 'visit', channel: 'Email', landingPage: null },
  ...{ pages: 3, forms: 0, leadFormAt: null, leadFormPage: null },
}
const [score, inner] = scoresIn(rule) as [Score, Score]

test('scores are found where they stand, with the most that they give and what they ask', () => {
  expect(scoresIn(rule).map(({ path }) => path)).toEqual(['rule.all.1', 'rule.all.1.score.of.3'])
  expect([score, inner].map(mostPoints)).toEqual([22, 2])
  expect(questionsIn(score.rule)).toEqual(['pages', 'crmStage', 'touchpoints', 'inCrm'])
})

test('points are those of the instant: a visit’s pages count when it is over', () => {
  // 5 for the stage and 7 for the inner score; 10 for pages from the end of the visit on.
  expect(pointsAt(score, lead, [visit], 0)).toBe(12)
  expect(pointsAt(score, lead, [visit], hour)).toBe(22)
  // Nobody from marketing: less 20.
  expect(pointsAt(score, lead, [], hour)).toBe(-8)
  expect(pointsAt(inner, { ...lead, inCrm: false }, [visit], hour)).toBe(0)
})
