import { fc, test as law } from '@fast-check/vitest'
import { expect, test } from 'vitest'
import { monthBefore, moves, stateChanges } from './moves.ts'

test('what moved is told from what stayed, the largest first', () => {
  const flows = [
    { from: 'NEW', to: 'NEW', leads: 40 },
    { from: null, to: 'NEW', leads: 9 },
    { from: 'WON', to: 'WON', leads: 60 },
    { from: 'UNTOUCHED', to: 'WORKING', leads: 12 },
    { from: 'NEW', to: 'WON', leads: 0 },
  ] as const
  expect(moves(flows)).toEqual({ moved: [flows[3], flows[1]], stayed: 100 })
})

test('a state lost what left it and gained what entered it', () => {
  const flows = [
    { from: 'NEW', to: 'NEW', leads: 40 },
    { from: null, to: 'NEW', leads: 9 },
    { from: 'NEW', to: 'WORKING', leads: 5 },
  ] as const
  expect(stateChanges(['NEW', 'WORKING', 'WON'], flows)).toEqual([
    { state: 'NEW', before: 45, entered: 9, left: 5, now: 49 },
    { state: 'WORKING', before: 0, entered: 5, left: 0, now: 5 },
    { state: 'WON', before: 0, entered: 0, left: 0, now: 0 },
  ])
})

const states = ['NEW', 'WORKING', 'WON'] as const
const anyFlows = fc.array(
  fc.record({ from: fc.constantFrom(null, ...states), to: fc.constantFrom(...states), leads: fc.nat(1000) }),
)

law.prop([anyFlows])('before plus entered less left is now, and now adds up to all leads', (flows) => {
  const changes = stateChanges(states, flows)
  for (const { before, entered, left, now } of changes) expect(before + entered - left).toBe(now)
  const all = flows.reduce((sum, { leads }) => sum + leads, 0)
  expect(changes.reduce((sum, { now }) => sum + now, 0)).toBe(all)
})

test.each([
  ['2026-11-22T16:31:00.000Z', '2026-10-22T00:00:00.000Z'],
  ['2026-01-05T00:00:00.000Z', '2025-12-05T00:00:00.000Z'],
  ['2026-03-31T12:00:00.000Z', '2026-02-28T00:00:00.000Z'],
  ['2024-03-31T12:00:00.000Z', '2024-02-29T00:00:00.000Z'],
])('a month before %s is %s', (now, before) => {
  expect(monthBefore(new Date(now))).toBe(before)
})
