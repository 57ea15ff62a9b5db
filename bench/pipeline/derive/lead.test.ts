import { expect, test } from 'vitest'
import { linesOf } from './company.ts'
import { leadOf } from './lead.ts'
import { seedAsked, sizeAsked } from './size.ts'

const end = Date.parse('2026-11-22T00:00:00Z')
const numbers = Array.from({ length: 2_000 }, (_, no) => no)

test('the same seed makes the same company, another one another', () => {
  expect(linesOf('w', 1, 7, end)).toEqual(linesOf('w', 1, 7, end))
  expect(linesOf('w', 2, 7, end)).not.toEqual(linesOf('w', 1, 7, end))
})

test('nobody is somebody else, nobody comes after the end, and some ten visits and six in a hundred won are the mean', () => {
  const leads = numbers.map((no) => leadOf(1, no, end))
  expect(new Set(leads.map(({ streamId }) => streamId)).size).toBe(leads.length)
  expect(Math.max(...leads.flatMap(({ visits }) => visits))).toBeLessThan(end)
  expect(leads.reduce((sum, { visits }) => sum + visits.length, 0) / leads.length).toBeCloseTo(10, 0)
  expect(leads.filter(({ isWon }) => isWon).length / leads.length).toBeCloseTo(0.06, 1)
})

test('a size or seed that is none is refused with what to give instead', () => {
  expect(sizeAsked(undefined)).toEqual({ touchpoints: 200_000, leads: 20_000, won: 1_200 })
  expect(sizeAsked('10_000_000')).toEqual({ touchpoints: 10_000_000, leads: 1_000_000, won: 60_000 })
  expect(() => sizeAsked('many')).toThrow('TOUCHLINE_BENCH_TOUCHPOINTS=many is no size')
  expect(() => seedAsked('-1')).toThrow('TOUCHLINE_BENCH_SEED=-1 is no seed')
})
