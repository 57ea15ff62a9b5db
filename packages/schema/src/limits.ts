/** What the collector takes. The SDK stays inside; anybody else is told which limit they met. */
export const limits = {
  /** Bytes of a request's body. */
  bodyBytes: 1_048_576,
  eventsPerBatch: 500,
  /** Of an address as it is kept: what is sent may be longer, and is shortened. */
  urlCharacters: 2_048,
  sentUrlCharacters: 8_192,
  textCharacters: 512,
  propertiesPerEvent: 64,
  /** An event id may run this far ahead of the server's clock. */
  clockAheadHours: 48,
  /** From `iat` to `exp` of an identity token. */
  identityTokenHours: 24,
  /** How far apart the clocks may be of who signs an identity token and who reads it. */
  identityTokenToleranceSeconds: 60,
} as const
