import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { heldMerges } from './held-merges.ts'
import { components, type IdentityLink } from './persons.ts'

const link = (key: string, otherKey: string): IdentityLink => ({ key, otherKey })

describe('the links that keep apart who was known apart', () => {
  test('are those between two who were, and those that lead from one to the other by somebody new', () => {
    const before = new Map([
      ['a', 'Ada'],
      ['b', 'Bob'],
    ])
    expect(heldMerges([link('a', 'b')], before)).toEqual([link('a', 'b')])
    // What was not known before comes to whom it is linked with first, by its name.
    expect(heldMerges([link('n', 'b'), link('a', 'n')], before)).toEqual([link('n', 'b')])
    expect(heldMerges([link('a', 'n'), link('n', 'm')], before)).toEqual([])
  })

  test('leave nobody joined with another, and join all else', () => {
    const key = fc.constantFrom(...'abcdefgh')
    const links = fc.array(fc.record({ key, otherKey: key }), { maxLength: 20 })
    const persons = fc.dictionary(key, fc.constantFrom('Ada', 'Bob', 'Eve'))
    fc.assert(
      fc.property(links, persons, fc.infiniteStream(fc.nat()), (all, known, random) => {
        const before = new Map(Object.entries(known))
        const held = heldMerges(all, before)
        const rootOf = components(
          [...'abcdefgh'],
          all.filter((each) => !held.includes(each)),
        )
        const persons = new Map<string, Set<string>>()
        for (const [each, person] of before) {
          const root = rootOf.get(each) ?? each
          persons.set(root, (persons.get(root) ?? new Set()).add(person))
        }
        for (const together of persons.values()) expect(together.size).toBe(1)
        // Each that is held would join two who were apart.
        for (const { key: one, otherKey } of held) expect(rootOf.get(one)).not.toBe(rootOf.get(otherKey))
        const shuffled = all.map((each) => ({ each, rank: random.next().value })).sort((a, b) => a.rank - b.rank)
        const again = heldMerges(
          shuffled.map(({ each }) => each),
          before,
        )
        expect(new Set(again.map(textOf))).toEqual(new Set(held.map(textOf)))
      }),
    )
  })
})

const textOf = ({ key, otherKey }: IdentityLink): string => `${key} ${otherKey}`
