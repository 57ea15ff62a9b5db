import { leadAssignments } from '@touchline/schema'
import fc from 'fast-check'
import { expect } from 'vitest'
import { leadDimensions } from '../modules/reports/dimensions.ts'
import { test } from '../test/export-test.ts'
import { know } from '../test/graphql-test.ts'
import { type Answered, cell, estimateOf, exported, graphql, type Json, keysOf, rate, rateOf } from '../test/in-csv.ts'
import { settle } from '../test/ledger-company.ts'
import { aPerson, companyOf } from '../test/random-company.ts'

const share = '{ value interval { low high } }'
const days = '{ days interval { low high } beyondFollowUp }'
const step = `milestone reached implied undated fromPrevious ${rate} fromFirst ${rate} lostHere stillHere
  time { leads wentOn lost givenBack stillThere undated notRecorded backwards median ${days} p90 ${days} supportedDays left ${share}
    goneOn ${share} becameLost ${share} cameBack ${share} goneOnSoFar ${rate} maturity tooYoung thin expectedDays
    leftAsExpected ${share} overdue caveats }
  capacity { arrivalsPerDay meanDays withinDays leads }`
const velocity = `open winRate ${rate} meanValue { amount currency } valued meanCycleDays timed perDay { amount currency } caveats`

const daysOf = (name: string, told: Answered): Json => ({
  [`time_${name}_days`]: cell(told?.days),
  [`time_${name}_low`]: cell(told?.interval?.low),
  [`time_${name}_high`]: cell(told?.interval?.high),
  [`time_${name}_beyond_follow_up`]: cell(told?.beyondFollowUp),
})

const timeOf = (time: Answered): Json => ({
  time_leads: cell(time?.leads),
  time_went_on: cell(time?.wentOn),
  time_lost: cell(time?.lost),
  time_given_back: cell(time?.givenBack),
  time_still_there: cell(time?.stillThere),
  time_undated: cell(time?.undated),
  time_not_recorded: cell(time?.notRecorded),
  time_backwards: cell(time?.backwards),
  ...daysOf('median', time?.median),
  ...daysOf('p90', time?.p90),
  time_supported_days: cell(time?.supportedDays),
  ...estimateOf('time_left', time?.left),
  ...estimateOf('time_gone_on', time?.goneOn),
  ...estimateOf('time_became_lost', time?.becameLost),
  ...estimateOf('time_came_back', time?.cameBack),
  ...rateOf('time_gone_on_so_far', time?.goneOnSoFar),
  time_maturity: cell(time?.maturity),
  time_too_young: cell(time?.tooYoung),
  time_thin: cell(time?.thin),
  time_expected_days: cell(time?.expectedDays),
  ...estimateOf('time_left_as_expected', time?.leftAsExpected),
  time_overdue: cell(time?.overdue),
  time_caveats: cell(time?.caveats.join(' ')),
})

const stepOf = (told: Answered): Json => ({
  milestone: told.milestone,
  reached: cell(told.reached),
  implied: cell(told.implied),
  undated: cell(told.undated),
  ...rateOf('from_previous', told.fromPrevious),
  ...rateOf('from_first', told.fromFirst),
  lost_here: cell(told.lostHere),
  still_here: cell(told.stillHere),
  ...timeOf(told.time),
  arrivals_per_day: cell(told.capacity?.arrivalsPerDay),
  mean_days: cell(told.capacity?.meanDays),
  within_days: cell(told.capacity?.withinDays),
  leads_to_expect: cell(told.capacity?.leads),
})

const velocityOf = ({ velocity: told, ...row }: Answered): Json => ({
  ...Object.fromEntries(['leads', 'won', 'lost', 'open'].map((name) => [name, cell(row[name])])),
  open_opportunities: cell(told.open),
  ...rateOf('win_rate', told.winRate),
  mean_value: cell(told.meanValue?.amount),
  valued: cell(told.valued),
  mean_cycle_days: cell(told.meanCycleDays),
  timed: cell(told.timed),
  per_day: cell(told.perDay?.amount),
  currency: cell(told.meanValue?.currency),
  not_recorded: cell(row.notRecorded),
  not_recorded_before: cell(row.notRecordedBefore),
  caveats: [...row.caveats, ...told.caveats].join(' '),
})

test('funnel and velocity are what GraphQL answers, row for row', async ({
  db,
  server,
  exports,
  workspaces: [ours],
}) => {
  await settle(db, ours)
  const [people = []] = fc.sample(fc.array(aPerson, { minLength: 80, maxLength: 80 }), { numRuns: 1, seed: 3 })
  await know(db, ours, companyOf(people))
  for (const [groupBy, assignBy] of [
    [['CHANNEL'], leadAssignments[0]],
    [['OWNER', 'MONTH'], leadAssignments[1]],
    [[leadDimensions[1]], leadAssignments[2]],
  ]) {
    const input = { range: { between: { from: '2026-01-01', to: '2026-05-01' } } }
    const { rows, meta } = await graphql(
      server,
      `query ($input: ReportInput!, $groupBy: [LeadDimension!]!, $assignBy: LeadAssignment!) {
        report: funnel(input: $input, groupBy: $groupBy, assignBy: $assignBy) {
          rows { keys { dimension value } leads won lost open notRecorded notRecordedBefore caveats
            steps { ${step} } velocity { ${velocity} } }
          meta { warnings { code affectedCount } } } }`,
      { input, groupBy, assignBy },
    )
    const asked = { from: '2026-01-01', to: '2026-05-01', groupBy, assignBy }
    const funnel = await exported(exports, 'funnel', asked)
    expect(funnel.rows).toEqual(
      rows.flatMap((row: Answered) => row.steps.map((told: Answered) => ({ ...keysOf(row), ...stepOf(told) }))),
    )
    expect(funnel.headers['touchline-warnings'] ?? '').toBe(
      meta.warnings.map(({ code, affectedCount }: Answered) => `${code}=${affectedCount}`).join(', '),
    )
    const { rows: velocities } = await exported(exports, 'velocity', asked)
    expect(velocities).toEqual(rows.map((row: Answered) => ({ ...keysOf(row), ...velocityOf(row) })))
  }
})

test('what is compared with an earlier range is refused', async ({ exports }) => {
  const { status, text } = await exports.get('/funnel.csv?compareTo=YEAR')
  expect([status, JSON.parse(text).error.code]).toEqual([400, 'PARAMETER_UNKNOWN'])
})
