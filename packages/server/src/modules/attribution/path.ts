/** Journeys that went through the same channels in the same order. Channels are numbered from 0. */
export type Path = {
  /** In time order: at least one. */
  readonly channels: readonly number[]
  /** How many of them ended in a conversion, and how many did not. */
  readonly conversions: number
  readonly nulls: number
}

/**
 * Tells of many journeys which way they went: `length` channels that stand from `start` on, and how many went that way and
 * converted, or didn't. In whatever order; the same way may be told of more than once.
 */
export type Ways = (tell: TellWay) => void
export type TellWay = (
  channels: ArrayLike<number>,
  start: number,
  length: number,
  conversions: number,
  nulls: number,
) => void

export const waysOf =
  (paths: readonly Path[]): Ways =>
  (tell) => {
    for (const { channels, conversions, nulls } of paths) tell(channels, 0, channels.length, conversions, nulls)
  }

/** The same journeys without those that did not convert. */
export const withoutNulls = (paths: readonly Path[]): Path[] => paths.map((path) => ({ ...path, nulls: 0 }))

/** How many conversions ended in each channel. */
export function lastTouches(ways: Ways, channelCount: number): number[] {
  const ended = new Float64Array(channelCount)
  ways((channels, start, length, conversions) => {
    if (length === 0) return
    const last = channels[start + length - 1] as number
    ended[last] = (ended[last] as number) + conversions
  })
  return Array.from(ended)
}

export function conversionsOf(ways: Ways): number {
  let sum = 0
  ways((_channels, _start, _length, conversions) => {
    sum += conversions
  })
  return sum
}
