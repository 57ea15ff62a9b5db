import type { Scalar } from './wire.ts'

export type TrackerOptions = {
  /** The workspace's write key. Public: it can only add events. */
  readonly key: string
  /** Where the collector is, such as `https://touchline.example.com`. */
  readonly server: string
  /** Says in the console what could not be recorded or delivered. By default nothing is ever logged. */
  readonly debug?: boolean | undefined
}

/** Who the visitor says they are: at least one key. */
export type Identity = {
  /** Leaves the browser only as the SHA-256 of the normalised address. */
  readonly email?: string | undefined
  /** The site's own id of a signed-in user. */
  readonly userId?: string | undefined
  /** The record's id in the CRM named `crmSystem`. One without the other names nobody. */
  readonly crmId?: string | undefined
  readonly crmSystem?: string | undefined
}

export type Properties = Readonly<Record<string, Scalar>>

export type FormDetails = {
  /** Whether sending it makes an identified visitor a lead. By default what the form's `data-touchline-form` says. */
  readonly lead?: boolean | undefined
  /** In addition to the elements that carry `data-touchline-field`. */
  readonly fields?: Properties | undefined
}

/** No function throws, and what cannot be recorded is left out: measuring never breaks the page. */
export type Tracker = {
  /** The visitor sees the page of the current address. */
  page(): void
  identify(identity: Identity): void
  track(name: string, properties?: Properties): void
  /** A form was sent. A lead form's e-mail field identifies the visitor first. */
  form(form: HTMLFormElement | string, details?: FormDetails): void
  /** Whoever comes next is somebody else, as after signing out on a shared device. */
  reset(): void
  /** Resolves once what waits has been sent, or has to wait because the collector is down or busy. Never rejects. */
  flush(): Promise<void>
}
