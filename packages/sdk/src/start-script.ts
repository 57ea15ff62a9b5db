import type { Tracker } from './api.ts'
import type { Env } from './env.ts'
import type { Hash } from './hash.ts'
import { watchPages } from './navigation.ts'
import type { TrackerOptions } from './options.ts'
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
  const options = optionsOf(document.currentScript as HTMLScriptElement | null)
  const stub = globalThis.touchline ?? {}
  if (options && !isRunning(stub)) run(env, options, stub, sha256, functionsOf)
}

function run(
  env: Env,
  options: TrackerOptions,
  stub: Stub,
  sha256: Hash,
  functionsOf: (tracker: Tracker) => object,
): void {
  const store = createStore(env, options)
  const warn = warnOf(options, env)
  const tracker = startTracker(options, env, store, warn, sha256)
  watchPages(env, tracker.page)
  globalThis.touchline = stub
  takeOver(stub, functionsOf(tracker))
}
