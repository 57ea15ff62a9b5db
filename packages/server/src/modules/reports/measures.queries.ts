import type { Measure } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'

/** The milestones of a lead, as the columns of table `lead` call them. */
export type Stage = 'lead' | 'mql' | 'sal' | 'sql' | 'opportunity' | 'won' | 'lost'

/** The condition on a row of table `lead` under which a report takes it to have reached the stage. */
export type Reached = (stage: Stage) => RawBuilder<unknown>

/** What can be counted of leads: what metrics are made of, but for spend, and what `channelPerformance` has besides. */
export type LeadMeasure = Exclude<Measure, 'spend'> | 'sqls' | 'opportunities' | 'lost'

/** The SQL of each measure over rows of table `lead` with `ledgerFacts`. Every report and every view for BI that has one has it from here. */
export const leadMeasures = (reached: Reached): Readonly<Record<LeadMeasure, RawBuilder<unknown>>> => ({
  leads: count(reached('lead')),
  mqls: count(reached('mql')),
  accepted: count(reached('sal')),
  sqls: count(reached('sql')),
  opportunities: count(reached('opportunity')),
  handoffs_due: sql`coalesce(sum(handoffs_due), 0)::bigint`,
  answered_in_time: sql`coalesce(sum(answered_in_time), 0)::bigint`,
  untouched: count(sql`is_untouched`),
  won: count(reached('won')),
  lost: count(sql`(won_known_by is null and ${reached('lost')})`),
  pipeline: sum(sql`pipeline_minor`, reached('opportunity')),
  revenue: sum(sql`revenue_minor`, reached('won')),
})

const count = (condition: RawBuilder<unknown>): RawBuilder<unknown> => sql`count(*) filter (where ${condition})`

const sum = (minor: RawBuilder<unknown>, condition: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`coalesce(sum(${minor}) filter (where ${condition}), 0)`

/** By now, on whatever day: of leads that were created in a period, as every metric counts them. */
export const reachedByNow: Reached = (stage) =>
  stage === 'lead' ? sql`true` : sql`${sql.ref(`${stage}_known_by`)} is not null`
