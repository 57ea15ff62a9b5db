/** Stages a lead can reach, in order: a later one implies the earlier ones. */
export const orderedMilestones = ['LEAD', 'MQL', 'SAL', 'SQL', 'OPPORTUNITY', 'WON'] as const

/** `LOST` stands outside the order and implies nothing. */
export const milestones = [...orderedMilestones, 'LOST'] as const
export type Milestone = (typeof milestones)[number]

/** Which side an interaction, or a lead's state, is on. */
export const sides = ['MARKETING', 'SALES'] as const
export type Side = (typeof sides)[number]

/** Who turned to whom: OUTBOUND is sales to the lead. */
export const activityDirections = ['OUTBOUND', 'INBOUND'] as const
export type ActivityDirection = (typeof activityDirections)[number]
