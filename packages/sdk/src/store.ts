import type { Env } from './env.ts'

/** Texts kept on the device: what can't be, in memory. No function throws. */
export type Store = {
  /** Empty where there is none. */
  read(name: string): string
  write(name: string, value: string): void
  remove(name: string): void
  /** Of all that begin with `start`, in their order. */
  names(start: string): string[]
}

/** `localStorage`, which may be missing, full, or throw on being named at all. Nothing is kept there if `cookieless`. */
export function createStore(env: Env, options: { readonly cookieless?: boolean | undefined }): Store {
  const memory: Record<string, string> = {}
  const area = <Result>(use: (kept: Env['localStorage']) => Result): Result | undefined => {
    try {
      return options.cookieless ? undefined : use(env.localStorage)
    } catch {
      return undefined
    }
  }

  const read = (name: string): string => memory[name] ?? area((kept) => kept[name]) ?? ''

  const write = (name: string, value: string): void => {
    delete memory[name]
    area((kept) => {
      if (value) kept[name] = value
      else delete kept[name]
    })
    if (read(name) !== value) memory[name] = value
  }

  return {
    read,
    write,
    remove: (name) => write(name, ''),
    names: (start) =>
      [...Object.keys(memory), ...(area(Object.keys) ?? [])].filter((name) => name.startsWith(start)).sort(),
  }
}
