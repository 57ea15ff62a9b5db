import { wholeCredit } from '@touchline/schema'
import { splitExactly } from '../../lib/split-exactly.ts'
import { markov } from '../attribution/markov.ts'
import type { NumberedPaths } from './numbered-paths.ts'

/** Of each channel, which part of the conversions would be lost without it: 0 of one that nobody converted through. */
export type RemovalEffects = (channel: string) => number

/** What journeys tell of channels, by a Markov chain of order 1. Null where nobody converted. */
export function removalEffects({ keys, ways }: NumberedPaths): RemovalEffects | null {
  const { effects } = markov(ways, keys.length, 1)
  if (effects.length === 0) return null
  const effectOf = new Map(keys.map(([channel = ''], i) => [channel, effects[i] ?? 0]))
  return (channel) => effectOf.get(channel) ?? 0
}

/**
 * Allocates one conversion to its touchpoints: to each channel by its removal effect, and evenly to the touchpoints of one
 * channel, as the effect is the same however often the channel is there. Where none has an effect, to the last touchpoint.
 *
 * @param channels Of its touchpoints, in time order.
 * @returns Billionths, in the same order, together 10⁹.
 */
export function allocate(channels: readonly string[], effectOf: RemovalEffects): number[] {
  const touchpointsOf = new Map<string, number>()
  for (const channel of channels) touchpointsOf.set(channel, (touchpointsOf.get(channel) ?? 0) + 1)
  // By the largest first: an effect too small to be divided evenly would be nothing at all.
  const largest = channels.reduce((most, channel) => Math.max(most, effectOf(channel)), 0)
  const isLastTouch = largest === 0
  const shares = channels.map((channel) => effectOf(channel) / largest / (touchpointsOf.get(channel) ?? 1))
  return splitExactly(wholeCredit, isLastTouch ? channels.map((_, i) => Number(i === channels.length - 1)) : shares)
}
