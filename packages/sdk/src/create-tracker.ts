import type { EventMap, Tracker } from './api.ts'
import { browserEnv } from './browser-env.ts'
import type { Env } from './env.ts'
import type { TrackerOptions } from './options.ts'
import { startWithPlugins } from './start.ts'

/** Does nothing: for where there is no browser. */
export const silentTracker: Tracker = {
  page: () => {},
  identify: () => {},
  track: () => {},
  record: () => {},
  reset: () => {},
  consent: () => {},
  forget: () => {},
  visitorId: () => undefined,
  flush: async () => {},
}

/** Starts recording and delivering. Does nothing where there is no browser. */
export const createTracker = <Events extends object = EventMap>(
  options: TrackerOptions,
  env: Env | null = browserEnv(),
): Tracker<Events> => (env ? startWithPlugins(options, env) : silentTracker) as Tracker<Events>
