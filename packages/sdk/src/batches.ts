import type { Store } from './env.ts'
import { batchBytes, keptBytes } from './limits.ts'

/** Events of one visitor that are stored, sent and forgotten together. */
export type Batch = {
  /** Where it is stored. Keys sort by age. */
  readonly key: string
  /** A request's body without its ends: `"dropped":0,"visitorId":"…","events":[{…},{…}`. Stored as it is. */
  text: string
  /** Of `text`, as UTF-8. */
  bytes: number
  /** Whose events it has. Not known of what another page left behind. */
  visitorId?: string
  isStored?: boolean
  isSending?: boolean
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** How many events are lost with it: its own, and those that gave way before them. */
export const lostWith = ({ text }: Batch): number =>
  (Number.parseInt(text.slice(10), 10) || 0) + text.split(/[[,]{"id":/).length - 1

/** The oldest that are not being sent: as many as have to go for the rest to have room. */
function overflowing(batches: readonly Batch[]): readonly Batch[] {
  let excess = batches.reduce((sum, { bytes }) => sum + bytes, -keptBytes)
  return batches.filter((batch) => {
    const isOver = excess > 0 && !batch.isSending
    if (isOver) excess -= batch.bytes
    return isOver
  })
}

const headOf = (visitorId: string): string => `"dropped":0,"visitorId":"${visitorId}","events":[`

const stored = (store: Store, key: string): Batch => {
  const text = store.read(key) ?? ''
  return { key, text, bytes: bytesOf(text), isStored: true }
}

export type Batches = ReturnType<typeof createBatches>

/** Events that wait for delivery, in memory and, as soon as they are written down, in `store`. */
export function createBatches(store: Store) {
  let batches: readonly Batch[] = []
  /** The batch that grows. */
  let last: Batch | undefined
  let dropped = 0

  const forget = (batch: Batch): void => {
    batches = batches.filter((other) => other !== batch)
    store.remove(batch.key)
  }

  /** The oldest give way, and the batch that grows says how many. */
  const makeRoom = (): void => {
    for (const batch of overflowing(batches)) {
      dropped += lostWith(batch)
      forget(batch)
    }
    if (!dropped || !last) return
    last.text = last.text.replace(/\d+/, (before) => `${Number(before) + dropped}`)
    last.isStored = false
    dropped = 0
  }

  return {
    /** Oldest first: those that nobody is sending. */
    waiting: () => batches.filter(({ isSending }) => !isSending),
    forget,
    /** @param keyOf Names another batch, where the event can't join the one that grows. */
    append: (keyOf: () => string, visitorId: string, event: string): void => {
      const bytes = bytesOf(event) + 1
      if (last?.visitorId === visitorId && last.bytes + bytes <= batchBytes) last.text += `,${event}`
      else {
        last = { key: keyOf(), visitorId, text: headOf(visitorId) + event, bytes: 70 }
        batches = [...batches, last]
      }
      last.bytes += bytes
      last.isStored = false
      makeRoom()
    },
    /** Takes over what was stored under `keys`, oldest first. */
    restore: (keys: readonly string[]): void => {
      const unknown = keys.filter((key) => batches.every((batch) => batch.key !== key))
      batches = [...unknown.map((key) => stored(store, key)), ...batches]
      makeRoom()
    },
    /** The collector may have it: from now on it stays as it is. */
    close: (batch: Batch): void => {
      if (batch === last) last = undefined
    },
    /** Events gave way before they got here. */
    drop: (count: number): void => {
      dropped += count
    },
    /** Writes down what was appended. */
    write: (): void => {
      for (const batch of batches) batch.isStored ||= store.write(batch.key, batch.text)
    },
    /** Leaves what is stored to others. */
    letGo: (): void => {
      batches = batches.filter(({ isStored }) => !isStored)
      last = undefined
    },
    clear: (): void => batches.forEach(forget),
  }
}
