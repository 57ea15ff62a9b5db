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

/** What stands out in a channel: a weak one and a neglected one look alike in their close rate alone. */
export type Reading = 'few' | 'young' | 'neglected' | 'weak' | 'strong' | 'strong but slow' | 'slow' | 'ordinary'

type Figures = {
  readonly closeRate: Share | null
  /** Of the leads that have had their time. */
  readonly wonWithin: readonly { readonly ofMature: Share }[]
  readonly answeredWithinSla: Share
}

/**
 * Reads a channel's close rate together with how sales followed up, each against that of all leads. Where only few leads
 * have had their time, nothing is said against the rate: what is young looks weaker than it is, and never stronger.
 */
export function read(channel: Figures, all: Figures): Reading {
  const closes = compare(channel.closeRate, all.closeRate)
  const isYoung = channel.wonWithin.some(({ ofMature }) => ofMature.thin)
  const isSlow = compare(channel.answeredWithinSla, all.answeredWithinSla) === 'less'
  if (isYoung && (closes === 'less' || closes === 'alike')) return 'young'
  switch (closes) {
    case 'unsure':
      return 'few'
    case 'less':
      return isSlow ? 'neglected' : 'weak'
    case 'more':
      return isSlow ? 'strong but slow' : 'strong'
    case 'alike':
      return isSlow ? 'slow' : 'ordinary'
  }
}

export const readingWords = {
  few: 'Few leads: too early to say',
  young: 'Young: few of its leads have had 90 days, too early to judge',
  neglected: 'Neglected: closes less than all, and less of it was answered in time',
  weak: 'Weak: closes less than all, though sales followed up',
  strong: 'Strong: closes more than all',
  'strong but slow': 'Strong: closes more than all, though less of it was answered in time',
  slow: 'Less of it was answered in time than of all',
  ordinary: '',
} as const satisfies Record<Reading, string>
