import { fc, test as law } from '@fast-check/vitest'
import { type AttributionModel, attributionModels, wholeCredit } from '@touchline/schema'
import { describe, expect, test } from 'vitest'
import { splitExactly } from '../../lib/split-exactly.ts'
import { placeAnchors } from './anchors.ts'
import { eligiblePath } from './eligible.ts'
import { models } from './models.ts'
import type { ReachedAt } from './share-out.ts'

const dayMs = 86_400_000
const onDays = (days: readonly number[]) => days.map((day) => ({ channel: 'Email', at: day * dayMs }))
const reachedOn = (days: ReachedAt): ReachedAt =>
  Object.fromEntries(Object.entries(days).map(([milestone, day]) => [milestone, day && day * dayMs]))

type Touch = { readonly at: number; readonly channel: string }
type Circumstances = { readonly reachedAt: ReachedAt; readonly halfLifeDays: number }
const nothingReached: Circumstances = { reachedAt: {}, halfLifeDays: 7 }

/** As of a time when all of it is reached. */
function sharesBy(model: AttributionModel, touches: readonly Touch[], { reachedAt, halfLifeDays }: Circumstances) {
  const path = eligiblePath(touches, halfLifeDays)
  placeAnchors(path, 'WON', Number.POSITIVE_INFINITY, reachedAt)
  const shares = new Float64Array(touches.length).fill(Number.NaN)
  models[model](path, shares)
  return [...shares]
}

describe('shares by place and channel, worked by hand', () => {
  test.each([
    { model: 'FIRST_TOUCH', channels: ['Email', 'Direct', 'Direct'], shares: [1, 0, 0] },
    { model: 'LAST_TOUCH', channels: ['Email', 'Direct', 'Direct'], shares: [0, 0, 1] },
    { model: 'LAST_NON_DIRECT', channels: ['Email', 'Referral', 'Direct'], shares: [0, 1, 0] },
    { model: 'LAST_NON_DIRECT', channels: ['Direct', 'Direct'], shares: [0, 1] },
    { model: 'LINEAR', channels: ['Email', 'Direct', 'Direct', 'Email'], shares: [0.25, 0.25, 0.25, 0.25] },
    { model: 'POSITION', channels: ['Email'], shares: [1] },
    { model: 'POSITION', channels: ['Email', 'Direct'], shares: [0.5, 0.5] },
    { model: 'POSITION', channels: ['Email', 'Direct', 'Email'], shares: [0.4, 0.2, 0.4] },
    { model: 'POSITION', channels: ['Email', 'Direct', 'Direct', 'Email'], shares: [0.4, 0.1, 0.1, 0.4] },
  ] as const)('$model of $channels', ({ model, channels, shares }) => {
    const touches = channels.map((channel, i) => ({ channel, at: i }))
    expect(sharesBy(model, touches, nothingReached)).toEqual(shares.map((share) => expect.closeTo(share, 12)))
  })
})

describe('shares by milestones, worked by hand', () => {
  test.each([
    // A lead on day 2, an opportunity on day 4, won on day 9.
    { model: 'LEAD_CREATION', days: [1, 2, 3, 5], reached: { LEAD: 2, OPPORTUNITY: 4, WON: 9 }, shares: [0, 1, 0, 0] },
    { model: 'U_SHAPED', days: [1, 2, 3, 5], reached: { LEAD: 2 }, shares: [1 / 2, 1 / 2, 0, 0] },
    { model: 'U_SHAPED_40_40_20', days: [1, 2, 3, 5], reached: { LEAD: 2 }, shares: [0.4, 0.4, 0.1, 0.1] },
    // First on day 1, LEAD's on day 2, OPPORTUNITY's on day 3; what is left of 1 for day 5.
    { model: 'W_SHAPED', days: [1, 2, 3, 5], reached: { LEAD: 2, OPPORTUNITY: 4 }, shares: [0.3, 0.3, 0.3, 0.1] },
    {
      model: 'FULL_PATH',
      days: [1, 2, 3, 4, 5, 8],
      reached: { LEAD: 2, OPPORTUNITY: 4, WON: 9 },
      // 3 and 5 share a tenth.
      shares: [0.225, 0.225, 0.05, 0.225, 0.05, 0.225],
    },
    // One touchpoint that is several anchors has their sum, so that whoever came once has it all.
    { model: 'FULL_PATH', days: [1], reached: { LEAD: 2, OPPORTUNITY: 4, WON: 9 }, shares: [1] },
    // 0.225 + 0.225 for the first and LEAD, as much for OPPORTUNITY and WON, of 0.9 in all: nobody is the rest.
    { model: 'FULL_PATH', days: [1, 3], reached: { LEAD: 2, OPPORTUNITY: 4, WON: 9 }, shares: [1 / 2, 1 / 2] },
    // First and LEAD on day 1 (0.6), OPPORTUNITY on day 3 (0.3), the rest 0.1 on day 2: together 1.
    { model: 'W_SHAPED', days: [1, 2, 3], reached: { LEAD: 1, OPPORTUNITY: 4 }, shares: [0.6, 0.1, 0.3] },
    // No opportunity yet, or none that anybody dated: 0.3 + 0.3 + 0.1 = 0.7 are there.
    { model: 'W_SHAPED', days: [1, 2, 3], reached: { LEAD: 3 }, shares: [3 / 7, 1 / 7, 3 / 7] },
    // 0.225 + 0.225 + 0.1 = 0.55 are there, and 0.1 is for two: 0.225 / 0.55 = 9/22, 0.05 / 0.55 = 1/11.
    { model: 'FULL_PATH', days: [1, 2, 3, 4], reached: { LEAD: 4 }, shares: [9 / 22, 1 / 11, 1 / 11, 9 / 22] },
    // Nothing came before LEAD: it has no touchpoint, and the other parts are 0.4 and 0.2 of 0.6.
    { model: 'U_SHAPED_40_40_20', days: [3, 4, 5], reached: { LEAD: 2 }, shares: [2 / 3, 1 / 6, 1 / 6] },
    { model: 'U_SHAPED', days: [3, 4, 5], reached: { LEAD: 2 }, shares: [1, 0, 0] },
    { model: 'LEAD_CREATION', days: [3, 4, 5], reached: { LEAD: 2 }, shares: [0, 0, 0] },
    { model: 'LEAD_CREATION', days: [3, 4, 5], reached: {}, shares: [0, 0, 0] },
  ] as const)('$model of touchpoints on days $days, reached $reached', ({ model, days, reached, shares }) => {
    const circumstances = { reachedAt: reachedOn(reached), halfLifeDays: 7 }
    expect(sharesBy(model, onDays(days), circumstances)).toEqual(shares.map((share) => expect.closeTo(share, 12)))
  })
})

describe('TIME_DECAY, worked by hand', () => {
  test.each([
    // Weights 1/4, 1/2 and 1, of 7/4.
    { halfLifeDays: 7, days: [0, 7, 14], shares: [1 / 7, 2 / 7, 4 / 7] },
    // Twice the half-life, so 1/2, 1/√2 and 1: each is √2 times the one before.
    { halfLifeDays: 14, days: [0, 7, 14], shares: [1, Math.SQRT2, 2].map((part) => part / (3 + Math.SQRT2)) },
    { halfLifeDays: 7, days: [5, 5], shares: [1 / 2, 1 / 2] },
    // 3,000 days in half-lives of one: beyond what a number holds, and no share any more.
    { halfLifeDays: 1, days: [0, 3_000], shares: [0, 1] },
  ])('half-life of $halfLifeDays days, touchpoints on days $days', ({ halfLifeDays, days, shares }) => {
    const given = sharesBy('TIME_DECAY', onDays(days), { reachedAt: {}, halfLifeDays })
    expect(given).toEqual(shares.map((share) => expect.closeTo(share, 12)))
  })
})

const aDay = fc.integer({ min: 0, max: 400 })
const anyJourney = fc
  .array(fc.record({ channel: fc.constantFrom('Direct', 'Email', 'Paid Search', 'Referral'), day: aDay }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((touches) => touches.toSorted((a, b) => a.day - b.day).map(({ channel, day }) => ({ channel, at: day * dayMs })))
const anyReached = fc
  .record({ LEAD: aDay, OPPORTUNITY: aDay, WON: aDay }, { requiredKeys: [] })
  .map((reached) => reachedOn(reached))
const anyHalfLife = fc.integer({ min: 1, max: 3_650 })

describe.each(attributionModels)('%s, on any journey', (name) => {
  law.prop([anyJourney, anyReached, anyHalfLife])(
    'gives one share per touchpoint, each in [0, 1], together 1 unless nobody is what it looks for',
    (touches, reachedAt, halfLifeDays) => {
      const shares = sharesBy(name, touches, { reachedAt, halfLifeDays })
      expect(shares).toHaveLength(touches.length)
      expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
      const leadIsIn = (touches[0]?.at ?? 0) <= (reachedAt.LEAD ?? -1)
      const whole = name === 'LEAD_CREATION' && !leadIsIn ? 0 : 1
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(whole, 9)
      const credits = whole === 1 ? splitExactly(wholeCredit, shares) : []
      expect(credits.reduce((sum, credit) => sum + credit, 0)).toBe(whole * wholeCredit)
    },
  )

  law.prop([anyJourney, anyReached, anyHalfLife, fc.integer({ min: -1e9, max: 1e12 })])(
    'gives the same whenever it all happened',
    (touches, reachedAt, halfLifeDays, later) => {
      const moved = touches.map(({ channel, at }) => ({ channel, at: at + later }))
      const reachedLater = Object.fromEntries(
        Object.entries(reachedAt).map(([one, at]) => [one, at === undefined ? at : at + later]),
      )
      expect(sharesBy(name, moved, { reachedAt: reachedLater, halfLifeDays })).toEqual(
        sharesBy(name, touches, { reachedAt, halfLifeDays }),
      )
    },
  )
})
