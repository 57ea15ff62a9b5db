import type { Tracker } from './api.ts'
import type { Env, Store } from './env.ts'
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
  quietly<Args extends unknown[]>(action: (...args: Args) => void): (...args: Args) => void
}

/** Runs once, when the tracker starts. */
export type Plugin = (host: Host) => Hooks | undefined
