/** Counts by whole number. */
export type Tally = {
  readonly add: (key: number, count: number) => void
  readonly of: (key: number) => number
  /** Those that were counted, in ascending order. */
  readonly keys: () => ArrayLike<number>
}

/** As many fit into memory side by side without anybody's minding. */
const mostSideBySide = 2 ** 22

/** @param size Keys are below it. Few of them are found by their place, many by looking them up. */
export const tallyOf = (size: number): Tally => (size <= mostSideBySide ? sideBySide(size) : lookedUp())

function sideBySide(size: number): Tally {
  const counts = new Float64Array(size)
  return {
    add: (key, count) => {
      counts[key] = (counts[key] as number) + count
    },
    of: (key) => counts[key] as number,
    keys: () => {
      const keys: number[] = []
      for (let key = 0; key < size; key++) if (counts[key] !== 0) keys.push(key)
      return keys
    },
  }
}

function lookedUp(): Tally {
  const counts = new Map<number, number>()
  return {
    add: (key, count) => {
      if (count !== 0) counts.set(key, (counts.get(key) ?? 0) + count)
    },
    of: (key) => counts.get(key) ?? 0,
    keys: () => Float64Array.from(counts.keys()).sort(),
  }
}
