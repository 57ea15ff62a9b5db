import { createHash } from 'node:crypto'
import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { sha256 } from './sha256.ts'

const reference = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

describe('sha256', () => {
  test('is what FIPS 180-4 says of "abc"', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })

  test('agrees with Node at every length around the block boundaries', () => {
    for (let length = 0; length < 200; length++) expect(sha256('x'.repeat(length))).toBe(reference('x'.repeat(length)))
  })

  law.prop([fc.string({ unit: 'binary', maxLength: 400 })])('agrees with Node on any text', (text) => {
    expect(sha256(text)).toBe(reference(text))
  })

  test('its constants do not depend on how an engine rounds roots', () => {
    const primes = Array.from({ length: 312 }, (_, i) => i).filter(
      (n) => n > 1 && ![...Array(n).keys()].some((d) => d > 1 && n % d === 0),
    )
    expect(primes).toHaveLength(64)
    for (const prime of primes) {
      const scaled = (prime ** (1 / 3) % 1) * 2 ** 32
      expect(Math.abs(scaled - Math.round(scaled)), `${prime}`).toBeGreaterThan(2 ** -12)
    }
  })
})
