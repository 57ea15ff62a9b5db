import type { Tracker } from './api.ts'
import type { Env } from './env.ts'
import type { Plugin } from './plugin.ts'
import { isRunning, optionsOf, type Stub, takeOver } from './script-tag.ts'
import { hostOf } from './start.ts'
import { startTracker } from './tracker.ts'

declare global {
  var touchline: Stub | undefined
}

/**
 * Does what the `<script>` element asks for.
 *
 * @param plugins Those that want no more than to start.
 * @param functionsOf What the script has beside the tracker's own functions.
 */
export function startScript(plugins: readonly Plugin[], env: Env, functionsOf?: (tracker: Tracker) => object): void {
  const tag = document.currentScript ?? document.querySelector('script[data-key]')
  const options = optionsOf(tag as HTMLScriptElement | null)
  globalThis.touchline ??= {}
  const stub = globalThis.touchline
  if (!options || isRunning(stub)) return
  const tracker = startTracker(options, env)
  for (const plugin of plugins) plugin(hostOf(tracker, options, env))?.start?.()
  takeOver(stub, { ...tracker, ...functionsOf?.(tracker) })
}
