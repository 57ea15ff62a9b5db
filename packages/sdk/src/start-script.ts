import type { Tracker } from './api.ts'
import { openBrowser } from './browser-env.ts'
import type { Env } from './env.ts'
import type { Plugin } from './plugin.ts'
import { isRunning, optionsOf, type Stub, takeOver } from './script-tag.ts'
import { startTracker } from './tracker.ts'

declare global {
  var touchline: Stub | undefined
}

/**
 * Does what the `<script>` element asks for.
 *
 * @param better What is better than what the browser has.
 * @param functionsOf What the script has beside the tracker's own functions.
 */
export function startScript(
  plugins: readonly Plugin[],
  better: Partial<Env> = {},
  functionsOf: (tracker: Tracker) => object = () => ({}),
): void {
  const tag = document.currentScript ?? document.querySelector('script[data-key]')
  const options = optionsOf(tag as HTMLScriptElement | null)
  globalThis.touchline ??= {}
  if (!options || isRunning(globalThis.touchline)) return
  const tracker = startTracker({ ...options, plugins }, { ...openBrowser(), ...better })
  takeOver(globalThis.touchline, { ...tracker, ...functionsOf(tracker) })
}
