import { eventsPerBatch } from '../limits.ts'

/** Events of one visitor that are sent together. */
export type ServerBatch = {
  readonly visitorId: string
  /** Each as JSON. */
  readonly events: string[]
  bytes: number
  /** Events that gave way before these. Settled when it is first sent: sent again, it says the same. */
  dropped?: number
  isSending?: boolean
}

/** Well below the collector's limit: whatever the largest event is, it fits as well. */
const batchBytes = 250_000

const fits = ({ events, bytes }: ServerBatch, more: number): boolean =>
  events.length < eventsPerBatch && bytes + more <= batchBytes

/** The first that nobody sends. */
function firstWaiting(batches: Iterable<ServerBatch>): ServerBatch | undefined {
  for (const batch of batches) if (!batch.isSending) return batch
  return undefined
}

export type Queue = ReturnType<typeof createQueue>

/** Events that wait for delivery, the oldest first. At most `maxBytes`: beyond it the oldest batches give way. */
export function createQueue(maxBytes: number) {
  const batches = new Set<ServerBatch>()
  /** Of each visitor the batch that grows. */
  const growing = new Map<string, ServerBatch>()
  let [bytes, dropped, untold] = [0, 0, 0]

  const close = (batch: ServerBatch): void => {
    if (growing.get(batch.visitorId) === batch) growing.delete(batch.visitorId)
  }

  const forget = (batch: ServerBatch): void => {
    if (batches.delete(batch)) bytes -= batch.bytes
    close(batch)
  }

  const makeRoom = (): void => {
    for (let batch = firstWaiting(batches); batch && bytes > maxBytes; batch = firstWaiting(batches)) {
      forget(batch)
      dropped += batch.events.length
      untold += batch.events.length + (batch.dropped ?? 0)
    }
  }

  const append = (visitorId: string, event: string): void => {
    const more = Buffer.byteLength(event)
    let batch = growing.get(visitorId)
    if (!batch || !fits(batch, more)) batch = { visitorId, events: [], bytes: 0 }
    growing.set(visitorId, batch)
    batches.add(batch)
    batch.events.push(event)
    batch.bytes += more
    bytes += more
    makeRoom()
  }

  /** The oldest that waits, to be sent: from now on it stays as it is. */
  const take = (): ServerBatch | undefined => {
    const batch = firstWaiting(batches)
    if (!batch) return undefined
    close(batch)
    batch.isSending = true
    if (batch.dropped === undefined) [batch.dropped, untold] = [untold, 0]
    return batch
  }

  /** It was not delivered, and waits again. */
  const putBack = (batch: ServerBatch): void => {
    batch.isSending = false
  }

  return {
    append,
    take,
    putBack,
    /** The collector has answered for it. */
    forget,
    /** How many events the collector has not answered for. */
    size: (): number => [...batches].reduce((sum, { events }) => sum + events.length, 0),
    isEmpty: (): boolean => batches.size === 0,
    /** How many events gave way so far. */
    dropped: (): number => dropped,
  }
}
