import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { ownersOf } from './owner.ts'
import { components } from './persons.ts'

const anyKey = fc.integer({ min: 0, max: 12 }).map((n) => `email:${n.toString(16)}`)
const anyLink = fc.record({ key: anyKey, otherKey: anyKey })

/** The definition, read literally: two keys are one person's where a chain of links joins them. */
function naive(keys: readonly string[], links: readonly { key: string; otherKey: string }[]): Map<string, string> {
  const reach = (from: string): string[] => {
    const seen = new Set([from])
    for (const key of seen) {
      for (const link of links) {
        if (link.key === key && keys.includes(link.otherKey)) seen.add(link.otherKey)
        if (link.otherKey === key && keys.includes(link.key)) seen.add(link.key)
      }
    }
    return [...seen].sort()
  }
  return new Map(keys.map((key) => [key, reach(key)[0] as string]))
}

describe('persons', () => {
  law.prop([fc.uniqueArray(anyKey), fc.array(anyLink, { maxLength: 20 })])(
    'are what the definition says',
    (keys, links) => {
      expect(components(keys, links)).toEqual(naive(keys, links))
    },
  )

  law.prop([fc.uniqueArray(anyKey), fc.array(anyLink, { maxLength: 20 }), fc.integer()])(
    'do not depend on the order of links, nor on repeats',
    (keys, links, seed) => {
      const shuffled = [...links, ...links].sort((a, b) => hash(a, seed) - hash(b, seed))
      expect(components(keys, shuffled)).toEqual(components(keys, links))
    },
  )
})

const hash = ({ key, otherKey }: { key: string; otherKey: string }, seed: number): number =>
  [...`${seed}${key}${otherKey}`].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) % 9973, 7)

describe('the owner of an event', () => {
  const at = (time: number, id = 'b') => ({ at: time, id })

  test('before the first identification it is the first; after, the latest at or before', () => {
    const identifications = [
      { ...at(20), key: 'email:ada' },
      { ...at(40), key: 'email:bob' },
    ]
    expect(ownersOf([at(10), at(20), at(30), at(40), at(50)], identifications)).toEqual([
      'email:ada',
      'email:ada',
      'email:ada',
      'email:bob',
      'email:bob',
    ])
  })

  test('at one instant the id decides', () => {
    const identifications = [
      { ...at(10, 'a'), key: 'email:ada' },
      { ...at(20, 'm'), key: 'email:bob' },
    ]
    expect(ownersOf([at(20, 'l'), at(20, 'm'), at(20, 'n')], identifications)).toEqual([
      'email:ada',
      'email:bob',
      'email:bob',
    ])
  })

  test('nobody owns what nobody identified', () => {
    expect(ownersOf([at(1), at(2)], [])).toEqual([null, null])
  })
})
