import type { EventId, StreamId } from '@touchline/schema'
import { describe, expect, test } from 'vitest'
import { earnedBy } from './conversions.ts'
import type { Creditable } from './eligible.ts'
import { models } from './models.ts'

const dayMs = 86_400_000
const journey = (days: readonly number[]): Creditable[] =>
  days.map((day, i) => ({
    id: `event ${i}` as EventId,
    streamId: 'stream' as StreamId,
    ...({ side: 'MARKETING', channel: 'Email' } as const),
    at: day * dayMs,
  }))

const weighing = { lookbackDays: 365, halfLifeDays: 7 }
const whole = 1_000_000_000

/** A lead of day 2, with an opportunity on day 4. */
const reachedAt = { LEAD: 2 * dayMs, OPPORTUNITY: 4 * dayMs }

describe('a milestone is an anchor', () => {
  test.each([
    // As of LEAD there is no opportunity yet: the first and LEAD's, half each.
    ['LEAD', 2, [whole / 2, whole / 2]],
    // First, LEAD's, OPPORTUNITY's: nobody is the rest.
    ['OPPORTUNITY', 4, [333_333_334, 333_333_333, 333_333_333]],
    ['WON', 9, [300_000_000, 300_000_000, 300_000_000, 100_000_000]],
    // Whoever was lost on day 3 was a lead, and no opportunity yet: 3/7, 3/7 and 1/7.
    ['LOST', 3, [428_571_429, 428_571_428, 142_857_143]],
    // Won before the day on which it is an opportunity was over: it must have been one.
    ['WON', 3.5, [333_333_334, 333_333_333, 333_333_333]],
  ] as const)('once it is reached: of %s on day %d', (milestone, day, credits) => {
    const converted = { milestone, at: day * dayMs, valueMinor: null }
    const earned = earnedBy(journey([1, 2, 3, 5]), converted, reachedAt, weighing, [models.W_SHAPED])
    expect(earned.credits).toEqual([credits])
  })

  test('only within the look-back', () => {
    const converted = { milestone: 'WON', at: 9 * dayMs, valueMinor: 100 } as const
    const byShape = [models.U_SHAPED, models.LEAD_CREATION]
    const earned = earnedBy(journey([1, 2, 3, 5]), converted, reachedAt, { ...weighing, lookbackDays: 6 }, byShape)
    expect(earned.touchpoints.map(({ at }) => at / dayMs)).toEqual([3, 5])
    // Nothing that is eligible led to LEAD: the first has all that is there to have, and LEAD_CREATION finds nobody.
    expect(earned.credits).toEqual([
      [whole, 0],
      [0, 0],
    ])
    expect(earned.valueCredits).toEqual([
      [100, 0],
      [0, 0],
    ])
  })
})

test('of touchpoints of the same instant the order of the journey decides', () => {
  const converted = { milestone: 'WON', at: 9 * dayMs, valueMinor: null } as const
  const names = ['FIRST_TOUCH', 'LAST_TOUCH', 'LEAD_CREATION', 'TIME_DECAY'] as const
  const earned = earnedBy(
    journey([2, 2, 2]),
    converted,
    reachedAt,
    weighing,
    names.map((name) => models[name]),
  )
  expect(earned.credits).toEqual([
    [whole, 0, 0],
    [0, 0, whole],
    [0, 0, whole],
    [333_333_334, 333_333_333, 333_333_333],
  ])
})
