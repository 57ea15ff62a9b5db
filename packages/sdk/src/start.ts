import type { Tracker } from './api.ts'
import type { Env } from './env.ts'
import type { TrackerOptions } from './options.ts'
import { asking, type Hooks, type Host } from './plugin.ts'
import { quietly } from './quietly.ts'
import { startTracker, storeOf } from './tracker.ts'

/** The tracker as plug-ins see it. */
export const hostOf = (tracker: Tracker, options: TrackerOptions, env: Env): Host => ({
  ...tracker,
  env,
  store: storeOf(options, env),
  quietly: (action) => quietly(options.debug ? env.warn : undefined, action),
})

/** Starts recording and delivering on `env`, with all plug-ins that the options name. */
export function startWithPlugins(options: TrackerOptions, env: Env): Tracker {
  const hooks: Hooks[] = []
  const ask = asking(hooks, options.debug ? env.warn : undefined)
  const tracker = startTracker(options, env, ask)
  const host = hostOf(tracker, options, env)
  for (const plugin of options.plugins ?? []) hooks.push(host.quietly(plugin)(host) ?? {})
  ask('start')
  return tracker
}
