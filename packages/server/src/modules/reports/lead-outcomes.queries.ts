import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { LeadDimension } from '../../graphql/resolver-types.generated.ts'
import type { Workspace } from '../workspaces/workspace.ts'
import type { ChannelQuestion } from './channel-question.ts'
import type { LeadOutcome } from './cumulative-incidence.ts'
import { passes } from './filter.queries.ts'
import { placedLeads } from './placed-leads.queries.ts'
import type { Recording } from './recording.ts'

/** Leads of one combination of keys to which the same happened, so many days after they were created. */
export type CountedOutcome = {
  readonly isTotal: boolean
  readonly keys: readonly string[]
  readonly outcome: LeadOutcome | 'UNDATED' | 'NOT_RECORDED'
  /** Negative where the win was recorded before the lead. Of no meaning for those that are left out. */
  readonly days: number
  readonly leads: number
}

/** What is asked of leads that were created in a range. */
export type OutcomeQuestion = Pick<ChannelQuestion, 'workspace' | 'zone' | 'range' | 'assignBy' | 'filter' | 'now'> & {
  readonly groupBy: readonly LeadDimension[]
}

/** Counts what became of leads by the dimensions asked for; and once more of all of them. */
export const countOutcomes = (db: Db, question: OutcomeQuestion, recording: Recording): Promise<CountedOutcome[]> =>
  countBy(db, question, recording, { outcome: sql`outcome`, days: sql`days` })

/** The same without telling which were lost: those are open, and were watched in all the days since they were created. */
export const countWaited = (db: Db, question: OutcomeQuestion, recording: Recording): Promise<CountedOutcome[]> =>
  countBy(db, question, recording, {
    outcome: sql`case outcome when 'LOST' then 'OPEN' else outcome end`,
    days: sql`case outcome when 'LOST' then days_watched else days end`,
  })

async function countBy(
  db: Db,
  question: OutcomeQuestion,
  { fromDay }: Recording,
  { outcome, days }: { readonly outcome: RawBuilder<unknown>; readonly days: RawBuilder<unknown> },
): Promise<CountedOutcome[]> {
  const keys = question.groupBy.map((dimension) => sql.ref(dimension))
  const isTotal = keys.length > 0 ? sql`grouping(${sql.join(keys)}) <> 0` : sql`true`
  const sets = keys.length > 0 ? sql`((${sql.join(keys)}, known, after), (known, after))` : sql`((known, after))`
  const { rows } = await sql<CountedOutcome>`
    select ${isTotal} as "isTotal", array[${sql.join(keys)}]::text[] as keys, known as outcome, after as days,
      count(*)::int as leads
    from (
      select *, case when created_day < ${fromDay}::int then 'NOT_RECORDED' else ${outcome} end as known, ${days} as after
      from (${placedLeads(question)}) as placed ${withOutcome(question)}
      where lead_at >= ${question.range.from} and lead_at < ${question.range.to} and ${passes(question.filter)}
    ) as watched
    group by grouping sets ${sets}`.execute(db)
  return rows
}

type AsOf = { readonly workspace: Workspace; readonly now: Date }

/**
 * To join to rows of table `lead`: the day on which each was created, for how many days it has been watched, what became
 * of it in these (`outcome`), and after how many. What is said to happen in days to come has not happened. A loss of
 * unknown day is counted on the last: by then it was known not to be won.
 */
export const withOutcome = ({ workspace: { timeZone }, now }: AsOf): RawBuilder<unknown> => sql`
  cross join lateral (select ${dayOf(sql`lead_at`, timeZone)} as created_day) as created
  cross join lateral (
    select greatest(0, ${dayOf(sql`${now}::timestamptz`, timeZone)} - created_day) as days_watched,
      ${dayOf(sql`lost_at`, timeZone)} - created_day as days_to_loss
  ) as watching
  cross join lateral (
    select case
      when days_to_win <= days_watched then 'WON'
      when won_known_by is not null and won_at is null then 'UNDATED'
      when won_known_by is null and lost_known_by is not null and coalesce(days_to_loss, 0) <= days_watched then 'LOST'
      else 'OPEN'
    end as outcome
  ) as became
  cross join lateral (
    select case outcome
      when 'WON' then days_to_win
      when 'LOST' then greatest(0, coalesce(days_to_loss, days_watched))
      else days_watched
    end as days
  ) as took`

/** The calendar day of an instant, counted from 1970-01-01. */
export const dayOf = (at: RawBuilder<unknown>, zone: string): RawBuilder<unknown> =>
  sql`((${at} at time zone ${zone})::date - date '1970-01-01')`
