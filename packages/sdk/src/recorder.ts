import { cleaned, clip } from './clean.ts'
import type { Consent } from './consent.ts'
import type { Env } from './env.ts'
import { openEvents, storeAfterMs, undecidedEvents } from './limits.ts'
import type { Hooks } from './plugin.ts'
import { quietly, type Warn } from './quietly.ts'
import type { Fact, WireEvent } from './wire.ts'

/** A page event's title is still to be read. */
type OpenEvent = WireEvent & { title?: string | undefined }

/** What of a fact is recorded, once every plug-in had its say. Undefined for nothing. */
function prepared(given: Fact, env: Env, hooks: readonly Hooks[], warn: Warn): Fact | undefined {
  let fact: Fact = given.type === 'identify' ? given : { url: env.url(), ...given }
  for (const { enrich } of hooks) fact = (enrich && quietly(warn, enrich)(fact)) ?? fact
  fact = cleaned(fact)
  if (fact.url || !/page|form/.test(fact.type)) return fact
  warn?.(`${fact.type}: not on a web address`)
  return undefined
}

/**
 * Gives facts their id and time, and hands them over together: making each ready to be sent at once would cost the page,
 * and a single-page application sets its title some time after its address.
 *
 * @param keep Takes events, as JSON, that may be sent, or the number of those that gave way.
 * @param later Called some time after something was recorded.
 */
export function createRecorder(
  env: Env,
  warn: Warn,
  consent: Consent,
  hooks: readonly Hooks[],
  newId: () => string,
  keep: (event: string | number) => void,
  later: () => void,
) {
  let open: OpenEvent[] = []
  let page: OpenEvent | undefined
  let isTimed = false

  const settleTitle = (next?: OpenEvent): void => {
    if (page) page.title = clip(env.title()) || undefined
    page = next
  }

  const hand = quietly(warn, (recorded: WireEvent) => {
    let event: WireEvent | null = { ...recorded, consent: consent.purposes() }
    for (const { beforeSend } of hooks) if (event && beforeSend) event = beforeSend(event)
    const text = event ? JSON.stringify(event) : ''
    // Pages replace `JSON` and give every object a `toJSON`: what isn't an event would cost its neighbours.
    if (/^{/.test(text)) keep(text)
  })

  /** Hands over what was recorded since the last time, if the visitor has decided. */
  const seal = quietly(warn, () => {
    settleTitle()
    const isGranted = consent.isGranted()
    const isOpen = isGranted === undefined
    const events = open.splice(0, isOpen ? Math.max(open.length - undecidedEvents, 0) : open.length)
    if (isGranted) for (const event of events) hand(event)
    if (isOpen) keep(events.length)
  })

  const arm = (): void => {
    if (isTimed) return
    isTimed = true
    env.after(storeAfterMs, () => {
      isTimed = false
      later()
    })
  }

  const record = (given: Fact): void => {
    const fact = consent.isGranted() === false ? undefined : prepared(given, env, hooks, warn)
    if (!fact) return
    for (const { onPage } of hooks) if (fact.type === 'page' && onPage) quietly(warn, onPage)(fact)
    const event = { id: newId(), occurredAt: new Date(env.now()).toISOString(), ...fact } as OpenEvent
    if (event.type === 'page') settleTitle(event)
    open.push(event)
    if (open.length >= openEvents) seal()
    arm()
  }

  const clear = (): void => {
    open = []
  }

  return { record, seal, clear }
}
