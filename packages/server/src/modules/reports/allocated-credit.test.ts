import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { waysOf } from '../attribution/path.ts'
import { allocate, removalEffects } from './allocated-credit.ts'

/** Paid Search > Email converted, so did Email > Paid Search > Email; Paid Search alone did not. Effects of 2/3 and 1. */
const effects = removalEffects({
  keys: [['Email'], ['Paid Search']],
  ways: waysOf([
    { channels: [1, 0], conversions: 1, nulls: 0 },
    { channels: [1], conversions: 0, nulls: 1 },
    { channels: [0, 1, 0], conversions: 1, nulls: 0 },
  ]),
})!

describe('one conversion, allocated by hand', () => {
  test.each([
    // 2/3 to 1 is 2/5 to 3/5.
    { channels: ['Paid Search', 'Email'], credits: [400_000_000, 600_000_000] },
    // Email's 3/5 are of both its touchpoints.
    { channels: ['Email', 'Paid Search', 'Email'], credits: [300_000_000, 400_000_000, 300_000_000] },
    // Nobody came through Webinar: all is Email's.
    { channels: ['Webinar', 'Email'], credits: [0, 1_000_000_000] },
    { channels: ['Webinar', 'Fair'], credits: [0, 1_000_000_000] },
    { channels: ['Fair'], credits: [1_000_000_000] },
  ])('$channels', ({ channels, credits }) => {
    expect(allocate(channels, effects)).toEqual(credits)
  })

  test('is even among touchpoints of a channel whose effect is the smallest number there is', () => {
    expect(allocate(['D', 'C', 'C', 'D'], (channel) => (channel === 'C' ? Number.MIN_VALUE : 0))).toEqual([
      0, 500_000_000, 500_000_000, 0,
    ])
  })

  test('is nobody’s where nobody converted', () => {
    expect(
      removalEffects({ keys: [['Email']], ways: waysOf([{ channels: [0], conversions: 0, nulls: 3 }]) }),
    ).toBeNull()
  })
})

law.prop([
  fc.array(fc.constantFrom('A', 'B', 'C', 'D'), { minLength: 1, maxLength: 30 }),
  fc.dictionary(fc.constantFrom('A', 'B', 'C'), fc.double({ min: 0, max: 1, noNaN: true })),
])(
  'a conversion is one whole credit, evenly among touchpoints of a channel, none of them less than nothing',
  (channels, of) => {
    const credits = allocate(channels, (channel) => of[channel] ?? 0)
    expect(credits.reduce((sum, credit) => sum + credit, 0)).toBe(1_000_000_000)
    expect(credits.every((credit) => credit >= 0)).toBe(true)
    if (channels.every((channel) => !of[channel])) return
    for (const [i, channel] of channels.entries()) {
      // Billionths that are left over go one each.
      expect(Math.abs(credits[i]! - credits[channels.indexOf(channel)]!)).toBeLessThanOrEqual(1)
    }
  },
)
