/** Rule-based attribution models, in the order in which credits are packed. Append only: stored rows rely on it. */
export const attributionModels = [
  'FIRST_TOUCH',
  'LAST_TOUCH',
  'LAST_NON_DIRECT',
  'LINEAR',
  'POSITION',
  'LEAD_CREATION',
  'U_SHAPED',
  'U_SHAPED_40_40_20',
  'W_SHAPED',
  'FULL_PATH',
  'TIME_DECAY',
] as const
export type AttributionModel = (typeof attributionModels)[number]

/** Models that learn from all journeys together what each channel is worth. Nothing of them is stored. */
export const dataDrivenModels = ['MARKOV', 'SHAPLEY', 'SHAPLEY_RATE'] as const
export type DataDrivenModel = (typeof dataDrivenModels)[number]

/** The model whose weights a workspace, or a question, names. Nothing of it is stored. */
export const customModel = 'CUSTOM' as const
export type CustomModel = typeof customModel

/** Which touchpoint decides the one channel that a lead counts in. */
export const leadAssignments = ['LEAD_CREATION', 'FIRST_TOUCH', 'LAST_NON_DIRECT'] as const
export type LeadAssignment = (typeof leadAssignments)[number]

/** After so many days a touchpoint is worth half as much to TIME_DECAY, unless a workspace settles on another number. */
export const usualHalfLifeDays = 7

/** Credits of one conversion are integers that sum to this. */
export const wholeCredit = 1_000_000_000

/** Rows that stand for what no channel earned. Always shown, never dropped. */
export const unattributed = '(unattributed)'
export const unassigned = '(unassigned)'
export const salesSourced = '(sales-sourced)'
/** A source or medium that a touchpoint doesn't name. */
export const none = '(none)'
