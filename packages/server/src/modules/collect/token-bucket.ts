/** Full, it holds a minute's worth: what may come at once. It refills evenly. */
export type Rate = { readonly perMinute: number; readonly capacity: number }

export type Bucket = {
  readonly tokens: number
  /** Epoch milliseconds at which it held them. */
  readonly at: number
}

export type Taken =
  | { readonly kind: 'taken'; readonly bucket: Bucket }
  /** Nothing was taken. After so many milliseconds of nobody else taking any, there is enough. */
  | { readonly kind: 'refused'; readonly waitMs: number }

export const fullBucket = ({ capacity }: Rate, now: number): Bucket => ({ tokens: capacity, at: now })

/** Takes all of `wanted` or nothing. A clock that goes back fills nothing. */
export function takeTokens(bucket: Bucket, rate: Rate, wanted: number, now: number): Taken {
  const at = Math.max(bucket.at, now)
  const tokens = Math.min(rate.capacity, bucket.tokens + ((at - bucket.at) * rate.perMinute) / 60_000)
  if (wanted <= tokens) return { kind: 'taken', bucket: { tokens: tokens - wanted, at } }
  return { kind: 'refused', waitMs: Math.ceil(((wanted - tokens) * 60_000) / rate.perMinute) }
}
