/** What became of a request. */
export type Answer = {
  /** The HTTP status; 0 where no answer came. */
  readonly status: number
  /** The `Retry-After` header as it came. */
  readonly retryAfter: string | null
  text(): Promise<string>
}

/** Strings kept on the device. No function throws: where nothing can be kept, nothing is found. */
export type Store = {
  read(key: string): string | null
  /** False where it could not be kept. */
  write(key: string, value: string): boolean
  remove(key: string): void
  keys(): readonly string[]
}

/** Everything the SDK asks of the outside world. Tests pass a fake one; nothing else reaches for a global. */
export type Env = {
  /** Whole milliseconds since 1970. */
  now(): number
  /** A whole number in [0, 2³²), from a generator fit for ids. */
  randomBits(): number
  url(): string
  title(): string
  /** Empty where there is none. */
  referrer(): string
  readonly store: Store
  /** Holds `name` until `release` or the end of the page. False while another page holds it. Never rejects. */
  claim(name: string): Promise<boolean>
  /** Lets go of every claimed name. */
  release(): void
  /** Posts `body`. With `keepalive` it may outlive the page. Never rejects. */
  send(url: string, body: string, keepalive: boolean): Promise<Answer>
  after(milliseconds: number, callback: () => void): void
  /** Calls back when the page is hidden, and with `gone` when it is left and may never run again. */
  onLeave(callback: (gone: boolean) => void): void
  /** Calls back when a page that was left comes back to life as it was. */
  onReturn(callback: () => void): void
  /** Calls back at once, or once a page that was rendered ahead is really shown. */
  whenShown(callback: () => void): void
  /** Calls back when the address may have changed without a page load. */
  onNavigate(callback: () => void): void
  /** Calls back when a form is sent, before the page's own listeners. */
  onSubmit(callback: (form: HTMLFormElement) => void): void
  /** A word to the developer. */
  warn(message: string, cause?: unknown): void
}
