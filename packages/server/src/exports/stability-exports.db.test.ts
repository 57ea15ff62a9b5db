import fc from 'fast-check'
import { expect } from 'vitest'
import { test } from '../test/export-test.ts'
import { know } from '../test/graphql-test.ts'
import { type Answered, cell, exported, graphql, type Json, keysOf, rate, rateOf } from '../test/in-csv.ts'
import { aPerson, companyOf } from '../test/random-company.ts'

const chart = `{ withinDays centre ${rate} verdict points { week rate ${rate} low high signals } young { week soFar ${rate} } }`

const weeksOf = (row: Answered, of: string, told: Answered): Json[] => {
  const same = {
    ...keysOf(row),
    ...{ leads_ever: cell(row.leadsEver), chart: of, within_days: cell(told.withinDays), verdict: told.verdict },
    ...rateOf('centre', told.centre),
  }
  return [
    ...told.points.map((point: Answered) => ({
      ...same,
      ...{ week: point.week, young: 'false', ...rateOf('rate', point.rate) },
      ...{ low: cell(point.low), high: cell(point.high), signals: point.signals.join(' ') },
    })),
    ...told.young.map((young: Answered) => ({
      ...same,
      ...{ week: young.week, young: 'true', ...rateOf('rate', young.soFar), low: '', high: '', signals: '' },
    })),
  ]
}

test('stability is what GraphQL answers, week for week', async ({ db, server, exports, workspaces: [ours] }) => {
  const [people = []] = fc.sample(fc.array(aPerson, { minLength: 120, maxLength: 120 }), { numRuns: 1, seed: 3 })
  await know(db, ours, companyOf(people))
  for (const groupBy of [['CHANNEL'], ['OWNER', 'SOURCE']]) {
    const days = { acceptedWithinDays: 10, wonWithinDays: 40 }
    const report = await graphql(
      server,
      `query ($input: ReportInput!, $groupBy: [LeadDimension!]!, $acceptedWithinDays: Int!, $wonWithinDays: Int!) {
        report: stability(input: $input, groupBy: $groupBy, acceptedWithinDays: $acceptedWithinDays,
          wonWithinDays: $wonWithinDays) {
          rows { keys { dimension value } leadsEver acceptance ${chart} closeRate ${chart} }
          experimental { keys { dimension value } leadsEver acceptance ${chart} closeRate ${chart} }
          meta { warnings { code affectedCount } } } }`,
      { input: { range: { between: { from: '2026-01-01', to: '2026-07-01' } } }, groupBy, ...days },
    )
    const answer = await exported(exports, 'stability', { from: '2026-01-01', to: '2026-07-01', groupBy, ...days })
    expect(answer.rows.length).toBeGreaterThan(20)
    expect(answer.rows).toEqual(
      [...report.rows, ...report.experimental].flatMap((row: Answered) => [
        ...weeksOf(row, 'ACCEPTANCE', row.acceptance),
        ...weeksOf(row, 'CLOSE_RATE', row.closeRate),
      ]),
    )
    expect(answer.headers['touchline-warnings'] ?? '').toBe(
      report.meta.warnings.map(({ code, affectedCount }: Answered) => `${code}=${affectedCount}`).join(', '),
    )
  }
})
