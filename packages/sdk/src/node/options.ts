export type ServerTrackerOptions = {
  /** The workspace's write key. */
  readonly key: string
  /** Where the collector is, such as `https://touchline.example.com`. */
  readonly server: string
  /** How long events wait for others to be sent with, in milliseconds. By default 1,000. */
  readonly flushAfterMs?: number | undefined
  /** Memory for events that wait, in bytes of JSON. Beyond it the oldest give way, counted. By default 16 MB. */
  readonly maxQueueBytes?: number | undefined
  /** Sends what waits before the process ends by itself, by SIGTERM or by SIGINT. By default it does. */
  readonly flushOnExit?: boolean | undefined
  /** How long the end of the process, or `close`, may wait for the collector, in milliseconds. By default 5,000. */
  readonly exitTimeoutMs?: number | undefined
  /** Hears what could not be recorded or delivered. By default nobody does. */
  readonly onWarning?: ((message: string, cause?: unknown) => void) | undefined
}

export const usually = { flushAfterMs: 1_000, maxQueueBytes: 16_000_000, exitTimeoutMs: 5_000 } as const
