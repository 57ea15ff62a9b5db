import type { ChannelSet } from './channel-sets.ts'
import { type RateShapley, sampledShapleyRate } from './sampled-shapley-rate.ts'

/** With more channels there are too many coalitions to look at each. */
const mostExact = 20

/**
 * The Shapley value of each channel in the game in which a coalition is worth the conversion rate of the journeys that touched
 * none but its members; nothing, where there is no such journey.
 */
export const shapleyRate = (sets: readonly ChannelSet[], channelCount: number): RateShapley =>
  channelCount <= mostExact
    ? { worth: exactShapleyRate(sets, channelCount), standardErrors: null }
    : sampledShapleyRate(sets, channelCount)

/** Looks at all coalitions: the bits of an index are its members. */
function exactShapleyRate(sets: readonly ChannelSet[], channelCount: number): number[] {
  const conversions = new Float64Array(2 ** channelCount)
  const journeys = new Float64Array(2 ** channelCount)
  for (const set of sets) {
    const coalition = set.channels.reduce((bits, channel) => bits | (1 << channel), 0)
    conversions[coalition] = (conversions[coalition] as number) + set.conversions
    journeys[coalition] = (journeys[coalition] as number) + set.conversions + set.nulls
  }
  addSubsets(conversions, channelCount)
  addSubsets(journeys, channelCount)
  // With n members before it of N channels, a channel joins in n! (N − n − 1)! / N! of all orders.
  const joining = joiningWeights(channelCount)
  let without = 0
  for (let coalition = 0; coalition < conversions.length; coalition++) {
    const all = journeys[coalition] as number
    const rate = all === 0 ? 0 : (conversions[coalition] as number) / all
    const members = bitCount(coalition)
    const before = rate * (joining[members] ?? 0)
    without += before
    conversions[coalition] = before + rate * (joining[members - 1] ?? 0)
  }
  return sumsWithEach(conversions, channelCount).map((sum) => sum - without)
}

/** Adds to each coalition what all coalitions of some of its members have. */
function addSubsets(values: Float64Array, channelCount: number): void {
  for (let bit = 1; bit < 2 ** channelCount; bit *= 2) {
    for (let block = 0; block < values.length; block += 2 * bit) {
      for (let i = block; i < block + bit; i++) values[i + bit] = (values[i + bit] as number) + (values[i] as number)
    }
  }
}

/** For each channel, the sum of all coalitions with it. Halves the values, from the last channel on. */
function sumsWithEach(values: Float64Array, channelCount: number): number[] {
  const sums: number[] = Array.from({ length: channelCount }, () => 0)
  for (let channel = channelCount - 1; channel >= 0; channel--) {
    const half = 2 ** channel
    let sum = 0
    for (let i = 0; i < half; i++) {
      const withIt = values[i + half] as number
      sum += withIt
      values[i] = (values[i] as number) + withIt
    }
    sums[channel] = sum
  }
  return sums
}

/** One for each number of members before, from 0. */
function joiningWeights(channelCount: number): number[] {
  const weights: number[] = []
  let weight = 1 / channelCount
  for (let before = 0; before < channelCount; before++) {
    weights.push(weight)
    weight *= (before + 1) / (channelCount - before - 1)
  }
  return weights
}

function bitCount(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555)
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333)
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
