/** How often it is told how far something is; and so many times as long as finding out takes. */
const [tellEveryMs, tellAfterTimes] = [500, 20]

/** Does what may take longer than a batch now and then, however often it is asked for. */
export function nowAndThen(work: () => Promise<void>): () => Promise<void> {
  let dueAt = Date.now() + tellEveryMs
  return async () => {
    const begunAt = Date.now()
    if (begunAt < dueAt) return
    dueAt = Number.POSITIVE_INFINITY
    await work()
    dueAt = Date.now() + Math.max(tellEveryMs, tellAfterTimes * (Date.now() - begunAt))
  }
}
