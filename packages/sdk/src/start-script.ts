import type { Tracker } from './api.ts'
import type { Env } from './env.ts'
import type { Hash } from './hash.ts'
import { watchPages } from './navigation.ts'
import { isRunning, optionsOf, type Stub, takeOver } from './script-tag.ts'
import { warnOf } from './start.ts'
import { createStore } from './store.ts'
import { startTracker } from './tracker.ts'

declare global {
  var touchline: Stub | undefined
}

/**
 * Does what the `<script>` element asks for.
 *
 * @param functionsOf What the script has for functions.
 */
export function startScript(env: Env, sha256: Hash, functionsOf: (tracker: Tracker) => object): void {
  const tag = document.currentScript ?? document.querySelector('script[data-key]')
  const options = optionsOf(tag as HTMLScriptElement | null)
  globalThis.touchline ??= {}
  const stub = globalThis.touchline
  if (!options || isRunning(stub)) return
  const tracker = startTracker(options, env, createStore(env, options.cookieless), warnOf(options, env), sha256)
  watchPages(env, tracker.page)
  takeOver(stub, functionsOf(tracker))
}
