import { describe, expect, test } from 'vitest'
import { creditTotals, journeyLines, type Touch } from './journey-lines.ts'

const none = { firstTouch: null, lastTouch: null, lastNonDirect: null, linear: null, position: null }

const touch = (
  id: string,
  occurredAt: string,
  credits: Partial<typeof none | Record<keyof typeof none, string>> = {},
) => ({ node: { id, occurredAt }, ...none, ...credits }) as Touch

const milestone = (name: 'LEAD' | 'MQL' | 'WON', at: string | null) =>
  ({ milestone: name, at, knownBy: at ? 'DATE' : 'IMPLIED' }) as const

describe('the line of a journey', () => {
  test('has touches and milestones in time order, and the touch before the milestone that it led to', () => {
    const touches = [touch('ad', '2026-01-01T08:00:00.000Z'), touch('form', '2026-01-05T10:00:00.000Z')]
    const milestones = [milestone('LEAD', '2026-01-05T10:00:00.000Z'), milestone('WON', '2026-01-03T00:00:00.000Z')]
    const lines = journeyLines(touches, milestones)
    expect(lines.map((line) => (line.kind === 'touch' ? line.touch.node.id : line.milestone))).toEqual([
      'ad',
      'WON',
      'form',
      'LEAD',
    ])
  })

  test('leaves out a milestone that nobody dated', () => {
    expect(journeyLines([], [milestone('MQL', null)])).toEqual([])
  })
})

test('credits are summed by model, and none is not zero', () => {
  const touches = [
    touch('ad', '2026-01-01T08:00:00.000Z', { linear: '0.5', firstTouch: '1' }),
    touch('form', '2026-01-05T10:00:00.000Z', { linear: '0.5', firstTouch: '0' }),
    touch('call', '2026-01-06T10:00:00.000Z'),
  ]
  expect(creditTotals(touches)).toEqual({ ...none, linear: 1, firstTouch: 1 })
  expect(creditTotals([])).toEqual(none)
})
