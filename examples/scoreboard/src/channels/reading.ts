/** A share as the API gives it, with its 95% interval. */
export type Share = {
  readonly value: number | null
  readonly interval: { readonly low: number; readonly high: number } | null
  readonly thin: boolean
}

export type Comparison = 'less' | 'alike' | 'more' | 'unsure'

/**
 * How a share compares with that of all leads: less or more only where its whole interval lies on one side. Thin ones
 * are unsure, whatever they look like.
 */
export function compare(share: Share | null, all: Share | null): Comparison {
  if (share?.interval == null || all?.value == null || share.thin) return 'unsure'
  if (share.interval.high < all.value) return 'less'
  return share.interval.low > all.value ? 'more' : 'alike'
}
