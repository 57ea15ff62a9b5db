import type { Tracker } from './api.ts'
import type { Env } from './env.ts'
import type { Hash } from './hash.ts'
import { sendAfterMs, storeAfterMs } from './limits.ts'
import type { TrackerOptions } from './options.ts'
import { asking, type Hooks, type Host } from './plugin.ts'
import { quietly, type Warn } from './quietly.ts'
import { createStore } from './store.ts'
import { startTracker } from './tracker.ts'

/** Where the developer is told, if that was asked for. */
export const warnOf =
  (options: TrackerOptions, env: Env): Warn =>
  (message, cause) => {
    if (options.debug) env.console.warn(`touchline: ${message}`, cause)
  }

/** Starts recording and delivering on `env`, with all plug-ins that the options name. */
export function startWithPlugins(options: TrackerOptions, env: Env, sha256: Hash): Tracker {
  const hooks: Hooks[] = []
  const warn = warnOf(options, env)
  const ask = asking(hooks, warn)
  const store = createStore(env, options)
  const tracker = startTracker(options, env, store, warn, sha256, ask)
  const host: Host = { ...tracker, env, store, quietly: (action) => quietly(action, warn) }
  for (const plugin of options.plugins ?? []) hooks.push(host.quietly(plugin)(host) ?? {})
  ask('start')
  // What pages before this one left behind.
  env.setTimeout(() => void tracker.flush(), storeAfterMs + sendAfterMs)
  return tracker
}
