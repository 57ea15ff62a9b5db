/** What one event carries of its own: `number` is another one each time, so that it is known which arrived. */
export type Properties = { readonly number: number; readonly filler?: string }

/** What every measured library looks like to the bench. Its script starts it, and records the first page view. */
export type Client = {
  track(properties: Properties): void
  page(): void
}

declare global {
  /** `http://127.0.0.1:…`: set before the script runs. */
  var collector: string
  var client: Client
}
