import type { Touchpoint } from '../journeys/touchpoint.ts'

/** What is known of a lead, now. Instants are epoch milliseconds. */
export type LeadFacts = {
  readonly leadAt: number
  /** Until when it can be qualified: it was won or lost then, or it is now. */
  readonly until: number
  readonly hasEmail: boolean
  readonly inCrm: boolean
  readonly crmSource: string | null
  readonly crmStage: string | null
  readonly owner: string | null
  readonly channel: string
}

/** What rules see of a touchpoint. */
export type Step = Pick<
  Touchpoint,
  'at' | 'endedAt' | 'side' | 'kind' | 'channel' | 'landingPage' | 'pages' | 'forms' | 'leadFormAt' | 'leadFormPage'
>
