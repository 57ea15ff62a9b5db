import type { Measure } from './measures.ts'
import type { Side } from './milestones.ts'

/** RATIO: a share, from 0 to 1. */
export type MetricUnit = 'COUNT' | 'MONEY' | 'RATIO'

export type MetricDirection = 'HIGHER_IS_BETTER' | 'LOWER_IS_BETTER' | 'NEUTRAL'

/** What leads are cut by. */
export const cutsOfLeads = [
  'CHANNEL',
  'SOURCE',
  'MEDIUM',
  'CAMPAIGN',
  'AD_CONTENT',
  'KEYWORD',
  'LANDING_PAGE',
  'CONVERSION_PAGE',
  'OWNER',
  'MONTH',
] as const

/** Spend is told by no more than this: by anything else it can't be cut. */
export const cutsOfSpend = ['CHANNEL', 'SOURCE'] as const

export type MetricDimension = (typeof cutsOfLeads)[number]

/** A total is one measure. A ratio is one by another, and null where the other is 0 or either is null. */
type MetricParts =
  | { readonly kind: 'total'; readonly measure: Measure }
  | { readonly kind: 'ratio'; readonly numerator: Measure; readonly denominator: Measure }

/** A named, documented number, of leads created in a period unless its description says otherwise. */
export type Metric = {
  readonly id: string
  readonly label: string
  readonly description: string
  /** In words. */
  readonly formula: string
  readonly unit: MetricUnit
  readonly direction: MetricDirection
  /** Whether its values add up over periods, channels and the like. */
  readonly additive: boolean
  readonly dimensions: readonly MetricDimension[]
  /** Who answers for it, unless a workspace settles otherwise. */
  readonly owners: readonly Side[]
  readonly parts: MetricParts
}
