import { none } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { LeadDimension } from '../../graphql/resolver-types.generated.ts'
import type { ChannelQuestion } from './channel-question.ts'
import type { CountedLeads } from './channel-row.ts'
import { passes } from './filter.queries.ts'

/** One column per dimension, called like it. What the outer query leaves alone costs nothing: joins and all fall away. */
const dimensions = (zone: string): Record<LeadDimension, RawBuilder<unknown>> => ({
  CHANNEL: sql`a.channel`,
  SOURCE: sql`a.source`,
  MEDIUM: orNone(sql`t.medium`),
  CAMPAIGN: orNone(sql`t.campaign`),
  AD_CONTENT: orNone(sql`t.ad_content`),
  KEYWORD: orNone(sql`t.keyword`),
  LANDING_PAGE: orNone(sql`t.landing_page`),
  CONVERSION_PAGE: orNone(leadFormPage),
  OWNER: orNone(sql`l.owner`),
  MONTH: sql`to_char(l.lead_at at time zone ${zone}, 'YYYY-MM')`,
})

const orNone = (value: RawBuilder<unknown>): RawBuilder<unknown> => sql`coalesce(${value}, ${none})`

const leadFormPage = sql`(
  select form.lead_form_page from touchpoint form
  where form.workspace_id = l.workspace_id and form.subject_id = l.person_id and form.lead_form_at = l.lead_at
  order by form.touchpoint_id limit 1
)`

/**
 * Counts leads, whole, by the dimensions asked for; and once more all of them, as the one with `isTotal`. Medians cannot
 * be added up, so the total is no sum of the rows.
 */
export async function countLeads(db: Db, question: ChannelQuestion): Promise<Omit<CountedLeads, 'spendMinor'>[]> {
  const keys = sql.join(question.groupBy.map((dimension) => sql.ref(dimension)))
  const { rows } = await sql<Omit<CountedLeads, 'spendMinor'>>`
    select grouping(${keys}) <> 0 as "isTotal", array[${keys}] as keys, ${counts(question)}
    from (${placedLeads(question)}) as placed where ${isAsked(question)} and ${passes(question.filter)}
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

/** All leads, each with where it counts. */
const placedLeads = ({ workspace, assignBy, zone }: ChannelQuestion): RawBuilder<unknown> => sql`
  select l.*, ${sql.join(Object.entries(dimensions(zone)).map(([name, value]) => sql`${value} as ${sql.ref(name)}`))}
  from lead l join lead_assignment a using (workspace_id, person_id, lead_no)
  left join touchpoint t on t.workspace_id = l.workspace_id and t.subject_id = l.person_id
    and t.stream_id = a.stream_id and t.touchpoint_id = a.touchpoint_id
  where l.workspace_id = ${workspace.id} and a.assign_by = ${assignBy}`

/** COHORT: created in the range. CONVERSION: anything that is counted happened in it. */
function isAsked(question: ChannelQuestion): RawBuilder<unknown> {
  if (question.basis === 'COHORT') return inRange(question, 'lead')
  const stages = ['mql', 'sal', 'sql', 'opportunity', 'won'].map((stage) => reached(question, stage))
  return sql`(${sql.join([inRange(question, 'lead'), ...stages, isLost(question)], sql` or `)})`
}

const inRange = ({ range }: ChannelQuestion, stage: string): RawBuilder<unknown> => {
  const at = sql.ref(`${stage}_at`)
  return sql`(${at} >= ${range.from} and ${at} < ${range.to})`
}

/** Reached at all, if only leads of the range are looked at; else reached in the range, on a known day. */
const reached = (question: ChannelQuestion, stage: string): RawBuilder<unknown> =>
  question.basis === 'COHORT' ? sql`${sql.ref(`${stage}_known_by`)} is not null` : inRange(question, stage)

const isLost = (question: ChannelQuestion): RawBuilder<unknown> =>
  sql`(won_known_by is null and ${reached(question, 'lost')})`

function counts(question: ChannelQuestion): RawBuilder<unknown> {
  const count = (condition: RawBuilder<unknown>) => sql`(count(*) filter (where ${condition}))::int`
  const won = reached(question, 'won')
  return sql`
    ${count(inRange(question, 'lead'))} as leads,
    ${count(reached(question, 'mql'))} as mqls,
    ${count(reached(question, 'sal'))} as sals,
    ${count(reached(question, 'sql'))} as sqls,
    ${count(reached(question, 'opportunity'))} as opportunities,
    ${count(won)} as won,
    ${count(isLost(question))} as lost,
    coalesce(sum(revenue_minor) filter (where ${won}), 0)::text as "revenueMinor",
    coalesce(sum(pipeline_minor) filter (where ${reached(question, 'opportunity')}), 0)::text as "pipelineMinor",
    ${count(sql`${won} and days_to_win is not null`)} as "daysMeasured",
    percentile_cont(0.5) within group (order by days_to_win) filter (where ${won}) as "medianDays",
    array[${sql.join(question.wonWithinDays.map((days) => count(sql`days_to_win <= ${days}`)))}]::int[] as "wonWithin",
    ${count(isOpenAndYoung(question))} as "openAndYoung"`
}

const isOpenAndYoung = ({ youngSince }: ChannelQuestion): RawBuilder<unknown> =>
  sql`won_known_by is null and lost_known_by is null and lead_at > ${youngSince}`
