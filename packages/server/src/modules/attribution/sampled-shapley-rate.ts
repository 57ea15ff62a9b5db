import { seededRandom, shuffled } from '../../lib/seeded-random.ts'
import type { ChannelSet } from './channel-sets.ts'

export type RateShapley = {
  /** Of the rate of all journeys: one number per channel, together that rate. May be negative. */
  readonly worth: readonly number[]
  /** How far each may be off, where permutations were sampled. Null where every coalition was looked at. */
  readonly standardErrors: readonly number[] | null
}

/** Always the same: whoever asks twice is told the same twice. */
const seed = 2_018

/** Pairs of an order and its reverse: what joins early in one joins late in the other. */
const pairs = 500

/** The mean of what each channel adds when channels join in random orders. */
export function sampledShapleyRate(sets: readonly ChannelSet[], channelCount: number): RateShapley {
  const random = seededRandom(seed)
  const sum = new Float64Array(channelCount)
  const squares = new Float64Array(channelCount)
  for (let pair = 0; pair < pairs; pair++) {
    const order = shuffled(channelCount, random)
    const [there, back] = [added(sets, order), added(sets, order.slice().reverse())]
    for (let channel = 0; channel < channelCount; channel++) {
      const mean = ((there[channel] as number) + (back[channel] as number)) / 2
      sum[channel] = (sum[channel] as number) + mean
      squares[channel] = (squares[channel] as number) + mean * mean
    }
  }
  const worth = Array.from(sum, (each) => each / pairs)
  const standardErrors = worth.map((mean, channel) => {
    const variance = Math.max(0, (squares[channel] as number) / pairs - mean * mean) * (pairs / (pairs - 1))
    return Math.sqrt(variance / pairs)
  })
  return { worth, standardErrors }
}

/** What each channel adds to the rate when they join in `order`. A journey counts once the last of its channels is there. */
function added(sets: readonly ChannelSet[], order: Int32Array): Float64Array {
  const placeOf = new Int32Array(order.length)
  order.forEach((channel, place) => {
    placeOf[channel] = place
  })
  const conversions = new Float64Array(order.length)
  const journeys = new Float64Array(order.length)
  for (const set of sets) {
    let place = 0
    for (const channel of set.channels) place = Math.max(place, placeOf[channel] as number)
    conversions[place] = (conversions[place] as number) + set.conversions
    journeys[place] = (journeys[place] as number) + set.conversions + set.nulls
  }
  const gains = new Float64Array(order.length)
  let [converted, all, rate] = [0, 0, 0]
  order.forEach((channel, place) => {
    converted += conversions[place] as number
    all += journeys[place] as number
    const now = all === 0 ? 0 : converted / all
    gains[channel] = now - rate
    rate = now
  })
  return gains
}
