import { compareText } from '../../lib/order.ts'
import type { Ways } from './path.ts'

/** Journeys that touched the same channels, in whatever order. */
export type ChannelSet = {
  /** Each once, in ascending order. */
  readonly channels: readonly number[]
  readonly conversions: number
  readonly nulls: number
}

type Counted = { conversions: number; nulls: number }

/** As many fit into one whole number as a bit each. */
const mostBits = 31

/** Adds up the journeys of each set of channels, in an order that doesn't depend on theirs. */
export const channelSets = (ways: Ways, channelCount: number): ChannelSet[] =>
  channelCount <= mostBits ? fewChannels(ways) : manyChannels(ways)

function fewChannels(ways: Ways): ChannelSet[] {
  const sets = new Map<number, Counted>()
  ways((channels, start, length, conversions, nulls) => {
    let bits = 0
    for (let i = start; i < start + length; i++) bits |= 1 << (channels[i] as number)
    addTo(sets, bits, conversions, nulls)
  })
  const inOrder = [...sets].sort(([a], [b]) => a - b)
  return inOrder.map(([bits, counted]) => ({ channels: channelsIn(bits), ...counted }))
}

const channelsIn = (bits: number): number[] =>
  Array.from({ length: mostBits }, (_, channel) => channel).filter((channel) => (bits & (1 << channel)) !== 0)

function manyChannels(ways: Ways): ChannelSet[] {
  const sets = new Map<string, Counted>()
  ways((channels, start, length, conversions, nulls) => {
    const own = new Set<number>()
    for (let i = start; i < start + length; i++) own.add(channels[i] as number)
    addTo(sets, [...own].sort((a, b) => a - b).join(' '), conversions, nulls)
  })
  const inOrder = [...sets].sort(([a], [b]) => compareText(a, b))
  return inOrder.map(([name, counted]) => ({ channels: name.split(' ').map(Number), ...counted }))
}

function addTo<Name>(sets: Map<Name, Counted>, name: Name, conversions: number, nulls: number): void {
  const set = sets.get(name)
  if (set) {
    set.conversions += conversions
    set.nulls += nulls
  } else sets.set(name, { conversions, nulls })
}
