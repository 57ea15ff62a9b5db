/** `AsyncStorage`, or anything that keeps texts the same way. */
export type AsyncStore = {
  getAllKeys(): Promise<readonly string[]>
  getItem(key: string): Promise<string | null>
  setItem(key: string, value: string): Promise<unknown>
  removeItem(key: string): Promise<unknown>
}

/** React Native's `AppState`. */
export type AppStateSource = {
  addEventListener(type: 'change', listener: (state: string) => void): unknown
}

/** What an app lends to its tracker. */
export type NativePlatform = {
  readonly storage: AsyncStore
  readonly appState: AppStateSource
  /** The address that screens are recorded under, such as `https://app.example.com`: reports know pages by addresses. */
  readonly appUrl: string
  /** By default the global one. */
  readonly fetch?: typeof fetch | undefined
  /**
   * A whole number in [0, 2³²) for ids. By default from `crypto.getRandomValues`, which React Native has by a polyfill
   * alone, else from `Math.random`.
   */
  readonly randomBits?: (() => number) | undefined
}
