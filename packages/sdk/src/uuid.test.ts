import { fc, test as law } from '@fast-check/vitest'
import { EventId } from '@touchline/schema'
import { describe, expect, test } from 'vitest'
import { createIds } from './uuid.ts'

const randomBits = (): number => Math.floor(Math.random() * 2 ** 32)

/** Ids made at these readings of the clock. */
function idsAt(times: readonly number[], bits = randomBits): string[] {
  let i = 0
  const newId = createIds({
    Date: { now: () => times[i] as number },
    crypto: { getRandomValues: (words) => words.map(bits) },
  })
  return times.map((_, at) => {
    i = at
    return newId()
  })
}

const anyTime = fc.integer({ min: 1, max: 2 ** 45 - 1_000 })

describe('ids', () => {
  law.prop([fc.array(anyTime, { minLength: 1 })])(
    'are UUIDv7s that sort as they were made, whatever the clock does',
    (times) => {
      const ids = idsAt(times)
      for (const id of ids) expect(EventId.parse(id)).toBe(id)
      expect([...new Set(ids)].sort()).toEqual(ids)
    },
  )

  test('of one millisecond keep their order, however many', () => {
    const ids = idsAt(new Array(10_000).fill(1_700_000_000_000))
    expect([...new Set(ids)].sort()).toEqual(ids)
  })

  test.each([0, 0xffffffff])('are UUIDv7s when all random bits are alike (%s)', (bits) => {
    for (const id of idsAt([1, 1, 2], () => bits)) expect(EventId.parse(id)).toBe(id)
  })

  test('begin with their time', () => {
    expect(idsAt([0x0123456789ab])[0]).toMatch(/^01234567-89ab-7/)
  })
})
