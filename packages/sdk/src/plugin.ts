import type { Tracker } from './api.ts'
import type { Env } from './env.ts'
import { quietly, type Warn } from './quietly.ts'
import type { Store } from './store.ts'
import type { Fact, PageEvent, WireEvent } from './wire.ts'

/** What a plug-in may do at its moments. A function that throws costs at most the event it was asked about. */
export type Hooks = {
  /** All plug-ins are set up. */
  start?(): void
  /** A page is about to be recorded. */
  onPage?(page: Fact<PageEvent>): void
  /** Something is recorded: what is returned is recorded in its place. */
  enrich?(fact: Fact): Fact
  /** An event is about to be written down to be sent: what is returned is, and nothing where it is null. */
  beforeSend?(event: WireEvent): WireEvent | null
  /** The page is hidden or left: the last chance to record. */
  onLeave?(): void
  /** The id of a visitor whom this device does not know, if somebody else does. */
  newVisitor?(): string | undefined
}

/** The tracker as plug-ins see it. */
export type Host = Tracker & {
  readonly env: Env
  /** Keeps texts under names that begin with `touchline.`, or nothing where nothing may be kept. */
  readonly store: Store
  /** `action`, except that it never throws: for callbacks of the page. */
  quietly<Args extends unknown[], Result>(action: (...args: Args) => Result): (...args: Args) => Result | undefined
}

/** Runs once, when the tracker starts. */
export type Plugin = (host: Host) => Hooks | undefined

/** What plug-ins make of `value` at one of their moments. Null where it must not be sent. */
export type Ask = <Value>(moment: keyof Hooks, value?: Value) => Value | null | undefined

/** Asks one after the other. Who throws has no say, except that what it was to let through is held back. */
export const asking =
  (hooks: readonly Hooks[], warn: Warn): Ask =>
  <Value>(moment: keyof Hooks, given?: Value) => {
    let value: Value | null | undefined = given
    for (const hook of hooks) {
      const action = hook[moment] as ((value: unknown) => Value | null | undefined) | undefined
      if (action && value !== null) value = quietly(action, warn)(value) ?? (moment === 'beforeSend' ? null : value)
    }
    return value
  }
