import { createBatches } from './batches.ts'
import { createConsent } from './consent.ts'
import { createDelivery } from './delivery.ts'
import type { Env, Store } from './env.ts'
import { adoptAgainMs } from './limits.ts'
import { createLog } from './log.ts'
import type { TrackerOptions } from './options.ts'
import { createPause } from './pause.ts'
import type { Hooks } from './plugin.ts'
import type { Warn } from './quietly.ts'
import { createRecorder } from './recorder.ts'
import { createIds } from './uuid.ts'
import { createVisitor } from './visitor.ts'

const nothingKept: Store & Env['siteId'] = { read: () => null, write: () => false, remove: () => {}, keys: () => [] }

const endpointOf = ({ server, key }: TrackerOptions): string =>
  `${server.replace(/\/+$/, '')}/v1/events?key=${encodeURIComponent(key)}`

export type Core = ReturnType<typeof createCore>

/** Recording, keeping and delivering, wired together. */
export function createCore(options: TrackerOptions, env: Env, hooks: readonly Hooks[], warn: Warn) {
  const { key, cookieless, cookie = true } = options
  const store = cookieless ? nothingKept : env.store
  const newId = createIds(env)
  const consent = createConsent(options, env, store)
  const visitor = createVisitor(store, cookie && !cookieless ? env.siteId : nothingKept, hooks, newId)
  const batches = createBatches(store)
  const log = createLog(env, store, batches, `touchline.log.${key}.`, newId)
  const pause = createPause(env, store, `touchline.until.${key}`)
  const delivery = createDelivery(env, endpointOf(options), batches, pause, warn)

  const settle = (): void => {
    seal()
    batches.write()
    delivery.wake()
  }
  const keep = (event: string | number): void =>
    typeof event === 'number' ? batches.drop(event) : log.append(visitor.id(), event)
  const { record, seal, clear } = createRecorder(env, warn, consent, hooks, newId, keep, settle)
  const adopt = (): void => void log.adopt().then(delivery.wake)

  return {
    store,
    consent,
    visitor,
    record,
    seal,
    settle,
    newId,
    flush: delivery.flush,
    open: (): void => {
      if (!consent.isGranted()) return
      void log.open().then(adopt)
      // A page that crashed may hold its log a moment longer than it takes the next one to open.
      env.after(adoptAgainMs, adopt)
    },
    leave: (isGone: boolean): void => {
      seal()
      batches.write()
      delivery.leave()
      if (isGone) log.leave()
    },
    /** Nothing is kept of the visitor, on the device or in memory. */
    wipe: (): void => {
      clear()
      batches.clear()
      visitor.become('')
      for (const name of store.keys()) if (name.startsWith('touchline.')) store.remove(name)
    },
  }
}
