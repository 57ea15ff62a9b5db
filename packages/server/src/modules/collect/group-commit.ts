import type { Fate } from './stored-event.ts'

/** Stores rows in one transaction, and returns by address what became of those that were not there already. */
export type Store<Row> = (rows: readonly Row[]) => Promise<Map<string, Fate>>

type Waiting<Row> = {
  readonly rows: readonly Row[]
  readonly resolve: (fates: (Fate | 'KNOWN')[]) => void
  readonly reject: (error: unknown) => void
}

export type GroupCommit<Row> = {
  /** Rows that wait, in flight ones included. */
  readonly waiting: () => number
  /** Resolves once the rows are committed, with what became of each. Rejects if that can't be said. */
  readonly add: (rows: readonly Row[]) => Promise<(Fate | 'KNOWN')[]>
}

/** Rows that one transaction takes: more wait for the next. */
const rowsPerCommit = 5_000

/**
 * Commits together what arrives together: while one transaction is under way, requests gather for the next. Nobody is
 * answered before their rows are committed. A group whose rows are refused is tried again request by request, so that
 * one can't fail the others.
 *
 * @param isOutage Tells the failures that no other grouping would mend.
 */
export function createGroupCommit<Row>(
  store: Store<Row>,
  addressOf: (row: Row) => string,
  isOutage: (error: unknown) => boolean,
): GroupCommit<Row> {
  let queue: Waiting<Row>[] = []
  let waiting = 0
  let isRunning = false

  const commit = async (group: readonly Waiting<Row>[]): Promise<void> => {
    try {
      settle(group, await store(group.flatMap(({ rows }) => rows)), addressOf)
    } catch (error) {
      if (group.length === 1 || isOutage(error)) for (const { reject } of group) reject(error)
      else for (const request of group) await commit([request])
    }
  }

  const run = async (): Promise<void> => {
    isRunning = true
    while (queue.length > 0) {
      const group = takeGroup(queue)
      queue = queue.slice(group.length)
      await commit(group)
      waiting -= countRows(group)
    }
    isRunning = false
  }

  return {
    waiting: () => waiting,
    add: (rows) =>
      new Promise((resolve, reject) => {
        queue.push({ rows, resolve, reject })
        waiting += rows.length
        if (!isRunning) void run()
      }),
  }
}

/** The oldest requests that fit into one transaction: at least one. */
function takeGroup<Row>(queue: readonly Waiting<Row>[]): Waiting<Row>[] {
  let rows = 0
  const end = queue.findIndex((request, i) => {
    rows += request.rows.length
    return i > 0 && rows > rowsPerCommit
  })
  return queue.slice(0, end === -1 ? queue.length : end)
}

/** Sent twice at once, a row is new for the first who sent it. */
function settle<Row>(group: readonly Waiting<Row>[], fates: Map<string, Fate>, addressOf: (row: Row) => string): void {
  const take = (row: Row): Fate | 'KNOWN' => {
    const fate = fates.get(addressOf(row)) ?? 'KNOWN'
    if (fate === 'STORED') fates.delete(addressOf(row))
    return fate
  }
  for (const { rows, resolve } of group) resolve(rows.map(take))
}

const countRows = <Row>(group: readonly Waiting<Row>[]): number => group.reduce((sum, { rows }) => sum + rows.length, 0)
