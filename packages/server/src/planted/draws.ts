import { sha256 } from '../lib/crypto.ts'
import { seededRandom } from '../lib/seeded-random.ts'

export type Random = () => number

/** Numbers of their own for each topic, so that drawing more for one thing changes nothing about another. */
export const randomOf = (...topic: readonly (string | number)[]): Random =>
  seededRandom(sha256(topic.join('/')).readUIntBE(0, 6))

export const chance = (random: Random, probability: number): boolean => random() < probability

/** A whole number, both ends included. */
export const integer = (random: Random, from: number, to: number): number =>
  from + Math.floor(random() * (to - from + 1))

/** An item, as often as its weight is of all weights. */
export function pickWeighted<Item>(random: Random, items: readonly Item[], weightOf: (item: Item) => number): Item {
  let left = random() * items.reduce((sum, item) => sum + weightOf(item), 0)
  const found = items.find((item) => {
    left -= weightOf(item)
    return left < 0
  })
  const picked = found ?? items.at(-1)
  if (picked === undefined) throw new Error('There is nothing to pick from')
  return picked
}
