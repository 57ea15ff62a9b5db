import { fc, test as law } from '@fast-check/vitest'
import type { EventId } from '@touchline/schema'
import { describe, expect, test } from 'vitest'
import { readLeadRecord, readOpportunity } from './facts.ts'
import { type Lead, leadsOf } from './lead.ts'
import type { LeadFields, OpportunityFields } from './records.ts'

const record = (id: string, fields: LeadFields) => readLeadRecord(`crm:sf:${id}`, fields, 'UTC')
const deal = (id: string, fields: OpportunityFields) => readOpportunity('sf', id, fields, 'UTC')
const form = (id: string, at: string) => ({ id: id as EventId, at: Date.parse(at) })

const reached = (lead: Lead | undefined) =>
  Object.fromEntries(
    [...(lead?.milestones ?? [])].map(([milestone, { knownBy, moment }]) => [
      milestone,
      moment ? new Date(moment.at).toISOString().slice(0, 10) : knownBy,
    ]),
  )

describe('folding records into leads', () => {
  test('a record opens a new lead only if every earlier one was won or lost by then', () => {
    const leads = leadsOf(
      {
        records: [
          record('1', { createdAt: '2026-01-01', lostAt: '2026-02-01' }),
          record('2', { createdAt: '2026-01-15' }),
          record('3', { createdAt: '2026-03-01' }),
        ],
        opportunities: [],
        forms: [],
      },
      'UTC',
    )
    expect(leads.map(({ no, leadAt }) => [no, new Date(leadAt.at).toISOString().slice(0, 10)])).toEqual([
      [1, '2026-01-01'],
      [2, '2026-03-01'],
    ])
  })

  test('a lead form before the first record is where the lead began', () => {
    const [lead] = leadsOf(
      {
        records: [record('1', { createdAt: '2026-01-05T10:00:00Z' })],
        opportunities: [],
        forms: [form('a', '2026-01-03T09:00:00Z')],
      },
      'UTC',
    )
    expect(lead).toMatchObject({ leadAt: { at: Date.parse('2026-01-03T09:00:00Z') }, inCrm: true })
  })

  test('a form alone is a lead that is not in the CRM', () => {
    const [lead] = leadsOf({ records: [], opportunities: [], forms: [form('a', '2026-01-03T09:00:00Z')] }, 'UTC')
    expect(lead).toMatchObject({ no: 1, inCrm: false })
  })

  test('an opportunity without a record belongs to the latest lead at or before it, else to the first', () => {
    const leads = leadsOf(
      {
        records: [
          record('1', { createdAt: '2026-01-01', lostAt: '2026-02-01' }),
          record('2', { createdAt: '2026-03-01' }),
        ],
        opportunities: [
          deal('early', { outcome: 'OPEN', createdAt: '2025-12-01', emailKey: 'e' }),
          deal('late', { outcome: 'OPEN', createdAt: '2026-04-01', emailKey: 'e' }),
        ],
        forms: [],
      },
      'UTC',
    )
    expect(leads.map(({ opportunities }) => opportunities.map(({ id }) => id))).toEqual([['early'], ['late']])
  })
})

describe('milestones', () => {
  const lead = (fields: Partial<LeadFields>, ...opportunities: OpportunityFields[]) =>
    leadsOf(
      {
        records: [record('1', { createdAt: '2026-01-01', ...fields })],
        opportunities: opportunities.map((each, i) => deal(String(i), { leadKey: 'crm:sf:1', ...each })),
        forms: [],
      },
      'UTC',
    )[0]

  test('a later one implies the earlier ones, which have no date of their own', () => {
    expect(reached(lead({}, { outcome: 'WON', createdAt: '2026-02-01', closedAt: '2026-03-01' }))).toEqual({
      LEAD: '2026-01-01',
      MQL: 'IMPLIED',
      SAL: 'IMPLIED',
      SQL: 'IMPLIED',
      OPPORTUNITY: '2026-02-01',
      WON: '2026-03-01',
    })
  })

  test('a stage says that it was reached, not since when', () => {
    expect(reached(lead({ milestone: 'SQL', mqlAt: '2026-01-02' }))).toEqual({
      LEAD: '2026-01-01',
      MQL: '2026-01-02',
      SAL: 'IMPLIED',
      SQL: 'STAGE',
    })
  })

  test('lost stands outside the order and implies nothing', () => {
    expect(reached(lead({ lostAt: '2026-02-01' }))).toEqual({ LEAD: '2026-01-01', LOST: '2026-02-01' })
  })

  test('a lead is lost by its opportunities only when all of them are', () => {
    const lost: OpportunityFields = { outcome: 'LOST', createdAt: '2026-02-01', closedAt: '2026-03-01' }
    expect(reached(lead({}, lost, { outcome: 'OPEN' }))).not.toHaveProperty('LOST')
    expect(reached(lead({}, lost, { ...lost, closedAt: '2026-04-01' }))).toMatchObject({ LOST: '2026-04-01' })
  })

  test('revenue counts what was won, and not what was opened after', () => {
    const won = lead(
      {},
      { outcome: 'WON', createdAt: '2026-02-01', closedAt: '2026-03-01', amountMinor: 1_200_000 },
      { outcome: 'WON', createdAt: '2026-02-15', closedAt: '2026-04-01', amountMinor: 5 },
      { outcome: 'WON', createdAt: '2026-05-01', closedAt: '2026-06-01', amountMinor: 9_999 },
      { outcome: 'OPEN', amountMinor: 700 },
    )
    expect(won).toMatchObject({ revenueMinor: 1_200_005, pipelineMinor: 700 })
    expect(won?.opportunities.map(({ isExpansion }) => isExpansion)).toEqual([false, false, true, false])
  })

  test('days to win are calendar days, negative where the CRM says so', () => {
    expect(lead({}, { outcome: 'WON', closedAt: '2025-12-30' })?.daysToWin).toBe(-2)
    expect(lead({}, { outcome: 'WON' })?.daysToWin).toBeNull()
  })
})

const anyDay = fc.integer({ min: 1, max: 60 }).map((day) => new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10))
const anyFacts = fc.record({
  records: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('1', '2', '3', '4'),
      createdAt: anyDay,
      lostAt: fc.option(anyDay, { nil: undefined }),
    }),
    { selector: ({ id }) => id },
  ),
  opportunities: fc.uniqueArray(
    fc.record({
      id: fc.constantFrom('a', 'b', 'c'),
      leadId: fc.option(fc.constantFrom('1', '2', '3'), { nil: null }),
      outcome: fc.constantFrom('OPEN', 'WON', 'LOST'),
      createdAt: fc.option(anyDay, { nil: undefined }),
      closedAt: fc.option(anyDay, { nil: undefined }),
      amountMinor: fc.option(fc.nat(), { nil: undefined }),
    }),
    { selector: ({ id }) => id },
  ),
})

law.prop([anyFacts, fc.boolean()])('leads are a function of the set of facts, not of their order', (facts) => {
  const known = {
    records: facts.records.map(({ id, createdAt, lostAt }) => record(id, { createdAt, ...(lostAt && { lostAt }) })),
    opportunities: facts.opportunities.map(({ id, leadId, outcome, createdAt, closedAt, amountMinor }) =>
      deal(id, {
        outcome,
        ...(leadId && { leadKey: `crm:sf:${leadId}` }),
        ...(createdAt && { createdAt }),
        ...(closedAt && { closedAt }),
        ...(amountMinor !== undefined && { amountMinor }),
      }),
    ),
    forms: [form('f', '2026-01-20T00:00:00Z')],
  }
  const reversed = {
    records: known.records.toReversed(),
    opportunities: known.opportunities.toReversed(),
    forms: known.forms,
  }
  expect(leadsOf(reversed, 'UTC')).toEqual(leadsOf(known, 'UTC'))
})
