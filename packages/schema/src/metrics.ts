import { type Measure, measures } from './measures.ts'
import { cutsOfLeads, cutsOfSpend, type Metric } from './metric.ts'
import type { Milestone } from './milestones.ts'

/*
 * Every metric, once: GraphQL, the views for BI, the docs and the examples are made from this. All follow the leads that
 * were created in a period and what became of them by now, as `channelPerformance` does with basis COHORT.
 */

const total = (measure: Measure) => ({ additive: true, parts: { kind: 'total', measure } }) as const
const ratio = (numerator: Measure, denominator: Measure) =>
  ({ additive: false, parts: { kind: 'ratio', numerator, denominator } }) as const

export const metrics = [
  {
    id: 'leads',
    label: 'Leads',
    description: 'Leads created in the period: by the first CRM record or the first lead form, whichever was earlier.',
    formula: 'Leads created in the period.',
    unit: 'COUNT',
    direction: 'HIGHER_IS_BETTER',
    dimensions: cutsOfLeads,
    owners: ['MARKETING'],
    ...total('leads'),
  },
  {
    id: 'mqls',
    label: 'MQLs',
    description: 'Leads created in the period that reached marketing-qualified by now. A later milestone implies it.',
    formula: 'Leads created in the period, of which MQL is reached.',
    unit: 'COUNT',
    direction: 'HIGHER_IS_BETTER',
    dimensions: cutsOfLeads,
    owners: ['MARKETING'],
    ...total('mqls'),
  },
  {
    id: 'accepted',
    label: 'Accepted leads',
    description: 'Leads created in the period that sales accepted by now. A later milestone implies it.',
    formula: 'Leads created in the period, of which SAL is reached.',
    unit: 'COUNT',
    direction: 'HIGHER_IS_BETTER',
    dimensions: cutsOfLeads,
    owners: ['MARKETING', 'SALES'],
    ...total('accepted'),
  },
  {
    id: 'answered_within_sla',
    label: 'Answered within SLA',
    description:
      'Share of the handoffs of leads created in the period that sales answered in time: a first outbound activity by when the SLA wanted it, in business hours. One whose clock runs still, or stopped before its time as it was accepted or given back unanswered, is in neither part. Null without an SLA.',
    formula:
      'Handoffs to sales that were answered by when the SLA wanted it, divided by those that were answered or waited then.',
    unit: 'RATIO',
    direction: 'HIGHER_IS_BETTER',
    dimensions: cutsOfLeads,
    owners: ['SALES'],
    ...ratio('answered_in_time', 'handoffs_due'),
  },
  {
    id: 'untouched',
    label: 'Untouched leads',
    description:
      'Leads created in the period that were handed over to sales and that nobody there has turned to, with an owner or without one.',
    formula: 'Leads created in the period that are in the state QUALIFIED_UNASSIGNED or UNTOUCHED.',
    unit: 'COUNT',
    direction: 'LOWER_IS_BETTER',
    dimensions: cutsOfLeads,
    owners: ['SALES'],
    ...total('untouched'),
  },
  {
    id: 'pipeline',
    label: 'Pipeline',
    description: 'What is at stake today with the leads created in the period: amounts of open opportunities.',
    formula: 'Sum of the amounts of open opportunities of leads created in the period, expansion left out.',
    unit: 'MONEY',
    direction: 'HIGHER_IS_BETTER',
    dimensions: cutsOfLeads,
    owners: ['MARKETING', 'SALES'],
    ...total('pipeline'),
  },
  {
    id: 'won',
    label: 'Won',
    description: 'Leads created in the period that became customers by now. Of young leads, more may yet be won.',
    formula: 'Leads created in the period, of which WON is reached.',
    unit: 'COUNT',
    direction: 'HIGHER_IS_BETTER',
    dimensions: cutsOfLeads,
    owners: ['MARKETING', 'SALES'],
    ...total('won'),
  },
  {
    id: 'close_rate',
    label: 'Close rate',
    description: 'Share of the leads created in the period that became customers by now; open leads count as not won.',
    formula: 'Won, divided by leads.',
    unit: 'RATIO',
    direction: 'HIGHER_IS_BETTER',
    dimensions: cutsOfLeads,
    owners: ['MARKETING', 'SALES'],
    ...ratio('won', 'leads'),
  },
  {
    id: 'revenue',
    label: 'Revenue',
    description: 'What was won with the leads created in the period, by now.',
    formula: 'Sum of the won amounts of leads created in the period, expansion left out.',
    unit: 'MONEY',
    direction: 'HIGHER_IS_BETTER',
    dimensions: cutsOfLeads,
    owners: ['MARKETING', 'SALES'],
    ...total('revenue'),
  },
  {
    id: 'spend',
    label: 'Spend',
    description: 'What was spent on the days of the period. Null where no spend was told, which is not zero.',
    formula: 'Sum of what was spent on the days of the period.',
    unit: 'MONEY',
    direction: 'NEUTRAL',
    dimensions: cutsOfSpend,
    owners: ['MARKETING'],
    ...total('spend'),
  },
  {
    id: 'cost_per_lead',
    label: 'Cost per lead',
    description: 'What was spent in the period for each lead created in it, rounded to the cent or its like.',
    formula: 'Spend, divided by leads.',
    unit: 'MONEY',
    direction: 'LOWER_IS_BETTER',
    dimensions: cutsOfSpend,
    owners: ['MARKETING'],
    ...ratio('spend', 'leads'),
  },
  {
    id: 'cost_per_win',
    label: 'Cost per win',
    description:
      'What was spent in the period for each lead created in it that became a customer by now, rounded likewise. It falls while open leads are won.',
    formula: 'Spend, divided by won.',
    unit: 'MONEY',
    direction: 'LOWER_IS_BETTER',
    dimensions: cutsOfSpend,
    owners: ['MARKETING', 'SALES'],
    ...ratio('spend', 'won'),
  },
] as const satisfies readonly Metric[]

export type MetricId = (typeof metrics)[number]['id']
export const metricIds = metrics.map(({ id }) => id)

/** The measures that a metric is made of. */
export const measuresOf = ({ parts }: Metric): readonly Measure[] =>
  parts.kind === 'total' ? [parts.measure] : [parts.numerator, parts.denominator]

/** The milestone that young leads may yet reach and so change the metric. Null where it is settled at once. */
export const settlesWith = (metric: Metric): Exclude<Milestone, 'LEAD'> | null =>
  measuresOf(metric)
    .map((measure) => measures[measure].settlesWith)
    .find((milestone) => milestone !== null) ?? null
