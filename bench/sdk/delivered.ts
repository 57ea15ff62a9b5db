import type { Arrival } from './arrivals.ts'

/** What became of the events that were tracked. */
export type Delivered = {
  readonly tracked: number
  /** Never arrived. */
  readonly lost: number
  /** Counted again, by a collector that counts an id once. */
  readonly duplicated: number
}

/** @param tracked How many were tracked: numbered from 0. */
export function delivered(tracked: number, arrivals: readonly Arrival[]): Delivered {
  const counted = new Map<number, number>()
  for (const { number } of eachIdOnce(arrivals)) {
    if (number !== null) counted.set(number, (counted.get(number) ?? 0) + 1)
  }
  const times = [...counted.values()]
  return {
    tracked,
    lost: tracked - times.length,
    duplicated: times.reduce((sum, count) => sum + count - 1, 0),
  }
}

/** What has no id counts every time. */
function eachIdOnce(arrivals: readonly Arrival[]): Arrival[] {
  const ids = new Set<string>()
  return arrivals.filter(({ id }) => {
    if (id === null) return true
    const isNew = !ids.has(id)
    ids.add(id)
    return isNew
  })
}

export const together = (all: readonly Delivered[]): Delivered => ({
  tracked: all.reduce((sum, { tracked }) => sum + tracked, 0),
  lost: all.reduce((sum, { lost }) => sum + lost, 0),
  duplicated: all.reduce((sum, { duplicated }) => sum + duplicated, 0),
})
