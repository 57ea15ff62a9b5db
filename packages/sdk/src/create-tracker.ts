import type { EventMap, Tracker } from './api.ts'
import type { Env } from './env.ts'
import { hashOf } from './hash.ts'
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

/** The browser's window. Null where there is no browser, as on a server. */
const browser = (): Env | null => (typeof document === 'undefined' ? null : (globalThis as unknown as Env))

/** Starts recording and delivering. Does nothing where there is no browser. */
export function createTracker<Events extends object = EventMap>(
  options: TrackerOptions,
  env: Env | null = browser(),
): Tracker<Events> {
  if (!env) return silentTracker
  const tracker = startWithPlugins(options, env, hashOf(env))
  return tracker
}
