import { cutsOfSpend, none } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Workspace } from '../workspaces/workspace.ts'
import type { InstantRange } from './date-range.ts'
import { passes } from './filter.queries.ts'
import { dimensionsIn, type Filter } from './filter.ts'

export type SpendQuestion = {
  readonly workspace: Workspace
  readonly zone: string
  readonly range: InstantRange
  readonly filter: Filter<string> | null
}

/** Whether spend can be set against what is cut by these dimensions, and filtered like them. */
export const isTold = (groupBy: readonly string[], filter: Filter<string> | null): boolean =>
  [...groupBy, ...dimensionsIn(filter)].every((dimension) => (cutsOfSpend as readonly string[]).includes(dimension))

/** What was spent by day, system, channel, campaign and source, of the days of the range as the systems that were paid have them: what was told last. */
export const holdingSpend = ({ workspace, zone, range }: Omit<SpendQuestion, 'filter'>): RawBuilder<unknown> => sql`
  select spend_day, system, channel, campaign, source, sum(amount_minor)::bigint as amount_minor
  from (
    select distinct on (spend_day, system, named_channel, campaign, source, medium)
      spend_day, system, channel, campaign, source, amount_minor
    from spend
    where workspace_id = ${workspace.id}
      and spend_day >= (${range.from}::timestamptz at time zone ${zone})::date
      and spend_day < (${range.to}::timestamptz at time zone ${zone})::date
    order by spend_day, system, named_channel, campaign, source, medium, version desc
  ) as told_last
  group by spend_day, system, channel, campaign, source`

/** Those that the filter lets through: `spend_day`, `amount_minor`, and a column per dimension, called like it. */
export const toldSpend = (question: SpendQuestion): RawBuilder<unknown> => sql`
  select * from (
    select spend_day, channel as "CHANNEL", coalesce(nullif(source, ''), ${none}) as "SOURCE", amount_minor
    from (${holdingSpend(question)}) as holding
  ) as told
  where ${passes(question.filter)}`
