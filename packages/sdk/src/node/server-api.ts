import type { EventMap, Identity, Purposes, Tracker } from '../api.ts'
import type { Fact } from '../wire.ts'

/** A page as the server knows it, which sees no title bar. */
export type SeenPage = {
  readonly url: string
  readonly title?: string | undefined
  readonly referrer?: string | undefined
}

/** What the server has to say of one visitor. No function throws. */
export type Subject<Events extends object = EventMap> = Pick<Tracker<Events>, 'track'> & {
  page(page: SeenPage): void
  /** An address leaves the process only as the SHA-256 of its normalised spelling. */
  identify(identity: Identity): void
  /** Records any other event. @param occurredAt By default now. */
  record(fact: Fact, occurredAt?: Date): void
}

export type SubjectDetails = {
  /** What the visitor agreed to, recorded on each event. To record nothing of who refused is up to the caller. */
  readonly consent?: Purposes | undefined
}

/** No function throws, and no promise rejects: measuring never breaks the server. */
export type ServerTracker<Events extends object = EventMap> = {
  /** The visitor that the browser calls so, as `visitorIdOf` reads it from a request. */
  visitor(visitorId: string, details?: SubjectDetails): Subject<Events>
  /** A user without a browser, by the site's own id of them. */
  user(userId: string, details?: SubjectDetails): Subject<Events>
  /** Resolves once what waits has been sent, or has to wait because the collector is down or busy. */
  flush(): Promise<void>
  /** Sends what waits, for `exitTimeoutMs` at most, and records nothing from then on. */
  close(): Promise<void>
  /** How many events the collector has not answered for. */
  waiting(): number
  /** How many events had to give way so far. The collector is told as well. */
  dropped(): number
}
