/** Milestones that may be anchors: the last touchpoint at or before them is what led to them. */
export const anchorMilestones = ['LEAD', 'OPPORTUNITY', 'WON'] as const
export type AnchorMilestone = (typeof anchorMilestones)[number]

/** When dated milestones were reached, in epoch milliseconds. Those that nobody dated are absent, implied ones too. */
export type ReachedAt = { readonly [Anchor in AnchorMilestone]?: number | undefined }

/**
 * What a rule-based model knows of a conversion: its eligible touchpoints, in time order, which stand from `start` on in columns
 * that hold those of others as well. One object is used for many conversions, one after the other.
 */
export type EligiblePath = {
  /** Epoch milliseconds. */
  at: Float64Array
  channel: ArrayLike<number>
  /** The channels, by the numbers that `channel` has of them. */
  channels: readonly string[]
  start: number
  /** At least one. */
  count: number
  /** For each of `anchorMilestones`: which of them, from 0 on, led to it. -1 where none did, or nobody dated it. */
  readonly anchors: Int32Array
  /** After so many days a touchpoint is worth half as much to TIME_DECAY. */
  halfLifeDays: number
}

/**
 * Decides how much each eligible touchpoint contributed to a conversion.
 *
 * @param shares Where it puts one share per touchpoint, from 0 on: each in [0, 1], together 1; all of them 0 where none is what
 *   the model looks for.
 */
export type ShareOut = (path: EligiblePath, shares: Float64Array) => void
