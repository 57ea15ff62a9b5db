import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { ChannelQuestion } from './channel-question.ts'
import { passes } from './filter.queries.ts'
import { placedLeads } from './placed-leads.queries.ts'
import type { CohortCounts, CohortDays, CohortWins, EdgeCounts } from './rolled-up-leads.ts'

/** When it was so many days ago. */
const daysAgo = ({ now }: ChannelQuestion, days: number): RawBuilder<unknown> =>
  sql`(${now}::timestamptz - make_interval(days => ${days}))`

const longest = ({ wonWithinDays }: ChannelQuestion): number => Math.max(0, ...wonWithinDays)

/**
 * The days that the question is about. Null where roll-ups can't answer it: where another zone was meant, where a clock is put
 * forward or back around one of the midnights that matter, and where what was known earlier stands in place of table `lead`.
 */
export async function cohortDays(db: Db, question: ChannelQuestion): Promise<CohortDays | null> {
  const { workspace, zone, range, wonWithinDays } = question
  const local = (at: unknown): RawBuilder<unknown> => sql`(${at}::timestamptz at time zone ${zone})`
  const day = (at: unknown): RawBuilder<unknown> => sql`${local(at)}::date::text`
  const ago = wonWithinDays.map((days) => daysAgo(question, days))
  const young = daysAgo(question, longest(question))
  const begin = (at: RawBuilder<unknown>): RawBuilder<unknown> => sql`date_trunc('day', ${local(at)})`
  const midnights = [...ago.map(begin), begin(young), sql`${begin(young)} + interval '1 day'`]
  const { rows } = await sql<CohortDays>`
    select ${day(range.from)} as from, ${day(range.to)} as to, ${day(young)} as young,
      array[${sql.join(ago.map(day))}]::text[] as ago
    from workspace
    where workspace_id = ${workspace.id} and time_zone = ${zone} and to_regclass('lead') = 'public.lead'::regclass
      and not exists (
        select from (
          select at, date_trunc('day', at at time zone ${zone}) as midnight
          from unnest(array[${range.from}, ${range.to}]::timestamptz[]) as at
          union all
          select midnight at time zone ${zone}, midnight from unnest(array[${sql.join(midnights)}]) as midnight
        ) as bound cross join unnest(array[interval '-1 hour', '0', '1 hour']) as apart
        where (at + apart) at time zone ${zone} <> midnight + apart
      )`.execute(db)
  return rows[0] ?? null
}

/** One column per dimension that roll-ups know, called like it. */
const cohortsAsked = (
  table: 'channel_cohort' | 'channel_cohort_win',
  question: ChannelQuestion,
  days: CohortDays,
) => sql`
  select * from (
    select *, channel as "CHANNEL", to_char(cohort_day, 'YYYY-MM') as "MONTH" from ${sql.table(table)}
    where workspace_id = ${question.workspace.id} and assign_by = ${question.assignBy}
      and cohort_day >= ${days.from}::date and cohort_day < ${days.to}::date
  ) as placed where ${passes(question.filter)}`

const keysOf = ({ groupBy }: ChannelQuestion): RawBuilder<unknown> =>
  sql.join(groupBy.map((dimension) => sql.ref(dimension)))

/** Adds up whole days by the dimensions asked for. */
export async function sumCohorts(db: Db, question: ChannelQuestion, days: CohortDays): Promise<CohortCounts[]> {
  const sum = (counts: RawBuilder<unknown>) => sql`sum(${counts})::int`
  const among = (counts: RawBuilder<unknown>, condition: RawBuilder<unknown>) =>
    sql`coalesce(sum(${counts}) filter (where ${condition}), 0)::int`
  const mature = days.ago.map((day) => among(sql`leads`, sql`cohort_day < ${day}::date`))
  const { rows } = await sql<CohortCounts>`
    select array[${keysOf(question)}] as keys,
      ${sum(sql`leads`)} as leads, ${sum(sql`mqls`)} as mqls, ${sum(sql`accepted`)} as sals, ${sum(sql`sqls`)} as sqls,
      ${sum(sql`opportunities`)} as opportunities, ${sum(sql`won`)} as won, ${sum(sql`lost`)} as lost,
      sum(revenue_minor)::text as "revenueMinor", sum(pipeline_minor)::text as "pipelineMinor",
      ${sum(sql`worked`)} as worked, ${sum(sql`reached`)} as reached, ${sum(sql`untouched`)} as untouched,
      ${sum(sql`handoffs_due`)} as due, ${sum(sql`answered_in_time`)} as "answeredInTime",
      array[${sql.join(mature)}]::int[] as mature,
      ${among(sql`leads - won - lost`, sql`cohort_day > ${days.young}::date`)} as "openAndYoung"
    from (${cohortsAsked('channel_cohort', question, days)}) as cohort
    group by ${keysOf(question)}`.execute(db)
  return rows
}

/** How often each number of days to win was there. */
export async function sumWins(db: Db, question: ChannelQuestion, days: CohortDays): Promise<CohortWins[]> {
  const matured = days.ago.map((day) => sql`coalesce(sum(won) filter (where cohort_day < ${day}::date), 0)::int`)
  const { rows } = await sql<CohortWins>`
    select array[${keysOf(question)}] as keys, days_to_win as days, sum(won)::int as won,
      array[${sql.join(matured)}]::int[] as matured
    from (${cohortsAsked('channel_cohort_win', question, days)}) as cohort
    group by ${keysOf(question)}, days_to_win`.execute(db)
  return rows
}

/** Counts leads of the days on which some have had so many days and others not: those that are mature, or open and young. */
export async function countEdges(db: Db, question: ChannelQuestion, days: CohortDays): Promise<EdgeCounts[]> {
  const { zone, range, wonWithinDays, filter } = question
  const midnight = (day: string): RawBuilder<unknown> => sql`(${day}::date::timestamp at time zone ${zone})`
  const isMature = days.ago.map(
    (day, i) => sql`(lead_at >= ${midnight(day)} and lead_at <= ${daysAgo(question, wonWithinDays[i] ?? 0)})`,
  )
  const isYoung = sql`(lead_at > ${daysAgo(question, longest(question))}
    and lead_at < (${days.young}::date + interval '1 day') at time zone ${zone})`
  const count = (condition: RawBuilder<unknown>) => sql`(count(*) filter (where ${condition}))::int`
  const won = isMature.map((each, i) => count(sql`${each} and days_to_win <= ${wonWithinDays[i] ?? 0}`))
  const { rows } = await sql<EdgeCounts>`
    select array[${keysOf(question)}] as keys,
      array[${sql.join(isMature.map(count))}]::int[] as mature, array[${sql.join(won)}]::int[] as "matureWon",
      ${count(sql`${isYoung} and won_known_by is null and lost_known_by is null`)} as "openAndYoung"
    from (${placedLeads(question)}) as placed
    where lead_at >= ${range.from} and lead_at < ${range.to} and (${sql.join([...isMature, isYoung], sql` or `)})
      and ${passes(filter)}
    group by ${keysOf(question)}`.execute(db)
  return rows
}
