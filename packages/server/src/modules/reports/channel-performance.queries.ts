import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { ChannelQuestion } from './channel-question.ts'
import type { LeadCounts } from './channel-row.ts'
import { passes } from './filter.queries.ts'
import { leadMeasures, type Reached, reachedByNow, type Stage } from './measures.queries.ts'
import { placedLeads } from './placed-leads.queries.ts'

/**
 * Counts leads, whole, by the dimensions asked for; and once more all of them, as the one with `isTotal`. Medians cannot
 * be added up, so the total is no sum of the rows.
 */
export async function countLeads(db: Db, question: ChannelQuestion): Promise<LeadCounts[]> {
  const keys = sql.join(question.groupBy.map((dimension) => sql.ref(dimension)))
  const { rows } = await sql<LeadCounts>`
    select grouping(${keys}) <> 0 as "isTotal", array[${keys}] as keys, ${counts(question)}
    from (${leadsAsked(question)}) as asked
    group by grouping sets ((${keys}), ())`.execute(db)
  return rows
}

/** Leads of all time with a milestone that they are known to have reached, though not when: with basis CONVERSION. */
export async function countUndatedLeads(db: Db, question: ChannelQuestion): Promise<number> {
  if (question.basis === 'COHORT') return 0
  const { rows } = await sql<{ undated: number }>`
    select count(*)::int as undated from (${placedLeads(question)}) as placed
    where 'STAGE' in (mql_known_by, sal_known_by, sql_known_by, opportunity_known_by, won_known_by, lost_known_by)
      and ${passes(question.filter)}`.execute(db)
  return rows[0]?.undated ?? 0
}

/**
 * The leads that the question is about, one row each. They are chosen here and not beside grouping sets: there PostgreSQL
 * would use no index.
 */
export const leadsAsked = (question: ChannelQuestion): RawBuilder<unknown> => sql`
  select * from (${placedLeads(question)}) as placed where ${isAsked(question)} and ${passes(question.filter)}`

/** COHORT: created in the range. CONVERSION: anything that is counted happened in it. */
function isAsked(question: ChannelQuestion): RawBuilder<unknown> {
  if (question.basis === 'COHORT') return inRange(question, 'lead')
  const stages = (['lead', 'mql', 'sal', 'sql', 'opportunity', 'won'] as const).map(reached(question))
  return sql`(${sql.join([...stages, sql`(won_known_by is null and ${inRange(question, 'lost')})`], sql` or `)})`
}

const inRange = ({ range }: ChannelQuestion, stage: Stage): RawBuilder<unknown> => {
  const at = sql.ref(`${stage}_at`)
  return sql`(${at} >= ${range.from} and ${at} < ${range.to})`
}

/** Reached at all, as only leads of the range are looked at; else reached in the range, on a known day. */
const reached = (question: ChannelQuestion): Reached =>
  question.basis === 'COHORT' ? reachedByNow : (stage) => inRange(question, stage)

function counts(question: ChannelQuestion): RawBuilder<unknown> {
  const count = (condition: RawBuilder<unknown>) => sql`(count(*) filter (where ${condition}))::int`
  const each = (condition: (days: number) => RawBuilder<unknown>) =>
    sql`array[${sql.join(question.wonWithinDays.map((days) => count(condition(days))))}]::int[]`
  const won = reached(question)('won')
  const measured = leadMeasures(reached(question))
  return sql`
    ${measured.leads}::int as leads,
    ${measured.mqls}::int as mqls,
    ${measured.accepted}::int as sals,
    ${measured.sqls}::int as sqls,
    ${measured.opportunities}::int as opportunities,
    ${measured.won}::int as won,
    ${measured.lost}::int as lost,
    ${measured.revenue}::text as "revenueMinor",
    ${measured.pipeline}::text as "pipelineMinor",
    ${count(sql`${won} and days_to_win is not null`)} as "daysMeasured",
    percentile_cont(0.5) within group (order by days_to_win) filter (where ${won}) as "medianDays",
    ${each((days) => wonWithin(days))} as "wonWithin",
    ${each((days) => hasHad(question, days))} as mature,
    ${each((days) => sql`${wonWithin(days)} and ${hasHad(question, days)}`)} as "matureWon",
    ${count(isOpenAndYoung(question))} as "openAndYoung"`
}

const wonWithin = (days: number): RawBuilder<unknown> => sql`days_to_win <= ${days}`

/** Whether a lead was created at least so many days ago. */
const hasHad = ({ now }: ChannelQuestion, days: number): RawBuilder<unknown> =>
  sql`lead_at <= ${now}::timestamptz - make_interval(days => ${days})`

const isOpenAndYoung = (question: ChannelQuestion): RawBuilder<unknown> => {
  const longest = Math.max(0, ...question.wonWithinDays)
  return sql`won_known_by is null and lost_known_by is null and not ${hasHad(question, longest)}`
}
