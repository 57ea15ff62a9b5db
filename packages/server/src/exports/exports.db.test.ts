import { attributionModels, dataDrivenModels, leadAssignments, milestones } from '@touchline/schema'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { leadDimensions, touchpointDimensions } from '../modules/reports/dimensions.ts'
import { test } from '../test/export-test.ts'
import { crmLead, know, spend } from '../test/graphql-test.ts'
import { type Answered, cell, estimateOf, exported, graphql, type Json, keysOf, rate, rateOf } from '../test/in-csv.ts'
import { settle } from '../test/ledger-company.ts'
import { aPerson, companyOf } from '../test/random-company.ts'

/*
 * Each export against what GraphQL answers to the same question, on a company and questions made at random.
 */

const previous = (columns: Json): Json =>
  Object.fromEntries(Object.entries(columns).map(([name, value]) => [`previous_${name}`, value]))

const change = '{ value interval { low high } }'
const counts = `leads mqls sals sqls opportunities won lost open revenue { amount currency } pipeline { amount }
  closeRate ${rate} winRate ${rate} worked reached accepted untouched answeredWithinSla ${rate} daysToWin { count p50 }
  wonWithin { days rate ${rate} ofMature ${rate} }
  spend { amount } costPerLead { amount } costPerWin { amount } costPerMql: costPer(milestone: MQL) { amount }
  costPerSal: costPer(milestone: SAL) { amount } costPerSql: costPer(milestone: SQL) { amount }
  costPerOpportunity: costPer(milestone: OPPORTUNITY) { amount } returnOnSpend`

const withinOf = ({ days, rate, ofMature }: Answered): Json => ({
  ...rateOf(`won_within_${days}_days`, rate),
  ...rateOf(`won_within_${days}_days_of_mature`, ofMature),
})

const countsOf = (row: Answered): Json => ({
  ...Object.fromEntries(
    ['leads', 'mqls', 'sals', 'sqls', 'opportunities', 'won', 'lost', 'open'].map((name) => [name, cell(row[name])]),
  ),
  revenue: row.revenue.amount,
  pipeline: row.pipeline.amount,
  ...rateOf('close_rate', row.closeRate),
  ...rateOf('win_rate', row.winRate),
  worked: cell(row.worked),
  reached: cell(row.reached),
  accepted: cell(row.accepted),
  untouched: cell(row.untouched),
  ...rateOf('answered_within_sla', row.answeredWithinSla),
  days_to_win_count: cell(row.daysToWin.count),
  days_to_win_p50: cell(row.daysToWin.p50),
  ...Object.assign({}, ...row.wonWithin.map(withinOf)),
  spend: cell(row.spend?.amount),
  cost_per_lead: cell(row.costPerLead?.amount),
  cost_per_win: cell(row.costPerWin?.amount),
  cost_per_mql: cell(row.costPerMql?.amount),
  cost_per_sal: cell(row.costPerSal?.amount),
  cost_per_sql: cell(row.costPerSql?.amount),
  cost_per_opportunity: cell(row.costPerOpportunity?.amount),
  return_on_spend: cell(row.returnOnSpend),
})

const projected = `{ horizonDays value interval { low high } supportedDays supportedValue supportedInterval { low high }
  observed ${rate} maturity verdict thin tooYoung beyondFollowUp notRecorded notRecordedBefore undated wonBefore caveats }`
const watched = `leads won lost open projection ${projected}`

const projectionOf = (projection: Answered): Json => ({
  horizon_days: cell(projection.horizonDays),
  ...estimateOf('projected', projection),
  supported_days: cell(projection.supportedDays),
  ...estimateOf('supported', { value: projection.supportedValue, interval: projection.supportedInterval }),
  ...rateOf('observed', projection.observed),
  maturity: cell(projection.maturity),
  verdict: cell(projection.verdict),
  thin: cell(projection.thin),
  too_young: cell(projection.tooYoung),
  beyond_follow_up: cell(projection.beyondFollowUp),
  not_recorded: cell(projection.notRecorded),
  not_recorded_before: cell(projection.notRecordedBefore),
  undated: cell(projection.undated),
  won_before: cell(projection.wonBefore),
  caveats: projection.caveats.join(' '),
})

const closeRate = `projectedCloseRate(horizonDays: $horizonDays) ${projected}
  costPerProjectedWin(horizonDays: $horizonDays) { expectedWins value { amount } interval { low { amount } high { amount } } }`

const closeRateOf = ({ projectedCloseRate: projection, costPerProjectedWin: cost }: Answered): Json => ({
  ...Object.fromEntries(
    Object.entries(projectionOf(projection ?? noProjection)).map(([name, value]) => [`close_rate_${name}`, value]),
  ),
  expected_wins: cell(cost?.expectedWins),
  cost_per_projected_win: cell(cost?.value?.amount),
  cost_per_projected_win_low: cell(cost?.interval?.low.amount),
  cost_per_projected_win_high: cell(cost?.interval?.high?.amount),
})

const noProjection = { caveats: [] }

const watchedOf = (row: Answered): Json => ({
  leads: cell(row.leads),
  won: cell(row.won),
  lost: cell(row.lost),
  open: cell(row.open),
  ...projectionOf(row.projection),
})

const creditsOf = (row: Answered): Json => ({
  credit: row.credit,
  share: cell(row.share),
  standard_error: cell(row.standardError),
  ...(row.shareInterval !== undefined && {
    credit_low: cell(row.creditInterval?.low),
    credit_high: cell(row.creditInterval?.high),
    share_low: cell(row.shareInterval?.low),
    share_high: cell(row.shareInterval?.high),
  }),
  ...(row.shareSpread && {
    share_spread_low: cell(row.shareSpread.low),
    share_spread_high: cell(row.shareSpread.high),
  }),
  value: cell(row.value?.amount),
  touchpoints: cell(row.touchpoints),
  conversions: cell(row.conversions),
  spend: cell(row.spend?.amount),
  cost_per_credit: cell(row.costPerCredit?.amount),
  ...(row.costPerCreditInterval !== undefined && {
    cost_per_credit_low: cell(row.costPerCreditInterval?.low.amount),
    cost_per_credit_high: cell(row.costPerCreditInterval?.high?.amount),
  }),
  return_on_spend: cell(row.returnOnSpend),
})

const creditCosts = 'spend { amount currency } costPerCredit { amount } returnOnSpend'
const creditCostsWithin = `${creditCosts} costPerCreditInterval { low { amount } high { amount } }`
const currencyOf = ({ value, spend: spent, previous: before }: Answered): string =>
  cell((value ?? spent ?? before?.spend)?.currency)

/** A lead of whom sales says all that there is to say. */
const worked = crmLead('zoe', {
  createdAt: '2026-04-01',
  ...{
    owner: 'Otto',
    assignedAt: '2026-04-02',
    requestedAt: '2026-03-31T10:00:00.000Z',
    selfReportedSource: '+1 podcast',
  },
  ...{ refusedAt: '2026-04-03', refusalReason: 'No budget', recycledAt: '2026-04-04', recycleReason: 'Later' },
  ...{ recycledUntil: '2026-10-01', wonAt: '2026-05-05', winReason: 'Support' },
})

const someOf = <Name extends string>(names: readonly Name[]) => fc.subarray([...names], { minLength: 1, maxLength: 4 })
const aBasis = fc.constantFrom('COHORT', 'CONVERSION')
const aFilter = fc.constantFrom(null, { not: { where: { dimension: 'SOURCE', op: 'EQ', values: ['google'] } } })
const ranges = [
  { asked: { from: '2026-03-01', to: '2026-05-01' }, range: { between: { from: '2026-03-01', to: '2026-05-01' } } },
  { asked: { preset: 'PREVIOUS_MONTH' }, range: { preset: 'PREVIOUS_MONTH' } },
  { asked: { lastDays: 100, timeZone: 'America/New_York' }, range: { lastDays: 100 } },
  { asked: {}, range: { preset: 'LAST_12_MONTHS' } },
]
const comparisons = [
  { compareTo: null, input: null },
  { compareTo: 'PERIOD', input: { previous: 'PERIOD' } },
  { compareTo: '2025-01-01/2025-02-01', input: { range: { between: { from: '2025-01-01', to: '2025-02-01' } } } },
]
const aQuestion = fc
  .record({ range: fc.constantFrom(...ranges), comparison: fc.constantFrom(...comparisons), filter: aFilter })
  .map(({ range: { asked, range }, comparison, filter }) => ({
    asked: { ...asked, filter, compareTo: comparison.compareTo },
    input: { range, filter, timeZone: 'timeZone' in asked ? asked.timeZone : null, compareTo: comparison.input },
  }))

describe.for([3, 4])('of company %i', (seed) => {
  test.beforeEach(async ({ db, workspaces }) => {
    const [persons = []] = fc.sample(fc.array(aPerson, { minLength: 40, maxLength: 40 }), { seed, numRuns: 1 })
    const spends = [spend('2026-03-10', 'Email', 500), spend('2026-04-10', 'Paid Search', 700, { source: 'google' })]
    const { records = [], events = [] } = companyOf(persons)
    await settle(db, workspaces[0])
    await know(db, workspaces[0], { records: [...records, worked], events, spends })
  })

  test('channel performance is what GraphQL answers, row for row', async ({ server, exports }) => {
    const more = fc.record({
      groupBy: someOf(leadDimensions),
      assignBy: fc.constantFrom(...leadAssignments),
      basis: aBasis,
      orderBy: fc.constantFrom('LEADS', 'WON', 'CLOSE_RATE', 'SPEND', 'PROJECTED_CLOSE_RATE'),
      direction: fc.constantFrom('ASC', 'DESC'),
    })
    await fc.assert(
      fc.asyncProperty(aQuestion, more, async ({ asked, input }, { orderBy, direction, ...args }) => {
        const wonWithinDays = args.basis === 'COHORT' ? [30, 365] : []
        const { rows, meta } = await graphql(
          server,
          `query ($input: ReportInput!, $groupBy: [LeadDimension!]!, $assignBy: LeadAssignment!, $basis: DateBasis!,
            $wonWithinDays: [Int!], $orderBy: ChannelOrderInput, $horizonDays: Int!) {
              report: channelPerformance(input: $input, groupBy: $groupBy, assignBy: $assignBy, basis: $basis,
                wonWithinDays: $wonWithinDays, orderBy: $orderBy) {
                rows { keys { dimension value } ${counts} ${closeRate} previous { ${counts} ${closeRate} } closeRateChange ${change} winRateChange ${change} }
                meta { warnings { code affectedCount } }
          } }`,
          { ...args, input, wonWithinDays, horizonDays: 20, orderBy: { by: orderBy, direction, horizonDays: 20 } },
        )
        const days = wonWithinDays.length > 0 ? { wonWithinDays } : {}
        const answer = await exported(exports, 'channel-performance', {
          ...asked,
          ...args,
          ...days,
          horizonDays: 20,
          orderBy,
          direction,
        })
        expect(answer.rows).toEqual(
          rows.map((row: Answered) => ({
            ...keysOf(row),
            ...countsOf(row),
            ...closeRateOf(row),
            ...(row.previous && {
              ...previous({ ...countsOf(row.previous), ...closeRateOf(row.previous) }),
              ...estimateOf('close_rate_change', row.closeRateChange),
              ...estimateOf('win_rate_change', row.winRateChange),
            }),
            currency: 'EUR',
          })),
        )
        expect(answer.headers['touchline-warnings'] ?? '').toBe(
          meta.warnings.map(({ code, affectedCount }: Answered) => `${code}=${affectedCount}`).join(', '),
        )
      }),
      { seed, numRuns: 30 },
    )
  })

  test('cohort maturity is what GraphQL answers, row for row', async ({ server, exports }) => {
    const more = fc.record({
      groupBy: someOf(leadDimensions),
      assignBy: fc.constantFrom(...leadAssignments),
      horizonDays: fc.constantFrom(10, 180),
      orderBy: fc.constantFrom('LEADS', 'PROJECTED', 'MATURITY'),
      direction: fc.constantFrom('ASC', 'DESC'),
    })
    await fc.assert(
      fc.asyncProperty(aQuestion, more, async ({ asked, input }, { orderBy, direction, ...args }) => {
        const { rows, meta } = await graphql(
          server,
          `query ($input: ReportInput!, $groupBy: [LeadDimension!]!, $assignBy: LeadAssignment!, $horizonDays: Int!,
            $orderBy: MaturityOrderInput) {
              report: cohortMaturity(input: $input, groupBy: $groupBy, assignBy: $assignBy, horizonDays: $horizonDays,
                orderBy: $orderBy) {
                rows { keys { dimension value } ${watched} previous { ${watched} } }
                meta { warnings { code affectedCount } }
          } }`,
          { ...args, input, orderBy: { by: orderBy, direction } },
        )
        const answer = await exported(exports, 'cohort-maturity', { ...asked, ...args, orderBy, direction })
        expect(answer.rows).toEqual(
          rows.map((row: Answered) => ({
            ...keysOf(row),
            ...watchedOf(row),
            ...(row.previous && previous(watchedOf(row.previous))),
          })),
        )
        expect(answer.headers['touchline-warnings'] ?? '').toBe(
          meta.warnings.map(({ code, affectedCount }: Answered) => `${code}=${affectedCount}`).join(', '),
        )
      }),
      { seed, numRuns: 30 },
    )
  })

  test('channel ranking is what GraphQL answers, row for row', async ({ server, exports }) => {
    const more = fc.record({
      groupBy: someOf(leadDimensions),
      assignBy: fc.constantFrom(...leadAssignments),
      withinDays: fc.constantFrom(0, 20, 180),
    })
    await fc.assert(
      fc.asyncProperty(aQuestion, more, async ({ asked, input }, args) => {
        const { rows, meta } = await graphql(
          server,
          `query ($input: ReportInput!, $groupBy: [LeadDimension!]!, $assignBy: LeadAssignment!, $withinDays: Int!) {
              report: channelRanking(input: $input, groupBy: $groupBy, assignBy: $assignBy, withinDays: $withinDays) {
                rows { keys { dimension value } group leads rate ${rate} shrunken difference ${change} byChance standing }
                meta { warnings { code affectedCount } }
          } }`,
          { ...args, input: { ...input, compareTo: null } },
        )
        const answer = await exported(exports, 'channel-ranking', { ...asked, ...args, compareTo: null })
        expect(answer.rows).toEqual(
          rows.map((row: Answered) => ({
            ...keysOf(row),
            group: cell(row.group),
            leads: cell(row.leads),
            ...rateOf('rate', row.rate),
            shrunken: cell(row.shrunken),
            ...estimateOf('difference', row.difference),
            by_chance: cell(row.byChance),
            standing: row.standing,
          })),
        )
        expect(answer.headers['touchline-warnings'] ?? '').toBe(
          meta.warnings.map(({ code, affectedCount }: Answered) => `${code}=${affectedCount}`).join(', '),
        )
      }),
      { seed, numRuns: 30 },
    )
  })

  test('like for like is what GraphQL answers, row for row', async ({ server, exports }) => {
    const more = fc.record({
      dimensions: fc.shuffledSubarray([...leadDimensions], { minLength: 2, maxLength: 3 }),
      assignBy: fc.constantFrom(...leadAssignments),
      withinDays: fc.constantFrom(0, 20, 180),
    })
    await fc.assert(
      fc.asyncProperty(aQuestion, more, async ({ asked, input }, { dimensions, ...rest }) => {
        const args = { ...rest, groupBy: dimensions.slice(1), over: dimensions.slice(0, 1) }
        const { rows } = await graphql(
          server,
          `query ($input: ReportInput!, $groupBy: [LeadDimension!]!, $over: [LeadDimension!]!, $assignBy: LeadAssignment!,
            $withinDays: Int!) {
              report: likeForLike(input: $input, groupBy: $groupBy, over: $over, assignBy: $assignBy,
                withinDays: $withinDays) { rows { keys { dimension value } leads rate ${rate} caveats
                  likeForLike { value interval { low high } standard leads coverage } } } }`,
          { ...args, input: { ...input, compareTo: null } },
        )
        const answer = await exported(exports, 'like-for-like', { ...asked, ...args, compareTo: null })
        expect(answer.rows).toEqual(
          rows.map((row: Answered) => ({
            ...keysOf(row),
            leads: cell(row.leads),
            ...rateOf('rate', row.rate),
            ...estimateOf('like_for_like', row.likeForLike),
            standard: cell(row.likeForLike.standard),
            compared_leads: cell(row.likeForLike.leads),
            coverage: cell(row.likeForLike.coverage),
            caveats: row.caveats.join(' '),
          })),
        )
      }),
      { seed, numRuns: 20 },
    )
  })

  test('experiments are what GraphQL answers, row for row', async ({ server, exports }) => {
    const anExperiment = fc.record({
      withinDays: fc.constantFrom(null, 10, 60),
      control: fc.constantFrom(null, 'b'),
      expectedLift: fc.constantFrom(0.3, 1),
    })
    const supposed = '{ value interval { low high } }'
    await fc.assert(
      fc.asyncProperty(anExperiment, async (input) => {
        const { variants, mixed, tooRecent, sampleRatio, maturity } = await graphql(
          server,
          `query ($input: ExperimentInput!) { report: experiment(name: "price", input: $input) {
              mixed tooRecent sampleRatio { pValue mismatch } maturity { milestone tooYoung }
              variants { name isControl subjects expectedShare caveats
                milestones { milestone rate ${rate} difference { rate ${supposed} lift ${supposed} pValue alwaysValidP
                  alwaysValidInterval { low high } decidedOn increment ${supposed} verdict } }
                revenue { total { amount currency } perSubject buyers difference { perSubject interval { low high }
                  drawnInterval { low high } pValue increment { amount } } } } } }`,
          { input },
        )
        const answer = await exported(exports, 'experiments', { name: 'price', ...input })
        const isYoung = (name: string) => maturity.some((each: Answered) => each.milestone === name && each.tooYoung)
        expect(answer.rows.length).toBe(12)
        expect(answer.rows).toEqual(
          variants.flatMap((variant: Answered) =>
            variant.milestones.map(({ milestone, rate: reached, difference }: Answered) => {
              const revenue = milestone === 'WON' ? variant.revenue : null
              return {
                ...{ experiment: 'price', variant: variant.name, is_control: cell(variant.isControl), milestone },
                ...{ subjects: cell(variant.subjects), expected_share: cell(variant.expectedShare) },
                ...rateOf('rate', reached),
                ...estimateOf('difference', difference?.rate ?? {}),
                ...estimateOf('lift', difference?.lift ?? {}),
                p_value: cell(difference?.pValue),
                always_valid_p: cell(difference?.alwaysValidP),
                always_valid_low: cell(difference?.alwaysValidInterval?.low),
                always_valid_high: cell(difference?.alwaysValidInterval?.high),
                decided_on: cell(difference?.decidedOn),
                ...estimateOf('increment', difference?.increment ?? {}),
                verdict: cell(difference?.verdict),
                too_young: cell(isYoung(milestone)),
                buyers: cell(revenue?.buyers),
                revenue: cell(revenue?.total.amount),
                revenue_per_subject: cell(revenue?.perSubject),
                revenue_difference: cell(revenue?.difference?.perSubject),
                revenue_difference_low: cell(revenue?.difference?.interval?.low),
                revenue_difference_high: cell(revenue?.difference?.interval?.high),
                revenue_drawn_low: cell(revenue?.difference?.drawnInterval?.low),
                revenue_drawn_high: cell(revenue?.difference?.drawnInterval?.high),
                revenue_p_value: cell(revenue?.difference?.pValue),
                revenue_increment: cell(revenue?.difference?.increment.amount),
                currency: cell(revenue?.total.currency),
                ...{ mixed: cell(mixed), too_recent: cell(tooRecent) },
                sample_ratio_p: cell(sampleRatio.pValue),
                sample_ratio_mismatch: cell(sampleRatio.mismatch),
                caveats: variant.caveats.join(' '),
              }
            }),
          ),
        )
      }),
      { seed, numRuns: 8 },
    )
    // Of all experiments at once.
    expect((await exported(exports, 'experiments', {})).rows).toHaveLength(12)
  })

  test('audiences are what GraphQL answers, row for row', async ({ server, exports }) => {
    const anAudience = fc.record({
      population: fc.constantFrom('VISITORS', 'LEADS', 'MQLS', 'OPPORTUNITIES', 'BUYERS'),
      range: fc.constantFrom(undefined, { between: { from: '2026-02-01', to: '2026-04-01' } }),
    })
    const more = fc.record({
      fact: fc.constantFrom('CHANNEL', 'CAMPAIGN', 'WEEKDAY', 'ACCOUNT'),
      from: anAudience,
      to: anAudience,
    })
    const differing = '{ divergenceBits psi psiBand pValue }'
    const differenceOf = (prefix: string, difference: Answered): Json => ({
      [`${prefix}divergence_bits`]: cell(difference?.divergenceBits),
      [`${prefix}psi`]: cell(difference?.psi),
      [`${prefix}psi_band`]: cell(difference?.psiBand),
      [`${prefix}p_value`]: cell(difference?.pValue),
    })
    await fc.assert(
      fc.asyncProperty(more, async ({ fact, from, to }) => {
        const input = { range: { between: { from: '2026-01-01', to: '2026-07-01' } } }
        const report = await graphql(
          server,
          `query ($input: ReportInput!, $fact: AudienceFact!, $from: AudienceInput!, $to: AudienceInput!) {
              report: audienceMatch(input: $input, fact: $fact, from: $from, to: $to) { overlap caveats
                rows { value isUnknown from ${rate} to ${rate} index { value interval { low high } } }
                difference ${differing} knownDifference ${differing} } }`,
          { input, fact, from, to },
        )
        const asked = { ...input.range.between, fact, first: from, other: to }
        const answer = await exported(exports, 'audience-match', asked)
        expect(answer.rows).toEqual(
          report.rows.map((row: Answered) => ({
            ...{ value: row.value, is_unknown: cell(row.isUnknown) },
            ...rateOf('first', row.from),
            ...rateOf('other', row.to),
            ...estimateOf('index', row.index),
            ...differenceOf('', report.difference),
            ...differenceOf('known_', report.knownDifference),
            ...{ overlap: cell(report.overlap), caveats: report.caveats.join(' ') },
          })),
        )
      }),
      { seed, numRuns: 12 },
    )
  })

  test('the split of close rates is what GraphQL answers, row for row', async ({ server, exports }) => {
    const more = fc.record({ groupBy: someOf(leadDimensions), assignBy: fc.constantFrom(...leadAssignments) })
    const supposed = '{ value interval { low high } }'
    await fc.assert(
      fc.asyncProperty(aQuestion, more, async ({ asked, input }, args) => {
        const { rows } = await graphql(
          server,
          `query ($input: ReportInput!, $groupBy: [LeadDimension!]!, $assignBy: LeadAssignment!) {
              report: closeRateSplit(input: $input, groupBy: $groupBy, assignBy: $assignBy) { rows {
                keys { dimension value } closeRate ${rate} worked ${rate} reached ${rate} accepted ${rate} won ${rate}
                followUp quality atAverageFollowUp ${supposed} atAverageQuality ${supposed}
                impliedWorked impliedReached caveats } } }`,
          { ...args, input: { ...input, compareTo: null } },
        )
        const answer = await exported(exports, 'close-rate-split', { ...asked, ...args, compareTo: null })
        expect(answer.rows).toEqual(
          rows.map((row: Answered) => ({
            ...keysOf(row),
            ...rateOf('close_rate', row.closeRate),
            ...rateOf('worked', row.worked),
            ...rateOf('reached', row.reached),
            ...rateOf('accepted', row.accepted),
            ...rateOf('won', row.won),
            follow_up: row.followUp,
            quality: row.quality,
            ...estimateOf('at_average_follow_up', row.atAverageFollowUp),
            ...estimateOf('at_average_quality', row.atAverageQuality),
            implied_worked: cell(row.impliedWorked),
            implied_reached: cell(row.impliedReached),
            caveats: row.caveats.join(' '),
          })),
        )
      }),
      { seed, numRuns: 20 },
    )
  })

  test('attribution is what GraphQL answers, row for row', async ({ server, exports }) => {
    const more = fc.record({
      groupBy: someOf(touchpointDimensions),
      subject: fc.constantFrom('PERSON', 'ACCOUNT'),
      model: fc.constantFrom(...attributionModels),
      milestone: fc.constantFrom(...milestones),
      basis: aBasis,
      lookbackDays: fc.constantFrom(null, 30),
      orderBy: fc.constantFrom('CREDIT', 'VALUE', 'TOUCHPOINTS', 'CONVERSIONS', 'SPEND', 'RETURN_ON_SPEND'),
      direction: fc.constantFrom('ASC', 'DESC'),
    })
    await fc.assert(
      fc.asyncProperty(aQuestion, more, async ({ asked, input }, { orderBy, direction, ...args }) => {
        const { rows } = await graphql(
          server,
          `query ($input: ReportInput!, $subject: JourneySubject!, $groupBy: [TouchpointDimension!]!, $model: AttributionModel!,
            $milestone: Milestone!, $basis: DateBasis!, $lookbackDays: Int, $orderBy: AttributionOrderInput) {
              report: attribution(input: $input, subject: $subject, groupBy: $groupBy, model: $model, milestone: $milestone,
                basis: $basis, lookbackDays: $lookbackDays, orderBy: $orderBy) {
                rows { keys { dimension value } credit share standardError value { amount currency } touchpoints conversions
                  ${creditCosts} previous { credit share standardError value { amount } touchpoints conversions ${creditCosts} } }
          } }`,
          { ...args, input, orderBy: { by: orderBy, direction } },
        )
        const answer = await exported(exports, 'attribution', { ...asked, ...args, orderBy, direction })
        expect(answer.rows).toEqual(
          rows.map((row: Answered) => ({
            ...keysOf(row),
            ...creditsOf(row),
            ...(row.previous && previous(creditsOf(row.previous))),
            currency: currencyOf(row),
          })),
        )
      }),
      { seed, numRuns: 30 },
    )
  })

  test('attribution has intervals and the spread of models where they are asked for', async ({ server, exports }) => {
    for (const model of ['LINEAR', ...dataDrivenModels]) {
      const { rows } = await graphql(
        server,
        `query ($model: AttributionModel!) { report: attribution(model: $model, milestone: LEAD, intervals: true, input: {
          range: { between: { from: "2026-03-01", to: "2026-04-15" } }, compareTo: { previous: YEAR } }) { rows {
            keys { dimension value } credit share standardError creditInterval { low high } shareInterval { low high }
            shareSpread { low high } value { amount currency } touchpoints conversions ${creditCostsWithin} previous { credit share standardError
              creditInterval { low high } shareInterval { low high } value { amount } touchpoints conversions ${creditCostsWithin} } } } }`,
        { model },
      )
      const asked = { from: '2026-03-01', to: '2026-04-15', compareTo: 'YEAR', model, milestone: 'LEAD' }
      const answer = await exported(exports, 'attribution', { ...asked, intervals: 'true', shareSpread: 'true' })
      expect(answer.rows).toEqual(
        rows.map((row: Answered) => ({
          ...keysOf(row),
          ...creditsOf(row),
          ...previous(creditsOf(row.previous)),
          currency: currencyOf(row),
        })),
      )
      expect(rows.some((row: Answered) => row.shareInterval?.high > row.shareInterval?.low)).toBe(true)
      expect(rows.some((row: Answered) => row.costPerCreditInterval?.low)).toBe(true)
    }
  })

  test('leads are those of GraphQL, in its order', async ({ server, exports }) => {
    const question = fc.record({
      createdBetween: fc.constantFrom(null, { from: '2026-03-15', to: '2026-04-15' }),
      channel: fc.constantFrom(null, 'Email', 'Direct'),
      source: fc.constantFrom(null, 'google'),
      milestone: fc.constantFrom(null, 'LEAD', 'WON', 'LOST'),
      assignBy: fc.constantFrom(...leadAssignments),
    })
    await fc.assert(
      fc.asyncProperty(question, async ({ createdBetween, ...filter }) => {
        const { nodes } = await graphql(
          server,
          `query ($filter: LeadFilter!, $assignBy: LeadAssignment!) { report: leads(filter: $filter, first: 200) { nodes {
            id createdAt createdAtPrecision channel(assignBy: $assignBy) source(assignBy: $assignBy) stage owner assignedAt requestedAt
            selfReportedSource inCrm
            leadFormPage revenue { amount currency } winReason lossReason refusal { at reason }
            recycling { at reason until } milestones { milestone at knownBy } } } }`,
          { filter: { ...filter, createdBetween }, assignBy: filter.assignBy },
        )
        const answer = await exported(exports, 'leads', { ...filter, ...createdBetween })
        expect(answer.rows).toEqual(nodes.map(leadColumns))
      }),
      { seed, numRuns: 30 },
    )
  })

  test('spend adds up to the spend of channel performance', async ({ server, exports }) => {
    const range = { from: '2026-03-01', to: '2026-05-01' }
    const { rows } = await exported(exports, 'spend', range)
    const { total } = await graphql(
      server,
      'query ($input: ReportInput!) { report: channelPerformance(input: $input) { total { spend { amount } } } }',
      { input: { range: { between: range } } },
    )
    expect(rows.map((row) => Object.values(row).join())).toEqual([
      '2026-03-10,ads,Email,,,5.00,EUR',
      '2026-04-10,ads,Paid Search,,google,7.00,EUR',
    ])
    expect(total.spend.amount).toBe('12.00')
  })
})

function leadColumns(lead: Answered): Json {
  const reached = (milestone: string) => lead.milestones.find((one: Answered) => one.milestone === milestone)
  return {
    lead_id: lead.id,
    created_at: lead.createdAt,
    created_at_precision: lead.createdAtPrecision,
    channel: lead.channel,
    source: lead.source,
    stage: cell(lead.stage),
    owner: cell(lead.owner),
    assigned_at: cell(lead.assignedAt),
    requested_at: cell(lead.requestedAt),
    self_reported_source: lead.selfReportedSource ? `'${lead.selfReportedSource}` : '',
    in_crm: cell(lead.inCrm),
    lead_form_page: cell(lead.leadFormPage),
    ...Object.assign(
      {},
      ...milestones.slice(1).map((milestone) => ({
        [`${milestone.toLowerCase()}_at`]: cell(reached(milestone)?.at),
        [`${milestone.toLowerCase()}_known_by`]: cell(reached(milestone)?.knownBy),
      })),
    ),
    revenue: lead.revenue.amount,
    currency: lead.revenue.currency,
    win_reason: cell(lead.winReason),
    loss_reason: cell(lead.lossReason),
    refused_at: cell(lead.refusal?.at),
    refusal_reason: cell(lead.refusal?.reason),
    recycled_at: cell(lead.recycling?.at),
    recycling_reason: cell(lead.recycling?.reason),
    recycled_until: cell(lead.recycling?.until),
  }
}
