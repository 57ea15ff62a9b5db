type Entry<Value> = { readonly value: Promise<Value>; readonly until: number }

export type Cache<Value> = { readonly get: (key: string) => Promise<Value> }

/** Beyond this many entries the cache starts over: it must not grow with what strangers send. */
const capacity = 1_000

/** Remembers what `load` found for `ms` milliseconds. What it throws is not remembered. */
export function createCache<Value>(load: (key: string) => Promise<Value>, ms: number, now: () => number): Cache<Value> {
  const entries = new Map<string, Entry<Value>>()
  return {
    get: (key) => {
      const known = entries.get(key)
      if (known && known.until > now()) return known.value
      if (entries.size >= capacity) entries.clear()
      const entry = { value: load(key), until: now() + ms }
      entries.set(key, entry)
      entry.value.catch(() => {
        if (entries.get(key) === entry) entries.delete(key)
      })
      return entry.value
    },
  }
}
