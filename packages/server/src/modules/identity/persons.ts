import type { PersonId } from '@touchline/schema'
import { v5 } from 'uuid'
import { compareText } from '../../lib/order.ts'
import type { IdentityKey } from '../collect/keys.ts'

/** A verified word that two keys are one person's. */
export type IdentityLink = { readonly key: IdentityKey; readonly otherKey: IdentityKey }

const namespace = 'b6c1f2c4-6d0e-5f57-9a0b-1f0d3c4b5a69'

/** The id of a person whose smallest key this is. */
export const personIdOf = (workspaceId: string, key: IdentityKey): PersonId =>
  v5(`${workspaceId}/${key}`, namespace) as PersonId

/**
 * Persons are the connected components of verified links. A function of the set of links alone: their order, and
 * repeats, change nothing.
 *
 * @returns For each of `keys`, the smallest key of its component. Links to other keys are ignored.
 */
export function components(
  keys: readonly IdentityKey[],
  links: readonly IdentityLink[],
): Map<IdentityKey, IdentityKey> {
  const parent = new Map(keys.map((key) => [key, key]))
  const root = (key: IdentityKey): IdentityKey => {
    let top = key
    for (let up = parent.get(top); up !== undefined && up !== top; up = parent.get(top)) top = up
    parent.set(key, top)
    return top
  }
  for (const { key, otherKey } of links) {
    if (!parent.has(key) || !parent.has(otherKey)) continue
    const [smaller, larger] = [root(key), root(otherKey)].sort(compareText) as [IdentityKey, IdentityKey]
    parent.set(larger, smaller)
  }
  return new Map(keys.map((key) => [key, root(key)]))
}
