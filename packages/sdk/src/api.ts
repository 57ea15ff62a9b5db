import type { Fact, Scalar } from './wire.ts'

/** What a visitor agreed to, by the name of the purpose. */
export type Purposes = Readonly<Record<string, boolean>>

/** Who the visitor says they are: at least one key, or a token that holds one. */
export type Identity = {
  /** Leaves the browser only as the SHA-256 of the normalised address. */
  readonly email?: string | undefined
  /** The site's own id of a signed-in user. */
  readonly userId?: string | undefined
  /** The record's id in the CRM named `crmSystem`. One without the other names nobody. */
  readonly crmId?: string | undefined
  readonly crmSystem?: string | undefined
  /** What `signIdentity` of `@touchline/sdk/node` made on the site's server: what it says is verified. */
  readonly identityToken?: string | undefined
}

export type Properties = Readonly<Record<string, Scalar>>

/** A site's own events: the properties of each, by its name. */
export type EventMap = Readonly<Record<string, Properties | undefined>>

/** The properties may be left out where none is required. */
type PropertiesOf<Given> =
  Record<string, never> extends Given
    ? [properties?: Given]
    : undefined extends Given
      ? [properties?: Given]
      : [properties: Given]

/** No function throws, and what cannot be recorded is left out: measuring never breaks the page. */
export type Tracker<Events extends object = EventMap> = {
  /** The visitor sees the page of the current address. */
  page(): void
  identify(identity: Identity): void
  track<Name extends keyof Events & string>(name: Name, ...properties: PropertiesOf<Events[Name]>): void
  /** Records any other event. */
  record(fact: Fact): void
  /** Whoever comes next is somebody else, as after signing out on a shared device. */
  reset(): void
  /** What the visitor has decided: for all, or purpose by purpose. */
  consent(decision: boolean | Purposes): void
  /** Deletes what is kept on the device, decisions too, and what is not sent yet. */
  forget(): void
  /** Undefined while nothing may be recorded. */
  visitorId(): string | undefined
  /** Resolves once what waits has been sent, or has to wait because the collector is down or busy. Never rejects. */
  flush(): Promise<void>
}
