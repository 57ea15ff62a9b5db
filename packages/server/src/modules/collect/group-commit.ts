/** Stores rows in one transaction, and returns the addresses of those that were new. */
export type Store<Row> = (rows: readonly Row[]) => Promise<Set<string>>

type Waiting<Row> = {
  readonly rows: readonly Row[]
  readonly resolve: (added: number) => void
  readonly reject: (error: unknown) => void
}

export type GroupCommit<Row> = {
  /** Rows that wait, in flight ones included. */
  readonly waiting: () => number
  /** Resolves once the rows are committed, with how many of them were new. Rejects if they are not stored. */
  readonly add: (rows: readonly Row[]) => Promise<number>
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
      answer(group, await store(group.flatMap(({ rows }) => rows)), addressOf)
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
function answer<Row>(group: readonly Waiting<Row>[], added: Set<string>, addressOf: (row: Row) => string): void {
  const areAllNew = added.size === countRows(group)
  const isNew = (row: Row): boolean => added.delete(addressOf(row))
  for (const { rows, resolve } of group) resolve(areAllNew ? rows.length : rows.filter(isNew).length)
}

const countRows = <Row>(group: readonly Waiting<Row>[]): number => group.reduce((sum, { rows }) => sum + rows.length, 0)
