import type { Path } from './path.ts'

/** Journeys that touched the same channels, in whatever order. */
export type ChannelSet = {
  /** Each once, in ascending order. */
  readonly channels: readonly number[]
  readonly conversions: number
  readonly nulls: number
}

/** Adds up the journeys of each set of channels, in the order in which they come first. */
export function channelSets(paths: readonly Path[]): ChannelSet[] {
  const sets = new Map<string, { channels: readonly number[]; conversions: number; nulls: number }>()
  for (const path of paths) {
    const channels = [...new Set(path.channels)].sort((a, b) => a - b)
    const name = channels.join(' ')
    const set = sets.get(name) ?? { channels, conversions: 0, nulls: 0 }
    set.conversions += path.conversions
    set.nulls += path.nulls
    sets.set(name, set)
  }
  return [...sets.values()]
}
