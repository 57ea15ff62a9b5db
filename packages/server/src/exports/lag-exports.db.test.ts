import fc from 'fast-check'
import { expect } from 'vitest'
import { test } from '../test/export-test.ts'
import { know } from '../test/graphql-test.ts'
import { type Answered, cell, estimateOf, exported, graphql } from '../test/in-csv.ts'
import { aPerson, companyOf, someSpends } from '../test/random-company.ts'

test('lag curves are what GraphQL answers, row for row', async ({ db, server, exports, workspaces: [ours] }) => {
  const some = fc.tuple(fc.array(aPerson, { minLength: 80, maxLength: 80 }), someSpends)
  const [[people, spends] = [[], []]] = fc.sample(some, { numRuns: 1, seed: 3 })
  await know(db, ours, { ...companyOf(people), spends })
  for (const of of ['CAMPAIGN', 'CHANNEL']) {
    const { rows, meta } = await graphql(
      server,
      `query ($input: ReportInput!, $of: LagSubject!) {
        report: lagCurve(input: $input, of: $of, horizonDays: 90) {
          rows { keys { dimension value } start startedBy ageDays caveats
            results { milestone reached undated beforeStart reachedWithin withinDays
              shouldHaveShown { value interval { low high } } expected expectedInterval { low high } beyondFollowUp tooYoung } }
          meta { warnings { code affectedCount } } } }`,
      { input: { range: { between: { from: '2025-12-01', to: '2026-05-01' } } }, of },
    )
    const answer = await exported(exports, 'lag-curve', { from: '2025-12-01', to: '2026-05-01', of, horizonDays: 90 })
    expect(rows.length).toBeGreaterThan(1)
    expect(answer.rows).toEqual(
      rows.flatMap((row: Answered) =>
        row.results.map((result: Answered) => ({
          [of.toLowerCase()]: row.keys[0].value,
          start: row.start,
          started_by: row.startedBy,
          age_days: cell(row.ageDays),
          milestone: result.milestone,
          reached: cell(result.reached),
          undated: cell(result.undated),
          before_start: cell(result.beforeStart),
          reached_within: cell(result.reachedWithin),
          within_days: cell(result.withinDays),
          ...estimateOf('should_have_shown', result.shouldHaveShown),
          expected: cell(result.expected),
          expected_low: cell(result.expectedInterval?.low),
          expected_high: cell(result.expectedInterval?.high),
          beyond_follow_up: cell(result.beyondFollowUp),
          too_young: cell(result.tooYoung),
          caveats: row.caveats.join(' '),
        })),
      ),
    )
    expect(answer.headers['touchline-warnings'] ?? '').toBe(
      meta.warnings.map(({ code, affectedCount }: Answered) => `${code}=${affectedCount}`).join(', '),
    )
  }
})
