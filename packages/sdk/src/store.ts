import type { Env } from './env.ts'
import { quietly } from './quietly.ts'

/** Texts kept on the device: what can't be, in memory. No function throws. */
export type Store = {
  /** Empty where there is none. */
  read(name: string): string
  write(name: string, value: string): void
  remove(name: string): void
  /** Of all that begin with `start`, in their order. */
  names(start: string): string[]
}

/** `localStorage`, which may be missing, full, or throw on being named at all. Nothing is kept there if `isCookieless`. */
export function createStore(env: Env, isCookieless: boolean | undefined): Store {
  const memory: Record<string, string> = {}
  const area = quietly(<Result>(use: (kept: Env['localStorage']) => Result) =>
    isCookieless ? undefined : use(env.localStorage),
  ) as <Result>(use: (kept: Env['localStorage']) => Result) => Result | undefined

  const read = (name: string): string => memory[name] ?? area((kept) => kept.getItem(name)) ?? ''

  const write = (name: string, value: string): void => {
    delete memory[name]
    area((kept) => (value ? kept.setItem(name, value) : kept.removeItem(name)))
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
