import type { Store } from '../env.ts'
import type { AsyncStore } from './platform.ts'

const isOurs = (key: string): boolean => key.startsWith('touchline.')

async function readAll(storage: AsyncStore): Promise<[string, string | null][]> {
  const keys = (await storage.getAllKeys()).filter(isOurs)
  return Promise.all(keys.map(async (key): Promise<[string, string | null]> => [key, await storage.getItem(key)]))
}

/**
 * What is in `storage`, at hand: read once, and written behind, in the order of the calls. Where storage fails, texts are
 * kept as long as the app runs.
 */
export async function openNativeStore(storage: AsyncStore): Promise<Store> {
  const kept = new Map(await readAll(storage).catch(() => []))
  let last: Promise<unknown> = Promise.resolve()

  const behind = (action: () => Promise<unknown>): void => {
    last = last.then(action).catch(() => {})
  }

  return {
    read: (key) => kept.get(key) ?? null,
    write: (key, value) => {
      kept.set(key, value)
      behind(() => storage.setItem(key, value))
      return true
    },
    remove: (key) => {
      if (kept.delete(key)) behind(() => storage.removeItem(key))
    },
    keys: () => [...kept.keys()],
  }
}
