import { describe, expect, test } from 'vitest'
import { readLeadRecord } from './facts.ts'
import type { LeadFields } from './records.ts'
import { stageReader } from './stage-map.ts'

const stageOf = stageReader([
  { name: 'Working', crmStages: ['Working', 'Contacted'], means: 'SAL', side: 'SALES', expectedDays: 5 },
  { name: 'Back', crmStages: ['Recycled'], means: 'RECYCLED', side: 'MARKETING', expectedDays: null },
  { name: 'Gone', crmStages: ['Lost'], means: 'LOST', side: 'SALES', expectedDays: null },
])

/** A record that the CRM said these things of, each with the day on which it came into effect. */
function told(...versions: readonly (readonly [effective: string, fields: Partial<LeadFields>])[]) {
  const history = versions.map(([effective, fields]) => ({
    effectiveAt: Date.parse(effective),
    fields: { createdAt: '2026-01-05', ...fields },
  }))
  const latest = history.at(-1)?.fields ?? { createdAt: '2026-01-05' }
  return readLeadRecord('crm:sf:1', latest, 'Europe/Berlin', { stageOf, history, entries: [] })
}

const iso = (moment: { at: number } | null) => moment && new Date(moment.at).toISOString()
const created = '2026-01-05T22:59:59.999Z'

describe('an owner has a lead', () => {
  test.each([
    [
      'since it was told',
      [['2026-01-05', { owner: 'Sam', assignedAt: '2026-01-07T09:00:00Z' }]],
      '2026-01-07T09:00:00.000Z',
    ],
    ['from the beginning, if the first version names them', [['2026-01-05', { owner: 'Sam' }]], created],
    [
      'since the first version that names them',
      [
        ['2026-01-05', {}],
        ['2026-02-01T08:00:00Z', { owner: 'Sam' }],
        ['2026-03-01T08:00:00Z', { owner: 'Sam', stage: 'Working' }],
      ],
      '2026-02-01T08:00:00.000Z',
    ],
    [
      'anew, if somebody else had it in between',
      [
        ['2026-01-05', { owner: 'Sam' }],
        ['2026-02-01T08:00:00Z', { owner: 'Kim' }],
        ['2026-03-01T08:00:00Z', { owner: 'Sam' }],
      ],
      '2026-03-01T08:00:00.000Z',
    ],
    [
      'never, if nobody is named now',
      [
        ['2026-01-05', { owner: 'Sam' }],
        ['2026-02-01', {}],
      ],
      null,
    ],
  ] as const)('%s', (_, versions, since) => {
    expect(iso(told(...versions).assignedAt)).toBe(since)
  })
})

describe('a lead is in its stage', () => {
  test.each([
    ['since the record is there, if the first version says so', [['2026-01-05', { stage: 'Working' }]], created],
    [
      'since the first of the versions that mean it, whatever the word',
      [
        ['2026-01-05', { stage: 'Open' }],
        ['2026-02-01T08:00:00Z', { stage: 'working' }],
        ['2026-03-01T08:00:00Z', { stage: 'Contacted' }],
      ],
      '2026-02-01T08:00:00.000Z',
    ],
    [
      'since the date that the record itself has for it',
      [['2026-02-01T08:00:00Z', { stage: 'Recycled', recycledAt: '2026-01-20T10:00:00Z' }]],
      '2026-01-20T10:00:00.000Z',
    ],
    [
      'of a date that is a mere day, since its last instant',
      [['2026-02-01', { stage: 'Open', mqlAt: '2026-02-01' }]],
      '2026-02-01T22:59:59.999Z',
    ],
  ] as const)('%s', (_, versions, since) => {
    expect(iso(told(...versions).stageSince)).toBe(since)
  })
})

describe('the milestone of a record', () => {
  test('is what the import says, else what the stage map says', () => {
    expect(told(['2026-01-05', { stage: 'Working' }]).milestone).toBe('SAL')
    expect(told(['2026-01-05', { stage: 'Working', milestone: 'SQL' }]).milestone).toBe('SQL')
    expect(told(['2026-01-05', { stage: 'Unheard of' }])).toMatchObject({ milestone: null, mappedStage: null })
  })

  test('was passed for good, but for a loss that the CRM took back', () => {
    const { milestone, passed, mappedStage } = told(
      ['2026-01-05', { stage: 'Working' }],
      ['2026-02-01', { stage: 'Lost' }],
      ['2026-03-01', { stage: 'Recycled' }],
    )
    expect({ milestone, passed, means: mappedStage?.means }).toEqual({
      milestone: null,
      passed: ['SAL'],
      means: 'RECYCLED',
    })
  })
})
