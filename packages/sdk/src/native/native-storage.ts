import type { Env } from '../env.ts'
import type { AsyncStore } from './platform.ts'

const isOurs = (name: string): boolean => name.startsWith('touchline.')

async function readAll(storage: AsyncStore): Promise<[string, string | null][]> {
  const names = (await storage.getAllKeys()).filter(isOurs)
  return Promise.all(names.map(async (name): Promise<[string, string | null]> => [name, await storage.getItem(name)]))
}

/**
 * What is in `storage`, at hand: read once, and written behind, in the order of the calls. Where storage fails, texts are
 * kept as long as the app runs.
 */
export async function openNativeStorage(storage: AsyncStore): Promise<Env['localStorage']> {
  let last: Promise<unknown> = Promise.resolve()
  const behind = (action: () => Promise<unknown>): void => {
    last = last.then(action).catch(() => {})
  }

  const functions: Env['localStorage'] & ThisType<Record<string, string>> = {
    getItem(name) {
      return this[name] ?? null
    },
    setItem(name, value) {
      this[name] = value
      behind(() => storage.setItem(name, value))
    },
    removeItem(name) {
      if (name in this) behind(() => storage.removeItem(name))
      delete this[name]
    },
  }
  const kept = await readAll(storage).catch(() => [])
  return Object.assign(Object.create(functions), Object.fromEntries(kept))
}
