import type { Tracker, TrackerOptions } from './api.ts'
import { browserEnv } from './browser-env.ts'
import { createDelivery } from './delivery.ts'
import type { Env } from './env.ts'
import { adoptAgainMs } from './limits.ts'
import { createLog } from './log.ts'
import { quietly } from './quietly.ts'
import { createRecorder } from './recorder.ts'
import { recording } from './recording.ts'
import { createIds } from './uuid.ts'
import { createVisitor } from './visitor.ts'

const silentTracker: Tracker = {
  page: () => {},
  identify: () => {},
  track: () => {},
  form: () => {},
  reset: () => {},
  flush: async () => {},
}

/** Starts recording and delivering. Does nothing where there is no browser. */
export const createTracker = (options: TrackerOptions, env: Env | null = browserEnv()): Tracker =>
  env ? liveTracker(options, env) : silentTracker

function liveTracker({ key, server, debug }: TrackerOptions, env: Env): Tracker {
  const warn = debug ? env.warn : undefined
  const newId = createIds(env)
  const visitor = createVisitor(env.store, newId)
  const log = createLog(env, `touchline.log.${key}.`, newId)
  const endpoint = `${server.replace(/\/+$/, '')}/v1/events?key=${encodeURIComponent(key)}`
  const delivery = createDelivery(env, endpoint, `touchline.until.${key}`, log, warn)
  const { record, seal } = createRecorder(env, newId, (events) => {
    log.append(visitor.id(), events)
    delivery.wake()
  })

  const adopt = quietly(warn, () => void log.adopt().then(delivery.wake))
  const open = quietly(warn, () => void log.open().then(adopt))
  open()
  // A page that crashed may hold its log a moment longer than it takes the next one to open.
  env.after(adoptAgainMs, adopt)
  env.onReturn(open)
  env.onLeave(
    quietly(warn, (isGone) => {
      seal()
      delivery.leave()
      if (isGone) log.close()
    }),
  )

  return {
    ...recording(env, record, warn),
    reset: quietly(warn, () => {
      seal()
      visitor.renew()
    }),
    flush: async () => {
      quietly(warn, seal)()
      await delivery.flush()
    },
  }
}
