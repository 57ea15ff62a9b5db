import { compareText } from '../../lib/order.ts'
import type { IdentityKey } from '../collect/keys.ts'
import type { IdentityLink } from './persons.ts'

/**
 * The links that have to be cut for nobody to become one with somebody who was another person before, whatever else is linked
 * since. A function of the set: order changes nothing.
 *
 * @param links All that count now.
 * @param personBefore Whose each key was, of those that were known.
 */
export function heldMerges(
  links: readonly IdentityLink[],
  personBefore: ReadonlyMap<IdentityKey, string>,
): IdentityLink[] {
  const parent = new Map<IdentityKey, IdentityKey>()
  const root = (key: IdentityKey): IdentityKey => {
    let top = key
    for (let up = parent.get(top); up !== undefined; up = parent.get(top)) top = up
    if (top !== key) parent.set(key, top)
    return top
  }
  const personOf = new Map(personBefore)
  const inOrder = [...links].sort((a, b) => compareText(a.key, b.key) || compareText(a.otherKey, b.otherKey))
  return inOrder.filter(({ key, otherKey }) => {
    const [one, other] = [root(key), root(otherKey)]
    if (one === other) return false
    const [person, another] = [personOf.get(one), personOf.get(other)]
    if (person !== undefined && another !== undefined && person !== another) return true
    parent.set(other, one)
    const whose = person ?? another
    if (whose !== undefined) personOf.set(one, whose)
    return false
  })
}
