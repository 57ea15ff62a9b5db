/**
 * What crosses the wire, written by hand so that the published types need no dependency. A type test proves that it is
 * exactly what the collector parses.
 */

/** What a property or a form field may hold. */
export type Scalar = string | number | boolean | null

type Common = {
  /** A UUIDv7. The same on every attempt to send the event, so that it counts once. */
  readonly id: string
  /** ISO 8601, by the visitor's clock. */
  readonly occurredAt: string
}

export type PageEvent = Common & {
  readonly type: 'page'
  readonly url: string
  readonly title?: string | undefined
  readonly referrer?: string | undefined
}

export type IdentifyEvent = Common & {
  readonly type: 'identify'
  readonly emailHash?: string | undefined
  readonly userId?: string | undefined
  readonly crmId?: string | undefined
  readonly crmSystem?: string | undefined
}

export type FormEvent = Common & {
  readonly type: 'form'
  readonly url: string
  readonly form: string
  readonly lead: boolean
  readonly fields?: Readonly<Record<string, Scalar>> | undefined
}

export type TrackEvent = Common & {
  readonly type: 'track'
  readonly name: string
  readonly url?: string | undefined
  readonly properties?: Readonly<Record<string, Scalar>> | undefined
}

export type WireEvent = PageEvent | IdentifyEvent | FormEvent | TrackEvent

/** An event before it gets its id and its time. */
export type Fact<Event extends WireEvent = WireEvent> = Event extends WireEvent ? Omit<Event, keyof Common> : never

/** The body of one request: events of one visitor. */
export type WireBatch = {
  readonly visitorId: string
  /** The visitor's clock as the request leaves. */
  readonly sentAt: string
  readonly events: readonly WireEvent[]
}
