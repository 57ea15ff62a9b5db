import { describe, expect, test } from 'vitest'
import { readLeadRecord } from './facts.ts'
import { leadsOf } from './lead.ts'
import type { LeadFields, StageFields } from './records.ts'
import { stageReader } from './stage-map.ts'

const stageOf = stageReader([
  { name: 'Working', crmStages: ['Working'], means: 'SAL', side: 'SALES', expectedDays: 5 },
  { name: 'Sales-qualified', crmStages: ['Qualified'], means: 'SQL', side: 'SALES', expectedDays: null },
  { name: 'Gone', crmStages: ['Lost'], means: 'LOST', side: 'SALES', expectedDays: null },
])

const entered = (enteredAt: string, stage: string): StageFields => ({ leadKey: 'crm:sf:1', stage, enteredAt })

function told(entries: readonly StageFields[], ...versions: readonly (readonly [string, Partial<LeadFields>])[]) {
  const history = versions.map(([effective, fields]) => ({
    effectiveAt: Date.parse(effective),
    fields: { createdAt: '2026-01-05', ...fields },
  }))
  const latest = history.at(-1)?.fields ?? { createdAt: '2026-01-05' }
  return readLeadRecord('crm:sf:1', latest, 'UTC', { stageOf, history, entries })
}

const inShort = (record: ReturnType<typeof told>) =>
  record.stageHistory.map(({ stage, fromStage, moment, source }) =>
    [new Date(moment.at).toISOString().slice(0, 10), fromStage, stage, source].join(' '),
  )

describe('the stages of a record', () => {
  test('are those of the CRM’s history, in time order', () => {
    const record = told([entered('2026-02-01', 'Qualified'), entered('2026-01-10', 'Working')])
    expect(inShort(record)).toEqual(['2026-01-10  Working CRM_HISTORY', '2026-02-01 Working Qualified CRM_HISTORY'])
  })

  test('of one day are in the order of what they mean', () => {
    const record = told([entered('2026-02-01', 'Qualified'), entered('2026-02-01', 'Working')])
    expect(record.stageHistory.map(({ stage }) => stage)).toEqual(['Working', 'Qualified'])
  })

  test('are what imports saw, where the CRM gives no history', () => {
    const record = told(
      [],
      ['2026-01-05', { stage: 'Open' }],
      ['2026-02-01', { stage: 'open' }],
      ['2026-03-01', { stage: 'Lost' }],
    )
    expect(inShort(record)).toEqual(['2026-01-05  Open SNAPSHOT_DIFF', '2026-03-01 Open Lost SNAPSHOT_DIFF'])
  })

  test('go on with what imports saw after the history ended', () => {
    const record = told(
      [entered('2026-02-10', 'Working')],
      ['2026-02-01', { stage: 'Open' }],
      ['2026-03-01', { stage: 'Lost' }],
    )
    expect(inShort(record)).toEqual(['2026-02-10  Working CRM_HISTORY', '2026-03-01 Working Lost SNAPSHOT_DIFF'])
  })
})

describe('milestones', () => {
  const milestones = (record: ReturnType<typeof told>) => {
    const [lead] = leadsOf({ records: [record], opportunities: [], forms: [] }, 'UTC')
    return [...(lead?.milestones ?? [])]
      .map(([milestone, { knownBy, moment }]) =>
        moment ? `${milestone} ${new Date(moment.at).toISOString().slice(0, 10)}` : `${milestone} ${knownBy}`,
      )
      .sort()
  }

  test('are dated by the CRM’s history, unless the record has a date of its own', () => {
    const history = [entered('2026-01-10', 'Working'), entered('2026-02-01', 'Qualified')]
    expect(milestones(told(history, ['2026-02-01', { stage: 'Qualified', salAt: '2026-01-08' }]))).toEqual([
      'LEAD 2026-01-05',
      'MQL IMPLIED',
      'SAL 2026-01-08',
      'SQL 2026-02-01',
    ])
  })

  test('are not dated by when an import happened to see the stage', () => {
    expect(milestones(told([], ['2026-01-05', { stage: 'Open' }], ['2026-03-01', { stage: 'Working' }]))).toEqual([
      'LEAD 2026-01-05',
      'MQL IMPLIED',
      'SAL STAGE',
    ])
  })

  test('a loss that was taken back is none', () => {
    const reopened = [entered('2026-01-10', 'Lost'), entered('2026-02-01', 'Working')]
    expect(milestones(told(reopened, ['2026-02-01', { stage: 'Working' }]))).not.toContain('LOST 2026-01-10')
    expect(milestones(told(reopened.slice(0, 1), ['2026-01-10', { stage: 'Lost' }]))).toContain('LOST 2026-01-10')
  })
})
