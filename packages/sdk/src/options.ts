import type { Plugin } from './plugin.ts'

export type TrackerOptions = {
  /** The workspace's write key. Public: it can only add events. */
  readonly key: string
  /** Where the collector is, such as `https://touchline.example.com`. */
  readonly server: string
  readonly plugins?: readonly Plugin[] | undefined
  /** Records nothing until the visitor agrees to this purpose; `true` means `analytics`. */
  readonly requireConsent?: boolean | string | undefined
  /** Takes the browser's Global Privacy Control for a no. By default it does. */
  readonly gpc?: boolean | undefined
  /** Takes the browser's Do Not Track for a no. By default it does not. */
  readonly dnt?: boolean | undefined
  /** Stores nothing on the device: a visitor lasts as long as the page. */
  readonly cookieless?: boolean | undefined
  /** Shares the visitor's id among subdomains by a cookie. By default it does. */
  readonly cookie?: boolean | undefined
  /** Says in the console what could not be recorded or delivered. By default nothing is ever logged. */
  readonly debug?: boolean | undefined
}
