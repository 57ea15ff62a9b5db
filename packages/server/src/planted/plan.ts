/** How a company that never was is made: what is true of it, by the laws of chance that its leads are drawn by. */
export type Plan = {
  readonly segments: readonly SegmentPlan[]
  readonly channels: readonly ChannelPlan[]
  readonly owners: readonly OwnerPlan[]
  /** What becomes of leads that are not won. */
  readonly losses: { readonly share: number; readonly delay: Delay }
  readonly noise: Noise
}

/** A kind of lead. Which it is shows by the page of the form that it sends. */
export type SegmentPlan = { readonly segment: string; readonly path: string }

/** Of each segment one number. */
type BySegment = { readonly [segment: string]: number }

export type ChannelPlan = {
  readonly channel: string
  readonly mark: Mark
  /** How many of all leads come by it: a weight. */
  readonly weight: number
  /** How often its leads are of each segment: weights. */
  readonly segments: BySegment
  /** Of the leads that an owner would turn to, the share to which they do where it came by this channel. Below 1: neglect. */
  readonly attention: number
  /** Of those reached, the share that is good enough to be accepted; of those accepted, the share that is won. */
  readonly accepted: BySegment
  readonly won: BySegment
  readonly delay: Delay
  /** Where it hasn't been there all the time: how many days before the end it began. */
  readonly begunDaysAgo?: number
  /** Channels of visits before that by which a lead came, in order, and how often: weights. */
  readonly earlier: readonly { readonly channels: readonly string[]; readonly weight: number }[]
  /** Visitors who never say who they are, for each lead. */
  readonly strangersPerLead: number
  readonly spendMinorPerLead: number
}

/** What tells how a visit came about. */
export type Mark = {
  readonly utm?: { readonly source: string; readonly medium: string; readonly campaign?: string }
  readonly referrer?: string
}

/** Somebody of sales: shares of the leads that they are given, of those worked, and so on. */
export type OwnerPlan = {
  readonly owner: string
  /** How many of all leads they are given: a weight. */
  readonly weight: number
  readonly works: number
  readonly reaches: number
  /** Times what the channel's leads are good for. */
  readonly accepts: number
  readonly wins: number
}

/** So many days and then as many more as a Weibull variable says, in whole days. */
export type Delay = { readonly atLeastDays: number; readonly scaleDays: number; readonly shape: number }

/** How hard it is to tell who visitors are. Each lead's browsers are one of these cases, or else a single one of their own. */
export type Noise = {
  /** Of leads with earlier visits, the share that made these on another device. */
  readonly otherDevice: number
  /** Of those devices, the share that is named later. The others never are. */
  readonly namedLater: number
  /** Of leads, the share that used a browser of somebody else. */
  readonly sharedBrowser: number
}
