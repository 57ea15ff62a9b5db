import type { IdentityKey } from '../collect/keys.ts'
import type { IdentityLink } from './persons.ts'

/** A pair of keys that somebody decided about: that no link between them counts (SPLIT), or that it does again (JOIN). */
export type PairDecision = IdentityLink & {
  readonly kind: 'SPLIT' | 'JOIN'
  /** Counts the decisions of a workspace: the highest about a pair holds. */
  readonly no: number
}

/** The same text for a pair whichever key comes first. */
const pairOf = ({ key, otherKey }: IdentityLink): string => JSON.stringify([key, otherKey].sort())

/** For each pair that was decided about, the decision that holds. A function of the set: order changes nothing. */
function latestByPair(decisions: readonly PairDecision[]): Map<string, PairDecision> {
  const latest = new Map<string, PairDecision>()
  for (const decision of decisions) {
    const pair = pairOf(decision)
    const other = latest.get(pair)
    if (!other || other.no < decision.no) latest.set(pair, decision)
  }
  return latest
}

/** The pairs that are cut, each once. */
export const cutsAmong = (decisions: readonly PairDecision[]): PairDecision[] =>
  [...latestByPair(decisions).values()].filter(({ kind }) => kind === 'SPLIT')

/** The links that count: all but those between two keys that are cut, whether stated before the decision or after. */
export function uncut(links: readonly IdentityLink[], decisions: readonly PairDecision[]): IdentityLink[] {
  const cut = new Set(cutsAmong(decisions).map(pairOf))
  return links.filter((link) => !cut.has(pairOf(link)))
}

/** The links between one of `apart` and a key that isn't: what has to be cut for them to be another person. Each once. */
export function linksAcross(links: readonly IdentityLink[], apart: readonly IdentityKey[]): IdentityLink[] {
  const isApart = new Set(apart)
  const across = links.filter(({ key, otherKey }) => isApart.has(key) !== isApart.has(otherKey))
  return [...new Map(across.map((link) => [pairOf(link), link])).values()]
}
