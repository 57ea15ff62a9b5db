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
  /** What the visitor has decided, purpose by purpose. Left out where they weren't asked. */
  readonly consent?: Readonly<Record<string, boolean>> | undefined
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
  readonly identityToken?: string | undefined
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

export type EngagementEvent = Common & {
  readonly type: 'engagement'
  readonly url: string
  readonly engagedMs: number
  readonly scrollPercent?: number | undefined
}

export type ContentEvent = Common & {
  readonly type: 'content'
  readonly url: string
  readonly content: string
  readonly action: 'view' | 'download'
}

export type ClickEvent = Common & {
  readonly type: 'click'
  readonly url: string
  readonly href: string
  readonly kind: 'outbound' | 'file'
}

export type ExposureEvent = Common & {
  readonly type: 'exposure'
  readonly experiment: string
  readonly variant: string
  readonly url?: string | undefined
}

export type SourceEvent = Common & {
  readonly type: 'source'
  readonly answer: string
  readonly url?: string | undefined
}

export type LinkEvent = Common & {
  readonly type: 'link'
  readonly visitorId: string
  readonly url?: string | undefined
}

export type WireEvent =
  | PageEvent
  | IdentifyEvent
  | FormEvent
  | TrackEvent
  | EngagementEvent
  | ContentEvent
  | ClickEvent
  | ExposureEvent
  | SourceEvent
  | LinkEvent

/** An event before it gets its id, its time and what was consented to; its `url` is that of the page unless given. */
export type Fact<Event extends WireEvent = WireEvent> = Event extends WireEvent
  ? Omit<Event, keyof Common | 'url'> & { readonly url?: string | undefined }
  : never

/** The body of one request: events of one visitor. */
export type WireBatch = {
  readonly visitorId: string
  /** The visitor's clock as the request leaves. */
  readonly sentAt: string
  /** Events that were given up before these, as there was no more room for them. */
  readonly dropped?: number | undefined
  readonly events: readonly WireEvent[]
}
