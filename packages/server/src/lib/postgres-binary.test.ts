import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { binaryOf, writeInstant, writeSized, writeText, writeUuid } from './postgres-binary.ts'

const microsecondsSince2000 = (bytes: Buffer): bigint => bytes.readBigInt64BE()
const instantOf = (epochMs: number): bigint =>
  microsecondsSince2000(binaryOf((target) => writeInstant(target, epochMs)))

describe('instants', () => {
  test.each([
    ['2000-01-01T00:00:00.000Z', 0n],
    ['2000-01-01T00:00:00.001Z', 1_000n],
    ['1999-12-31T23:59:59.999Z', -1_000n],
    ['1970-01-01T00:00:00.000Z', -946_684_800_000_000n],
    ['9999-12-31T23:59:59.999Z', 252_455_615_999_999_000n],
  ])('%s', (text, expected) => {
    expect(instantOf(Date.parse(text))).toBe(expected)
  })

  law.prop([fc.date({ noInvalidDate: true })])('are exact whenever they are', (date) => {
    expect(instantOf(date.getTime())).toBe((BigInt(date.getTime()) - 946_684_800_000n) * 1_000n)
  })

  test.each([Number.NaN, 0.5, Number.POSITIVE_INFINITY])('%s is none', (value) => {
    expect(() => instantOf(value)).toThrow('no instant')
  })
})

describe('UUIDs', () => {
  law.prop([fc.uuid(), fc.boolean()])('are their digits, in either case', (uuid, isUpper) => {
    const bytes = binaryOf((target) => writeUuid(target, isUpper ? uuid.toUpperCase() : uuid))
    expect(bytes.toString('hex')).toBe(uuid.replaceAll('-', ''))
  })

  const uuid = '0198f000-0000-7000-8000-000000000001'
  const places = Array.from(uuid, (_, i) => i)
  law.prop([fc.constantFrom(...places), fc.constantFrom('g', '/', ':', '@', '`', ' ', 'é', '€', '\u0130')])(
    'have no other characters in any place',
    (i, wrong) => {
      const text = uuid.slice(0, i) + wrong + uuid.slice(i + 1)
      expect(() => binaryOf((target) => writeUuid(target, text))).toThrow('no UUID')
    },
  )

  test.each(['', uuid.slice(1), `${uuid}0`, uuid.replaceAll('-', '')])('"%s" is none', (text) => {
    expect(() => binaryOf((target) => writeUuid(target, text))).toThrow('no UUID')
  })
})

law.prop([fc.array(fc.string({ unit: 'binary', maxLength: 50_000, size: 'max' }), { maxLength: 20 })], { numRuns: 10 })(
  'texts of any length stand one after the other, each behind its length',
  (texts) => {
    const bytes = binaryOf((target) => {
      for (const text of texts) writeSized(target, writeText, text)
    })
    let at = 0
    for (const text of texts) {
      const end = at + 4 + bytes.readInt32BE(at)
      expect(bytes.toString('utf8', at + 4, end)).toBe(text)
      at = end
    }
    expect(at).toBe(bytes.length)
  },
)

test('what could not be written leaves nothing behind for the next', () => {
  expect(() =>
    binaryOf((target) => {
      writeText(target, 'half')
      writeInstant(target, Number.NaN)
    }),
  ).toThrow()
  expect(binaryOf((target) => writeText(target, 'whole')).toString()).toBe('whole')
})
