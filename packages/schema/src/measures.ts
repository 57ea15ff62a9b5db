import type { Milestone } from './milestones.ts'

/** What metrics are made of: each is a column of `reporting.kpis_monthly`, called the same, and adds up. */
type MeasureFacts = {
  readonly unit: 'COUNT' | 'MONEY'
  /** Of a month, a channel and a source. */
  readonly description: string
  /** What leads have to reach to be in it: while they are young, more may yet do. Null where it is settled at once. */
  readonly settlesWith: Exclude<Milestone, 'LEAD'> | null
}

export const measures = {
  leads: { unit: 'COUNT', settlesWith: null, description: 'Leads created in the month.' },
  mqls: {
    unit: 'COUNT',
    settlesWith: 'MQL',
    description: 'Of them, how many reached marketing-qualified by now, known or implied by a later milestone.',
  },
  accepted: {
    unit: 'COUNT',
    settlesWith: 'SAL',
    description: 'Of them, how many sales accepted by now, known or implied by a later milestone.',
  },
  handoffs_due: {
    unit: 'COUNT',
    settlesWith: 'MQL',
    description: 'Handoffs of them to sales that were answered by now, or waited when the SLA wanted an answer.',
  },
  answered_in_time: {
    unit: 'COUNT',
    settlesWith: 'MQL',
    description: 'Of those handoffs, how many sales answered by when the SLA wanted it.',
  },
  untouched: {
    unit: 'COUNT',
    settlesWith: null,
    description: 'Of them, how many are handed over and nobody in sales has turned to them: with an owner or without.',
  },
  won: { unit: 'COUNT', settlesWith: 'WON', description: 'Of them, how many became customers by now.' },
  pipeline: {
    unit: 'MONEY',
    settlesWith: null,
    description:
      'Amounts of their open opportunities, in currency. Opportunities opened after the lead was won are left out.',
  },
  revenue: {
    unit: 'MONEY',
    settlesWith: 'WON',
    description: 'Won amounts of them, in currency. Opportunities opened after the lead was won are left out.',
  },
  spend: {
    unit: 'MONEY',
    settlesWith: null,
    description:
      'What was spent on the days of the month, in currency. Null where no spend was told, which is not zero.',
  },
} as const satisfies Record<string, MeasureFacts>

export type Measure = keyof typeof measures
export const measureNames = Object.keys(measures) as readonly Measure[]
