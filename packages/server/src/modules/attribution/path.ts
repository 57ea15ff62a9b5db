/** Journeys that went through the same channels in the same order. Channels are numbered from 0. */
export type Path = {
  /** In time order: at least one. */
  readonly channels: readonly number[]
  /** How many of them ended in a conversion, and how many did not. */
  readonly conversions: number
  readonly nulls: number
}

/** The same journeys without those that did not convert. */
export const withoutNulls = (paths: readonly Path[]): Path[] => paths.map((path) => ({ ...path, nulls: 0 }))

/** How many conversions ended in each channel. */
export function lastTouches(paths: readonly Path[], channelCount: number): number[] {
  const conversions: number[] = Array.from({ length: channelCount }, () => 0)
  for (const path of paths) {
    const last = path.channels.at(-1)
    if (last !== undefined) conversions[last] = (conversions[last] ?? 0) + path.conversions
  }
  return conversions
}

export const conversionsOf = (paths: readonly Path[]): number =>
  paths.reduce((sum, { conversions }) => sum + conversions, 0)
