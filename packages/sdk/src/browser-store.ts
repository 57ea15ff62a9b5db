import type { Store } from './env.ts'

/** `localStorage` may be missing, full, or throw on being named at all. */
function attempt<T>(action: () => T, otherwise: T): T {
  try {
    return action()
  } catch {
    return otherwise
  }
}

export const browserStore: Store = {
  read: (key) => attempt(() => localStorage.getItem(key), null),
  write: (key, value) =>
    attempt(() => {
      localStorage.setItem(key, value)
      return true
    }, false),
  remove: (key) => attempt(() => localStorage.removeItem(key), undefined),
  keys: () => attempt(() => Object.keys(localStorage), []),
}
