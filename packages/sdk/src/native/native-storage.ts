import type { Env } from '../env.ts'
import type { AsyncStore } from './platform.ts'

const isOurs = (name: string): boolean => name.startsWith('touchline.')

async function readAll(storage: AsyncStore): Promise<[string, string][]> {
  const names = (await storage.getAllKeys()).filter(isOurs)
  return Promise.all(names.map(async (name): Promise<[string, string]> => [name, (await storage.getItem(name)) ?? '']))
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

  const kept: Record<string, string> = Object.fromEntries(await readAll(storage).catch(() => []))
  return new Proxy(kept, {
    set(_, name: string, value: string) {
      kept[name] = value
      behind(() => storage.setItem(name, value))
      return true
    },
    deleteProperty(_, name: string) {
      if (name in kept) behind(() => storage.removeItem(name))
      return delete kept[name]
    },
  })
}
