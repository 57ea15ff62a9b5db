import type { Properties, Tracker } from './api.ts'
import { cleanText } from './clean.ts'
import { type Core, createCore } from './core.ts'
import type { Env } from './env.ts'
import { identifying } from './identity.ts'
import type { TrackerOptions } from './options.ts'
import type { Hooks, Host } from './plugin.ts'
import { quietly, type Warn } from './quietly.ts'

function functionsOf(
  { consent, visitor, record, open, seal, settle, newId, wipe, flush }: Core,
  env: Env,
  warn: Warn,
): Tracker {
  let isLanding = true
  return {
    record,
    page: () => {
      record({ type: 'page', referrer: isLanding ? env.referrer() : undefined })
      isLanding = false
    },
    identify: (identity) =>
      identifying(identity, env.sha256, (fact) => {
        if (fact) record(fact)
        else warn?.('identify names nobody')
      }),
    track: (given: string, properties?: Properties) => {
      const name = cleanText(given)
      if (name) record({ type: 'track', name, properties: { ...properties } })
      else warn?.('track: has no name')
    },
    reset: () => {
      seal()
      if (consent.isGranted()) visitor.become(newId())
    },
    consent: (decision) => {
      const wasGranted = consent.isGranted()
      consent.decide(decision)
      if (!consent.isGranted()) wipe()
      else if (!wasGranted) open()
      consent.keep()
      settle()
    },
    forget: () => {
      wipe()
      consent.decide()
    },
    visitorId: () => (consent.isGranted() ? visitor.id() : undefined),
    flush: async () => {
      settle()
      await flush()
    },
  }
}

/** Starts recording and delivering on `env`. */
export function startTracker(options: TrackerOptions, env: Env): Tracker {
  const warn = options.debug ? env.warn : undefined
  const hooks: Hooks[] = []
  const core = createCore(options, env, hooks, warn)
  const tracker = functionsOf(core, env, warn)
  const functions = tracker as unknown as Record<string, (...args: unknown[]) => unknown>
  for (const [name, action] of Object.entries(functions)) functions[name] = quietly(warn, action)

  const host: Host = { ...tracker, env, store: core.store, quietly: (action) => quietly(warn, action) }
  for (const plugin of options.plugins ?? []) hooks.push(quietly(warn, plugin)(host) ?? {})
  const callAll = (moment: 'start' | 'onLeave'): void => {
    for (const hook of hooks) quietly(warn, () => hook[moment]?.())()
  }
  core.open()
  env.onReturn(core.open)
  env.onLeave((isGone) => {
    callAll('onLeave')
    quietly(warn, core.leave)(isGone)
  })
  callAll('start')
  return tracker
}
