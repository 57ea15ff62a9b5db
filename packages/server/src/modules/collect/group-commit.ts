import type { Fate } from './stored-event.ts'

/** What a request has stored, all of it or nothing. */
export type Part = { readonly count: number }

/** Stores parts in one transaction, and returns what became of each of their rows, in order. */
export type Store<P extends Part> = (parts: readonly P[]) => Promise<readonly Fate[]>

type Waiting<P> = {
  readonly part: P
  readonly resolve: (fates: readonly Fate[]) => void
  readonly reject: (error: unknown) => void
}

export type GroupCommit<P extends Part> = {
  /** Rows that wait, in flight ones included. */
  readonly waiting: () => number
  /** Resolves once the part is committed, with what became of each of its rows. Rejects if that can't be said. */
  readonly add: (part: P) => Promise<readonly Fate[]>
}

/** Rows that one transaction takes: more wait for the next. */
const rowsPerCommit = 5_000

/** So long after a transaction was begun what arrives gathers for the next: each costs as much as dozens of rows. */
const gatherMs = 20

/** Rows that are worth a transaction at once. */
const rowsWorthOne = 1_000

/**
 * Commits together what arrives together: requests gather for the next transaction while as many as may are under way, and for a
 * moment after one of several requests was begun. Who sends one request after the other waits for nobody. Nobody is answered
 * before their rows are committed. A group whose rows are refused is tried again request by request, so that one can't fail the
 * others.
 *
 * @param isOutage Tells the failures that no other grouping would mend.
 * @param atOnce Transactions that may be under way at a time.
 */
export function createGroupCommit<P extends Part>(
  store: Store<P>,
  isOutage: (error: unknown) => boolean,
  atOnce: number,
): GroupCommit<P> {
  let queue: Waiting<P>[] = []
  let queued = 0
  let waiting = 0
  let underWay = 0
  let gathering: NodeJS.Timeout | null = null

  const commit = async (group: readonly Waiting<P>[]): Promise<void> => {
    try {
      settle(group, await store(group.map(({ part }) => part)))
    } catch (error) {
      if (group.length === 1 || isOutage(error)) for (const { reject } of group) reject(error)
      else for (const request of group) await commit([request])
    }
  }

  const run = async (group: readonly Waiting<P>[]): Promise<void> => {
    const rows = countRows(group)
    queue = queue.slice(group.length)
    queued -= rows
    underWay += 1
    if (group.length > 1) gather()
    await commit(group)
    waiting -= rows
    underWay -= 1
    begin()
  }

  const gather = (): void => {
    if (gathering) clearTimeout(gathering)
    gathering = setTimeout(() => {
      gathering = null
      begin()
    }, gatherMs)
  }

  const begin = (): void => {
    const mayBegin = underWay < atOnce && (!gathering || queued >= rowsWorthOne)
    if (mayBegin && queue.length > 0) void run(takeGroup(queue))
  }

  return {
    waiting: () => waiting,
    add: (part) =>
      new Promise((resolve, reject) => {
        queue.push({ part, resolve, reject })
        queued += part.count
        waiting += part.count
        begin()
      }),
  }
}

/** The oldest requests that fit into one transaction: at least one. */
function takeGroup<P extends Part>(queue: readonly Waiting<P>[]): Waiting<P>[] {
  let rows = 0
  const end = queue.findIndex(({ part }, i) => {
    rows += part.count
    return i > 0 && rows > rowsPerCommit
  })
  return queue.slice(0, end === -1 ? queue.length : end)
}

function settle<P extends Part>(group: readonly Waiting<P>[], fates: readonly Fate[]): void {
  let start = 0
  for (const { part, resolve } of group) {
    resolve(fates.slice(start, start + part.count))
    start += part.count
  }
}

const countRows = <P extends Part>(group: readonly Waiting<P>[]): number =>
  group.reduce((sum, { part }) => sum + part.count, 0)
