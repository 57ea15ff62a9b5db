import { describe, expect, test } from 'vitest'
import { seededRandom, shuffled } from './seeded-random.ts'

describe('random numbers', () => {
  test('are the same for the same seed, others for another, and lie in [0, 1)', () => {
    const some = (seed: number): number[] => {
      const random = seededRandom(seed)
      return Array.from({ length: 1_000 }, random)
    }
    expect(some(1)).toEqual(some(1))
    expect(some(1)).not.toEqual(some(2))
    expect(some(2 ** 40)).not.toEqual(some(0))
    expect(some(1).every((number) => number >= 0 && number < 1)).toBe(true)
    // Their mean has a standard error of √(1/12 / 1000) = 0.009.
    expect(Math.abs(some(1).reduce((sum, number) => sum + number, 0) / 1_000 - 0.5)).toBeLessThan(0.04)
  })

  test('shuffle so that each order comes as often', () => {
    const random = seededRandom(3)
    const counts = new Map<string, number>()
    for (let i = 0; i < 6_000; i++) {
      const order = shuffled(3, random).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect([...counts.keys()].sort()).toEqual(['012', '021', '102', '120', '201', '210'])
    // 1,000 are expected of each, with a standard deviation of √(6000 · 1/6 · 5/6) = 29.
    for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(4 * 29)
  })
})
