import { fc, test as law } from '@fast-check/vitest'
import type { CustomWeights } from '@touchline/schema'
import { expect, test } from 'vitest'
import { placeAnchors } from './anchors.ts'
import { customModel } from './custom.ts'
import { eligiblePath } from './eligible.ts'
import { models } from './models.ts'
import type { ReachedAt, ShareOut } from './share-out.ts'

const dayMs = 86_400_000
/** A lead of day 2, with an opportunity on day 4, won on day 9. */
const reached: ReachedAt = { LEAD: 2 * dayMs, OPPORTUNITY: 4 * dayMs, WON: 9 * dayMs }

function sharesOf(shareOut: ShareOut, channels: readonly string[], reachedAt: ReachedAt = reached): number[] {
  const path = eligiblePath(
    channels.map((channel, i) => ({ channel, at: (i + 1) * dayMs })),
    7,
  )
  placeAnchors(path, 'WON', Number.POSITIVE_INFINITY, reachedAt)
  const shares = new Float64Array(channels.length).fill(Number.NaN)
  shareOut(path, shares)
  return [...shares]
}

// Touchpoints on days 1 to 6: the first, LEAD's (2), one of the rest (3), OPPORTUNITY's (4), another (5), WON's (6).
const six = ['Email', 'Paid Search', 'Email', 'Direct', 'Direct', 'Email']

test.each<{ weights: CustomWeights; shares: number[] }>([
  { weights: { first: 1, won: 3 }, shares: [1 / 4, 0, 0, 0, 0, 3 / 4] },
  // The rest are 3 and 5: 2 of 10 for both.
  { weights: { first: 2, lead: 2, opportunity: 2, won: 2, rest: 2 }, shares: [0.2, 0.2, 0.1, 0.2, 0.1, 0.2] },
  // Whoever is no anchor with a weight is of the rest.
  { weights: { first: 5, rest: 5 }, shares: [0.5, 0.1, 0.1, 0.1, 0.1, 0.1] },
  // 0.2, 0.2, 0.1, 0.2, 0.1, 0.2 as above; times 2 for mail and 0 for direct: 0.4, 0.2, 0.2, 0, 0, 0.4 of 1.2.
  {
    weights: { first: 2, lead: 2, opportunity: 2, won: 2, rest: 2, channels: { Email: 2, Direct: 0 } },
    shares: [1 / 3, 1 / 6, 1 / 6, 0, 0, 1 / 3],
  },
])('weights $weights', ({ weights, shares }) => {
  const linear: string[] = []
  expect(
    sharesOf(
      customModel(weights, () => linear.push('told')),
      six,
    ),
  ).toEqual(shares.map((share) => expect.closeTo(share, 12)))
  expect(linear).toEqual([])
})

test.each<{ weights: CustomWeights; reachedAt: ReachedAt }>([
  { weights: { lead: 1 }, reachedAt: {} },
  { weights: { first: 1, channels: { Email: 0 } }, reachedAt: reached },
])('where $weights come to nothing, all have the same, and that is told', ({ weights, reachedAt }) => {
  let told = 0
  const shares = sharesOf(
    customModel(weights, () => told++),
    six,
    reachedAt,
  )
  expect(shares).toEqual(six.map(() => 1 / 6))
  expect(told).toBe(1)
})

const weight = fc.double({ min: 0.01, max: 100, noNaN: true })
const channels = fc.array(fc.constantFrom('Direct', 'Email', 'Referral'), { minLength: 1, maxLength: 20 })

law.prop([channels, weight])("the unit of weights doesn't matter, nor one weight of all channels", (journey, unit) => {
  const weights = { first: 0.3, lead: 0.3, opportunity: 0.3, rest: 0.1 }
  const others = { first: 0.3 * unit, lead: 0.3 * unit, opportunity: 0.3 * unit, rest: 0.1 * unit }
  const alike = { ...others, channels: { Direct: unit, Email: unit, Referral: unit } }
  const usual = sharesOf(models.W_SHAPED, journey).map((share) => expect.closeTo(share, 9))
  for (const each of [weights, others, alike]) {
    expect(
      sharesOf(
        customModel(each, () => {}),
        journey,
      ),
    ).toEqual(usual)
  }
})
