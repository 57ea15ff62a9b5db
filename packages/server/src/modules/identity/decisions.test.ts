import { fc, test as law } from '@fast-check/vitest'
import { describe, expect, test } from 'vitest'
import { cutsAmong, linksAcross, type PairDecision, uncut } from './decisions.ts'
import { components } from './persons.ts'

const letters = ['a', 'b', 'c', 'd', 'e', 'f']
const anyPair = fc
  .uniqueArray(fc.constantFrom(...letters), { minLength: 2, maxLength: 2 })
  .map(([key = '', otherKey = '']) => ({ key, otherKey }))
const anyLinks = fc.array(anyPair, { maxLength: 12 })
const anyDecisions = fc
  .uniqueArray(fc.record({ pair: anyPair, kind: fc.constantFrom('SPLIT' as const, 'JOIN' as const), no: fc.nat(30) }), {
    maxLength: 12,
    selector: ({ no }) => no,
  })
  .map((decisions) => decisions.map(({ pair, ...decision }): PairDecision => ({ ...pair, ...decision })))

const split = (key: string, otherKey: string, no = 1): PairDecision => ({ key, otherKey, kind: 'SPLIT', no })
const join = (key: string, otherKey: string, no: number): PairDecision => ({ key, otherKey, kind: 'JOIN', no })

describe('a link counts', () => {
  const links = [
    { key: 'a', otherKey: 'b' },
    { key: 'b', otherKey: 'c' },
  ]

  test.each<{ sentence: string; decisions: readonly PairDecision[]; persons: readonly string[] }>([
    { sentence: 'where nobody decided', decisions: [], persons: ['a', 'a', 'a'] },
    { sentence: 'not between keys that are split', decisions: [split('a', 'b')], persons: ['a', 'b', 'b'] },
    { sentence: 'nor the other way round', decisions: [split('c', 'b')], persons: ['a', 'a', 'c'] },
    { sentence: 'where keys are split that it does not join', decisions: [split('a', 'c')], persons: ['a', 'a', 'a'] },
    {
      sentence: 'again once that is taken back',
      decisions: [split('a', 'b'), join('b', 'a', 2)],
      persons: ['a', 'a', 'a'],
    },
    {
      sentence: 'as the latest decision has it',
      decisions: [split('a', 'b', 3), join('a', 'b', 2), split('b', 'a', 1)],
      persons: ['a', 'b', 'b'],
    },
  ])('$sentence', ({ decisions, persons }) => {
    expect([...components(['a', 'b', 'c'], uncut(links, decisions)).values()]).toEqual(persons)
  })
})

describe('links that count', () => {
  law.prop([anyLinks, anyDecisions])('are what the definition says', (links, decisions) => {
    const isAbout = (link: (typeof links)[number]) => (decision: PairDecision) =>
      [link.key, link.otherKey].sort().join() === [decision.key, decision.otherKey].sort().join()
    const expected = links.filter((link) => {
      const about = decisions.filter(isAbout(link)).sort((a, b) => a.no - b.no)
      return about.at(-1)?.kind !== 'SPLIT'
    })
    expect(uncut(links, decisions)).toEqual(expected)
  })

  law.prop([anyLinks, anyDecisions, fc.infiniteStream(fc.nat())])(
    'do not depend on the order of decisions, nor on repeats',
    (links, decisions, random) => {
      const rank = new Map(decisions.map(({ no }) => [no, random.next().value]))
      const shuffled = [...decisions, ...decisions].sort((a, b) => (rank.get(a.no) ?? 0) - (rank.get(b.no) ?? 0))
      expect(uncut(links, shuffled)).toEqual(uncut(links, decisions))
    },
  )

  law.prop([anyLinks, anyDecisions])('are all again once every split is taken back', (links, decisions) => {
    const back = cutsAmong(decisions).map(({ key, otherKey }, i) => join(key, otherKey, 100 + i))
    expect(uncut(links, [...decisions, ...back])).toEqual(links)
  })
})

describe('what has to be cut', () => {
  law.prop([anyLinks, fc.subarray(letters)])(
    'leaves nobody with keys of both sides, and everybody else as they were',
    (links, apart) => {
      const cuts = linksAcross(links, apart).map(({ key, otherKey }) => split(key, otherKey))
      const persons = components(letters, uncut(links, cuts))
      const isApart = (key: string): boolean => apart.includes(key)
      for (const [key, smallest] of persons) expect(isApart(key)).toBe(isApart(smallest))
      const within = links.filter(({ key, otherKey }) => isApart(key) === isApart(otherKey))
      expect(persons).toEqual(components(letters, within))
    },
  )
})
