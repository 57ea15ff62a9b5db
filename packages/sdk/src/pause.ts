import type { Answer, Env, Store } from './env.ts'
import { backOffMs, requestedWaitMs } from './retry.ts'

/**
 * When the collector is left alone.
 *
 * @param untilKey Where it is stored until when the collector asked for it, so that the next page obeys too.
 */
export function createPause(env: Env, store: Store, untilKey: string) {
  let failures = 0
  let until = Number(store.read(untilKey))
  let isAsked = true

  return {
    /** Milliseconds until it may be asked again. */
    leftMs: (): number => until - env.now(),
    /** Whether the collector itself asked for it: then not even a page that is left may send. */
    isAsked: (): boolean => isAsked && until > env.now(),
    failed: (answer: Answer | undefined): void => {
      const askedMs = requestedWaitMs(answer?.headers.get('Retry-After'), env.now())
      isAsked = askedMs > 0
      until = env.now() + askedMs + backOffMs(++failures, env.randomBits() / 2 ** 32)
      if (isAsked) store.write(untilKey, `${until}`)
    },
    succeeded: (): void => {
      failures = 0
    },
  }
}
