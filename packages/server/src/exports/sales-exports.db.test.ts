import { metricIds } from '@touchline/schema'
import { describe, expect } from 'vitest'
import { type Exports, test } from '../test/export-test.ts'
import { know, type Server } from '../test/graphql-test.ts'
import { type Answered, cell, estimateOf, exported, graphql, type Json, keysOf, rate, rateOf } from '../test/in-csv.ts'
import { ledgerCompany, settle } from '../test/ledger-company.ts'

/*
 * Exports of the ledger, of handoffs and of KPIs against what GraphQL answers, on a company with a lead in each state.
 */

test.beforeEach(async ({ db, workspaces: [company] }) => {
  await settle(db, company)
  await know(db, company, ledgerCompany)
})

const june = { from: '2026-06-01', to: '2026-07-01' }
const filters = [null, { where: { dimension: 'OWNER', op: 'EQ', values: ['Olga'] } }]
const instants = [null, '2026-06-09T07:00:00.000Z']

/** What GraphQL answers, row for row, whatever is asked for. */
async function same(
  [server, exports]: readonly [Server, Exports],
  [name, parameters]: readonly [string, Json],
  [query, variables]: readonly [string, Json],
  columns: (answered: Answered) => readonly Json[],
): Promise<void> {
  const { rows } = await exported(exports, name, parameters)
  expect(rows.length).toBeGreaterThan(0)
  expect(rows).toEqual(columns(await graphql(server, query, variables)))
}

describe('the ledger', () => {
  const args = '($asOf: DateTime, $filter: FilterInput'
  const given = 'asOf: $asOf, filter: $filter'

  const cuts = [{ groupBy: null }, { groupBy: ['CHANNEL'] }, { groupBy: ['OWNER', 'SOURCE'] }]
  test.for(cuts)('cut by $groupBy is what GraphQL answers', async ({ groupBy }, { server, exports }) => {
    for (const asOf of instants) {
      for (const filter of filters) {
        await same(
          [server, exports],
          ['ledger', { asOf, filter, groupBy }],
          [
            `query ${args}, $groupBy: [LedgerDimension!]!) { report: leadLedger(${given}, groupBy: $groupBy) { asOf rows {
              keys { dimension value } state side leads overdue oldestSince pipeline { amount currency } } } }`,
            { asOf, filter, groupBy: groupBy ?? [] },
          ],
          ({ asOf: at, rows }) =>
            rows.map((row: Answered) => ({
              as_of: at,
              ...keysOf(row),
              state: row.state,
              side: cell(row.side),
              leads: cell(row.leads),
              overdue: cell(row.overdue),
              oldest_since: cell(row.oldestSince),
              pipeline: cell(row.pipeline?.amount),
              currency: cell(row.pipeline?.currency),
            })),
        )
      }
    }
  })

  test('tells where leads went, since thirty days before unless asked', async ({ server, exports }) => {
    for (const since of ['2026-06-09T07:00:00.000Z', null]) {
      for (const filter of filters) {
        const began = since ?? '2026-05-16T12:00:00.000Z'
        await same(
          [server, exports],
          ['ledger-flows', { since, filter }],
          [
            `query ${args}, $since: DateTime!) { report: leadLedger(${given}) { flows(since: $since) { from to leads } } }`,
            { filter, since: began },
          ],
          ({ flows }) =>
            flows.map((flow: Answered) => ({
              ...{ since: began, as_of: '2026-06-15T12:00:00.000Z' },
              ...{ from: cell(flow.from), to: flow.to, leads: cell(flow.leads) },
            })),
        )
      }
    }
  })

  test('lists the leads that wait', async ({ server, exports }) => {
    for (const overdueOnly of [true, false]) {
      for (const asOf of instants) {
        await same(
          [server, exports],
          ['untouched-leads', { asOf, overdueOnly }],
          [
            `query ${args}, $overdueOnly: Boolean!) { report: untouchedLeads(${given}, overdueOnly: $overdueOnly) { nodes {
              lead { id channel source } owner state openedAt dueAt isOverdue waitedSeconds } } }`,
            { asOf, overdueOnly },
          ],
          ({ nodes }) =>
            nodes.map(({ lead, ...handoff }: Answered) => ({
              ...{ lead_id: lead.id, channel: lead.channel, source: lead.source, owner: cell(handoff.owner) },
              ...{ state: handoff.state, opened_at: handoff.openedAt, due_at: cell(handoff.dueAt) },
              ...{ is_overdue: cell(handoff.isOverdue), waited_seconds: cell(handoff.waitedSeconds) },
            })),
        )
      }
    }
  })
})

test.for(['TO_SALES', 'TO_MARKETING'])(
  'handoffs %s are what GraphQL counts',
  async (direction, { server, exports }) => {
    const counts = 'worked reached accepted refused recycled untouched overdue'
    const fields = `handedOver assigned ${counts} answeredWithinSla ${rate} responseTime { count p50 p90 }`
    const columnsOf = (row: Answered): Json => ({
      ...{ handed_over: cell(row.handedOver), assigned: cell(row.assigned) },
      ...Object.fromEntries(counts.split(' ').map((name) => [name, cell(row[name])])),
      ...rateOf('answered_within_sla', row.answeredWithinSla),
      response_seconds_count: cell(row.responseTime.count),
      response_seconds_p50: cell(row.responseTime.p50),
      response_seconds_p90: cell(row.responseTime.p90),
    })
    for (const { groupBy, by, end } of [
      { groupBy: ['OWNER'], by: 'ASSIGNED', end: 'ASC' },
      { groupBy: ['OWNER'], by: 'RESPONSE_TIME', end: null },
      { groupBy: ['CHANNEL', 'SOURCE'], by: null, end: null },
    ]) {
      const orderBy = by && { by, ...(end && { direction: end }) }
      await same(
        [server, exports],
        ['handoffs', { ...june, direction, groupBy, orderBy: by, orderDirection: end, compareTo: end && 'PERIOD' }],
        [
          `query ($input: ReportInput!, $direction: HandoffDirection!, $groupBy: [LedgerDimension!]!,
            $orderBy: HandoffOrderInput) {
          report: leadHandoffs(input: $input, direction: $direction, groupBy: $groupBy, orderBy: $orderBy) {
            rows { keys { dimension value } ${fields} previous { ${fields} }
              answeredWithinSlaChange { value interval { low high } } } } }`,
          {
            input: { range: { between: june }, compareTo: end && { previous: 'PERIOD' } },
            direction,
            groupBy,
            orderBy,
          },
        ],
        ({ rows }) =>
          rows.map((row: Answered) => ({
            ...keysOf(row),
            ...columnsOf(row),
            ...(row.previous && {
              ...Object.fromEntries(
                Object.entries(columnsOf(row.previous)).map(([name, was]) => [`previous_${name}`, was]),
              ),
              ...estimateOf('answered_within_sla_change', row.answeredWithinSlaChange),
            }),
          })),
      )
    }
  },
)

test.for(['REFUSAL', 'LOSS', 'WIN', 'RECYCLING'])(
  'reasons of a %s are what GraphQL counts',
  async (kind, { server, exports }) => {
    for (const basis of ['COHORT', 'CONVERSION']) {
      for (const groupBy of [null, ['CHANNEL', 'OWNER']]) {
        const orderBy = groupBy && { by: 'REASON', direction: 'ASC' }
        await same(
          [server, exports],
          [
            'reasons',
            { ...june, kind, basis, groupBy, orderBy: orderBy?.by ?? null, direction: orderBy?.direction ?? null },
          ],
          [
            `query ($input: ReportInput!, $kind: ReasonKind!, $basis: DateBasis!, $groupBy: [LeadDimension!]!,
              $orderBy: ReasonOrderInput) {
            report: reasons(input: $input, kind: $kind, basis: $basis, groupBy: $groupBy, orderBy: $orderBy) {
              rows { keys { dimension value } reason leads share ${rate} } } }`,
            { input: { range: { between: june } }, kind, basis, groupBy: groupBy ?? [], orderBy },
          ],
          ({ rows }) =>
            rows.map((row: Answered) => ({
              ...keysOf(row),
              ...{ reason: row.reason, leads: cell(row.leads) },
              ...rateOf('share', row.share),
            })),
        )
      }
    }
  },
)

describe('KPIs', () => {
  const query = `query ($input: ReportInput!, $ids: [String!], $bucket: KpiBucket!) {
    report: kpis(input: $input, ids: $ids, bucket: $bucket) { items {
      metric { id label unit } value ratio ${rate} money { currency } previous change target status owners accountable
      series { bucket value complete doubt target } } } }`

  test.beforeEach(async ({ db, workspaces: [company] }) => {
    const target = { metric: 'won', per: 'MONTH', target: 10, accountable: '=Olga' } as const
    await settle(db, company, { kpis: [target] })
  })

  test.for([
    { ids: null, compareTo: null, input: null },
    { ids: ['won', 'close_rate'], compareTo: 'YEAR', input: { previous: 'YEAR' } },
  ])('of %j are what GraphQL says', async ({ ids, compareTo, input }, { server, exports }) => {
    await same(
      [server, exports],
      ['kpis', { ...june, ids, compareTo }],
      [query, { input: { range: { between: june }, compareTo: input }, ids, bucket: 'MONTH' }],
      ({ items }) =>
        items.map((kpi: Answered) => ({
          ...{ metric: kpi.metric.id, label: kpi.metric.label, unit: kpi.metric.unit, value: cell(kpi.value) },
          ...rateOf('ratio', kpi.ratio),
          ...{ currency: cell(kpi.money?.currency), previous: cell(kpi.previous), change: cell(kpi.change) },
          ...{ target: cell(kpi.target), status: kpi.status, owners: kpi.owners.join() },
          accountable: kpi.accountable ? `'${kpi.accountable}` : '',
        })),
    )
  })

  test.for(['WEEK', 'MONTH'])('by %s are what GraphQL says', async (bucket, { server, exports }) => {
    await same(
      [server, exports],
      ['kpi-series', { ...june, bucket }],
      [query, { input: { range: { between: june } }, bucket }],
      ({ items }) =>
        items.flatMap(({ metric, series }: Answered) =>
          series.map((point: Answered) => ({
            ...{ metric: metric.id, bucket: point.bucket, value: cell(point.value), complete: cell(point.complete) },
            ...{ doubt: cell(point.doubt), target: cell(point.target) },
          })),
        ),
    )
  })

  test('are documented by the catalogue', async ({ server, exports }) => {
    const { rows } = await exported(exports, 'metrics', {})
    expect(rows.map(({ id }) => id)).toEqual([...metricIds])
    await same(
      [server, exports],
      ['metrics', { search: 'close' }],
      [
        `{ report: metrics(search: "close") { id label description formula unit direction additive dimensions owners sql } }`,
        {},
      ],
      (metrics) =>
        metrics.map(({ additive, dimensions, owners, ...metric }: Answered) => ({
          ...{ ...metric, additive: cell(additive) },
          ...{ dimensions: dimensions.join(), owners: owners.join() },
        })),
    )
  })
})
