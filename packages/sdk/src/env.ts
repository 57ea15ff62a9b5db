/** What became of a request. A `Response` of `fetch` is one. */
export type Answer = {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  text(): Promise<string>
}

type Listening = {
  addEventListener(type: string, listener: (event: { readonly persisted?: boolean }) => void, capture?: boolean): void
}

/**
 * The platform: a browser's window, or as much of one as the core uses. Whoever makes another one runs the same core
 * elsewhere. Whatever is asked for may throw. Plug-ins that are about a page's content use the DOM themselves.
 *
 * Its events are `pagehide`, `beforeunload`, `freeze`, `visibilitychange`, `popstate` and `pageshow`, which says with
 * `persisted` that a page that was left comes back as it was.
 */
export type Env = Listening & {
  readonly Date: { now(): number }
  setTimeout(callback: () => void, milliseconds: number): unknown
  readonly crypto: {
    getRandomValues(bits: Uint32Array<ArrayBuffer>): Uint32Array
    readonly subtle?: { digest(algorithm: 'SHA-256', bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> }
  }
  readonly document: Listening & {
    /** What is shown. Only http(s) addresses are recorded. */
    readonly URL: string
    readonly title: string
    /** Empty where there is none. */
    readonly referrer: string
    readonly hidden: boolean
    /** It is rendered ahead, and not shown before its `prerenderingchange`. */
    readonly prerendering?: boolean
    cookie: string
  }
  readonly location: { readonly hostname: string; readonly pathname: string }
  readonly navigator: {
    readonly globalPrivacyControl?: boolean
    readonly doNotTrack?: string | null
    /** Runs `action` while no other page of the site runs one of this name: never, if `signal` aborts before. */
    readonly locks?: {
      request(name: string, options: { readonly signal: AbortSignal }, action: () => Promise<unknown>): Promise<unknown>
    }
  }
  /** Texts, each by its name. */
  readonly localStorage: { [name: string]: string }
  /** Outlives the page where it can, as `keepalive` asks. Rejects where no answer came. */
  fetch(url: string, request: RequestInit): Promise<Answer>
  readonly navigation?: Listening & { readonly currentEntry?: unknown }
  readonly history: { pushState?: unknown; replaceState?: unknown }
  readonly console: { warn(...words: unknown[]): void }
}
