/** What became of a request. A `Response` of `fetch` is one. */
export type Answer = {
  readonly status: number
  readonly headers: { get(name: string): string | null }
  text(): Promise<string>
}

/** Texts kept on the device. No function throws: where nothing can be kept, nothing is found. */
export type Store = {
  read(key: string): string | null | undefined
  /** True where it was kept. */
  write(key: string, value: string): boolean | undefined
  remove(key: string): void
  keys(): readonly string[]
}

/**
 * The platform: everything that the core asks of the outside world. Whoever writes another one runs the same core
 * elsewhere. Plug-ins that are about a page's content use the DOM themselves.
 */
export type Env = {
  /** Whole milliseconds since 1970. */
  now(): number
  /** A whole number in [0, 2³²), from a generator fit for ids. */
  randomBits(): number
  /** SHA-256 in lower-case hexadecimal: at once, or soon. */
  sha256(text: string): string | Promise<string>
  /** What is shown. Only http(s) addresses are recorded. */
  url(): string
  title(): string
  /** Empty where there is none. */
  referrer(): string
  readonly store: Store
  /** What all pages of the site share, subdomains included, of the visitor: their id. Empty for none. No function throws. */
  readonly siteId: { read(): string | null | undefined; write(id: string): void }
  /** Global Privacy Control and Do Not Track, as the visitor's browser sends them. */
  readonly signals: { readonly gpc: boolean; readonly dnt: boolean }
  /** Holds `name` until `release` or the end of the page. False while another page holds it. Never rejects. */
  claim(name: string): Promise<boolean>
  /** Lets go of every claimed name. */
  release(): void
  /** Posts `body`, outliving the page where that can be. Rejects where no answer came. */
  send(url: string, body: string): Promise<Answer>
  after(milliseconds: number, callback: () => void): void
  /** Calls back when the page is hidden, and with `isGone` when it is left and may never run again. */
  onLeave(callback: (isGone: boolean) => void): void
  /** Calls back when a page that was left comes back to life as it was. */
  onReturn(callback: () => void): void
  /** Calls back at once, or once a page that was rendered ahead is really shown. */
  whenShown(callback: () => void): void
  /** Calls back when the address may have changed without a page load. */
  onNavigate(callback: () => void): void
  /** A word to the developer. */
  warn(message: string, cause?: unknown): void
}
