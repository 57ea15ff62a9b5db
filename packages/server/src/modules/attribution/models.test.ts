import { fc, test as law } from '@fast-check/vitest'
import { attributionModels, wholeCredit } from '@touchline/schema'
import { describe, expect, test } from 'vitest'
import { splitExactly } from '../../lib/split-exactly.ts'
import { models } from './models.ts'

const journey = (channels: readonly string[]) => channels.map((channel) => ({ channel }))

describe('shares, worked by hand', () => {
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
    expect(models[model](journey(channels))).toEqual(shares.map((share) => expect.closeTo(share, 12)))
  })
})

const anyJourney = fc.array(fc.constantFrom('Direct', 'Email', 'Paid Search', 'Referral'), {
  minLength: 1,
  maxLength: 60,
})

describe.each(attributionModels)('%s, on any journey', (name) => {
  law.prop([anyJourney])('gives one share per touchpoint, each in [0, 1], together 1', (channels) => {
    const shares = models[name](journey(channels))
    expect(shares).toHaveLength(channels.length)
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
  })

  law.prop([anyJourney])('gives credits that sum to exactly one whole', (channels) => {
    const credits = splitExactly(wholeCredit, models[name](journey(channels)))
    expect(credits.reduce((sum, credit) => sum + credit, 0)).toBe(wholeCredit)
  })
})
