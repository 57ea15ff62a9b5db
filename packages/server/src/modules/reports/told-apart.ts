import { adjusted } from './false-discoveries.ts'
import { differenceByChance, type Proportion } from './two-proportions.ts'

/** Which share of what is told apart may be alike in truth. */
const falseDiscoveryRate = 0.05

export const isToldApart = (adjustedByChance: number): boolean => adjustedByChance <= falseDiscoveryRate

/** Of each against all the others together, how likely chance alone makes it differ so: adjusted for being many. */
export function againstRest(channels: readonly Proportion[]): number[] {
  const rests = channels.map((_, i) => restOf(channels, i))
  return adjusted(channels.map((channel, i) => differenceByChance(channel, rests[i] ?? channel)))
}

/** All but one of them, as one. */
export const restOf = (channels: readonly Proportion[], left: number): Proportion => ({
  part: channels.reduce((sum, { part }, i) => (i === left ? sum : sum + part), 0),
  of: channels.reduce((sum, { of }, i) => (i === left ? sum : sum + of), 0),
})

/**
 * Puts channels that can't be told apart into one group. Each is held against each other one, and a group ends where a
 * channel follows that can be told from one of it.
 *
 * @param channels In the order in which they are shown.
 * @returns The number of the group of each, from 1.
 */
export function groupsOf(channels: readonly Proportion[]): number[] {
  const areApart = pairsApart(channels)
  let [group, start] = [1, 0]
  return channels.map((_, i) => {
    if (channels.slice(start, i).some((_other, k) => areApart(start + k, i))) {
      group += 1
      start = i
    }
    return group
  })
}

function pairsApart(channels: readonly Proportion[]): (first: number, second: number) => boolean {
  const pairs = channels.flatMap((a, i) => channels.slice(i + 1).map((b) => differenceByChance(a, b)))
  const apart = adjusted(pairs).map(isToldApart)
  // The pairs of the first channel come first, one with each that follows it; then those of the second.
  const before = (first: number): number => first * channels.length - (first * (first + 1)) / 2
  return (first, second) => apart[before(first) + second - first - 1] ?? false
}
