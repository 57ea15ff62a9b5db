import fc from 'fast-check'
import { expect } from 'vitest'
import { test } from '../test/export-test.ts'
import { know } from '../test/graphql-test.ts'
import { type Answered, cell, estimateOf, exported, graphql, rate, rateOf } from '../test/in-csv.ts'
import { aPerson, companyOf } from '../test/random-company.ts'

const definition = JSON.stringify({
  name: 'Qualified',
  validFrom: '2026-01-01',
  businessHours: { timeZone: 'Europe/Berlin', week: { monday: '09:00-17:00' } },
  sla: { sales: { firstResponse: '4h', acceptOrRefuse: '16h' }, marketing: { nurture: '40h' } },
  rule: {
    score: {
      threshold: 10,
      of: [
        { points: 10, touchpoints: { atLeast: 1 } },
        { points: 5, touchpoints: { atLeast: 2 } },
        { points: -3, owner: 'Otto' },
      ],
    },
  },
})

test('a score’s evaluation is what GraphQL answers, by points', async ({ db, server, exports, workspaces: [ours] }) => {
  const [people = []] = fc.sample(fc.array(aPerson, { minLength: 150, maxLength: 150 }), { numRuns: 1, seed: 5 })
  await know(db, ours, companyOf(people))
  const range = { from: '2026-01-01', to: '2026-06-01' }
  for (const [milestone, probability] of [
    ['WON', 'FITTED'],
    ['OPPORTUNITY', 'PART_OF_MOST'],
  ]) {
    const asked = { definition, milestone, probability, afterDays: 2, horizonDays: 40 }
    const report = await graphql(
      server,
      `query ($input: ReportInput!, $definition: String!, $milestone: Milestone!, $probability: ScoreProbability!, $afterDays: Int!,
        $horizonDays: Int!) { report: scoreEvaluation(input: $input, definition: $definition, milestone: $milestone,
          probability: $probability, afterDays: $afterDays, horizonDays: $horizonDays) {
          steps { points rate ${rate} change { value interval { low high } } isFalling }
          settled areaUnderCurve areaInterval { low high } topDecile { share lift } calibration { brier skill error } caveats } }`,
      { input: { range: { between: range } }, ...asked },
    )
    const answer = await exported(exports, 'score-evaluation', { ...range, ...asked })
    expect(answer.rows.length).toBeGreaterThan(3)
    expect(answer.rows).toEqual(
      report.steps.map((step: Answered) => ({
        points: cell(step.points),
        ...rateOf('rate', step.rate),
        ...estimateOf('change', step.change),
        is_falling: String(step.isFalling),
        area_under_curve: cell(report.areaUnderCurve),
        area_low: cell(report.areaInterval?.low),
        area_high: cell(report.areaInterval?.high),
        top_decile_share: cell(report.topDecile?.share),
        top_decile_lift: cell(report.topDecile?.lift),
        brier: cell(report.calibration?.brier),
        skill: cell(report.calibration?.skill),
        calibration_error: cell(report.calibration?.error),
        settled: cell(report.settled),
        caveats: report.caveats.join(' '),
      })),
    )
  }
})
