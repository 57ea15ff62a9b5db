import { type Chunk, chunkOf, grouped, overflowing, restored, stored } from './chunk.ts'
import type { Env } from './env.ts'
import { keptBytes } from './limits.ts'
import type { WireEvent } from './wire.ts'

/** How many events gave way to newer ones, ever. */
const droppedKey = 'touchline.dropped'

export type Log = {
  /** Oldest first. */
  chunks(): readonly Chunk[]
  append(visitorId: string, events: readonly WireEvent[]): void
  /** For what is delivered or refused. */
  forget(chunks: readonly Chunk[]): void
  /** Begins a log of this page's own. */
  open(): Promise<void>
  /** Takes over the logs of pages that are gone. */
  adopt(): Promise<void>
  /** Leaves what is stored to the next page. */
  close(): void
}

const logOf = (key: string): string => key.slice(0, key.lastIndexOf('.'))

/**
 * Events that wait for delivery, in memory and, where possible, on the device. Every page writes a log of its own and
 * claims its name for as long as it lives: a log that nobody claims was left behind. A log is the chunks stored under
 * its name, a dot and the id of the chunk, and its name is `prefix` and an id.
 */
export function createLog({ store, claim, release }: Env, prefix: string, newId: () => string): Log {
  let chunks: readonly Chunk[] = []
  let own = prefix + newId()

  const forget = (gone: readonly Chunk[]): void => {
    const keys = new Set(gone.map(({ key }) => key))
    chunks = chunks.filter(({ key }) => !keys.has(key))
    keys.forEach(store.remove)
  }

  const setChunks = (all: readonly Chunk[]): void => {
    chunks = all
    const dropped = overflowing(all, keptBytes)
    if (dropped.length === 0) return
    forget(dropped)
    const count = dropped.reduce((sum, chunk) => sum + chunk.count, Number(store.read(droppedKey)))
    store.write(droppedKey, String(count))
  }

  const restore = (keys: readonly string[]): void => {
    const known = new Set(chunks.map(({ key }) => key))
    const found = keys
      .filter((key) => !known.has(key))
      .sort()
      .flatMap((key) => restored(key, store.read(key)) ?? [])
    setChunks([...found, ...chunks])
  }

  return {
    chunks: () => chunks,
    forget,
    append: (visitorId, events) => {
      const groups = grouped(events.map((event) => JSON.stringify(event)))
      const more = groups.map((group) => chunkOf(`${own}.${newId()}`, visitorId, group))
      for (const chunk of more) store.write(chunk.key, stored(chunk))
      setChunks([...chunks, ...more])
    },
    open: async () => {
      own = prefix + newId()
      await claim(own)
    },
    adopt: async () => {
      const keys = store.keys().filter((key) => key.startsWith(prefix))
      const orphans = new Set(keys.map(logOf))
      orphans.delete(own)
      for (const name of orphans) if (await claim(name)) restore(keys.filter((key) => logOf(key) === name))
    },
    close: () => {
      chunks = chunks.filter(({ key }) => store.read(key) === null)
      release()
    },
  }
}
