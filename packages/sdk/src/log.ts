import type { Batches } from './batches.ts'
import type { Env, Store } from './env.ts'

const logOf = (key: string): string => key.slice(0, key.lastIndexOf('.'))

/**
 * Where batches are stored. Every page writes a log of its own and claims its name for as long as it lives: a log that
 * nobody claims was left behind. A log is the batches stored under its name, a dot and the id of the batch, and its name
 * is `prefix` and an id.
 */
export function createLog(env: Env, store: Store, batches: Batches, prefix: string, newId: () => string) {
  let own = ''
  const nextKey = (): string => `${own}.${newId()}`

  const open = (): Promise<boolean> => {
    own = prefix + newId()
    return env.claim(own)
  }

  const adopt = async (): Promise<void> => {
    const keys = store.keys().filter((key) => key.startsWith(prefix))
    for (const name of new Set(keys.map(logOf))) {
      if (name !== own && (await env.claim(name))) batches.restore(keys.filter((key) => logOf(key) === name).sort())
    }
    batches.write()
  }

  return {
    append: (visitorId: string, event: string): void => batches.append(nextKey, visitorId, event),
    /** Begins a log of this page's own. */
    open,
    /** Takes over the logs of pages that are gone. */
    adopt,
    /** Leaves the logs to the next page. */
    leave: (): void => {
      batches.letGo()
      env.release()
    },
  }
}
