/** Entries of the queue that one transaction works off. */
export type BatchSizes = {
  /** While nobody else derives the workspace. */
  readonly alone: number
  /** Beside others: the fewer, the less often two meet, and the fewer claims are held. */
  readonly beside: number
}

export const batchSizes: BatchSizes = { alone: 1_000, beside: 300 }
