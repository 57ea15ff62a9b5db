/** Milestones that may be anchors: the last touchpoint at or before them is what led to them. */
export const anchorMilestones = ['LEAD', 'OPPORTUNITY', 'WON'] as const
export type AnchorMilestone = (typeof anchorMilestones)[number]

/** When dated milestones were reached, in epoch milliseconds. Those that nobody dated are absent, implied ones too. */
export type ReachedAt = { readonly [Anchor in AnchorMilestone]?: number | undefined }

/** A touchpoint as a rule-based model sees it. */
type EligibleTouch = { readonly at: number; readonly channel: string }

/** What a rule-based model knows beside the touchpoints. */
export type Circumstances = {
  /** What the lead had reached by the conversion. */
  readonly reachedAt: ReachedAt
  /** After so many days a touchpoint is worth half as much to TIME_DECAY. */
  readonly halfLifeDays: number
}

/**
 * Decides how much each eligible touchpoint contributed to a conversion.
 *
 * @param touches At least one, in time order.
 * @returns One share per touchpoint: each in [0, 1], together 1; all of them 0 where none is what the model looks for.
 */
export type ShareOut = (touches: readonly EligibleTouch[], circumstances: Circumstances) => number[]
