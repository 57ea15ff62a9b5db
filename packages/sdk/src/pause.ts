import type { Env } from './env.ts'
import { backOffMs, longestAskedMs, requestedWaitMs } from './retry.ts'

export type Pause = {
  isOn(): boolean
  /** True where the collector itself asked for it: then not even a page that is left may send. */
  isAsked(): boolean
  /** Begins a pause, longer with every failure in a row. */
  failed(retryAfter: string | null): void
  succeeded(): void
}

/**
 * When the collector is left alone.
 *
 * @param untilKey Where it is stored until when the collector asked for it, so that the next page obeys too.
 * @param resume Called at the end of a pause.
 */
export function createPause({ now, randomBits, store, after }: Env, untilKey: string, resume: () => void): Pause {
  let failures = 0
  let begun = 0
  let current = 0
  let isAsked = false

  const begin = (milliseconds: number): void => {
    const mine = ++begun
    current = mine
    after(milliseconds, () => {
      if (current !== mine) return
      current = 0
      isAsked = false
      resume()
    })
  }

  const stillAskedMs = Number(store.read(untilKey)) - now()
  if (stillAskedMs > 0 && stillAskedMs <= longestAskedMs) {
    isAsked = true
    begin(stillAskedMs)
  }

  return {
    isOn: () => current > 0,
    isAsked: () => isAsked,
    failed: (retryAfter) => {
      const askedMs = requestedWaitMs(retryAfter, now())
      isAsked = askedMs > 0
      if (isAsked) store.write(untilKey, String(now() + askedMs))
      begin(askedMs + backOffMs(++failures, randomBits() / 2 ** 32))
    },
    succeeded: () => {
      failures = 0
    },
  }
}
