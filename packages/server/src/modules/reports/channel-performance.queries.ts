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
 * Counts the leads created in the range, whole, by the dimensions asked for; and once more all of them, as the one with
 * `isTotal`. Medians cannot be added up, so the total is no sum of the rows.
 */
export async function countLeads(db: Db, question: ChannelQuestion): Promise<Omit<CountedLeads, 'spendMinor'>[]> {
  const keys = sql.join(question.groupBy.map((dimension) => sql.ref(dimension)))
  const { rows } = await sql<Omit<CountedLeads, 'spendMinor'>>`
    select grouping(${keys}) <> 0 as "isTotal", array[${keys}] as keys, ${counts(question)}
    from (${placedLeads(question)}) as placed where ${passes(question.filter)}
    group by grouping sets ((${keys}), ())`.execute(db)
  return rows
}

/** The leads of the range, each with where it counts. */
const placedLeads = ({ workspace, assignBy, range, zone }: ChannelQuestion): RawBuilder<unknown> => sql`
  select l.*, ${sql.join(Object.entries(dimensions(zone)).map(([name, value]) => sql`${value} as ${sql.ref(name)}`))}
  from lead l join lead_assignment a using (workspace_id, person_id, lead_no)
  left join touchpoint t on t.workspace_id = l.workspace_id and t.subject_id = l.person_id
    and t.stream_id = a.stream_id and t.touchpoint_id = a.touchpoint_id
  where l.workspace_id = ${workspace.id} and a.assign_by = ${assignBy}
    and l.lead_at >= ${range.from} and l.lead_at < ${range.to}`

const counts = ({ wonWithinDays, youngSince }: ChannelQuestion): RawBuilder<unknown> => sql`
  count(*)::int as leads,
  count(mql_known_by)::int as mqls,
  count(sal_known_by)::int as sals,
  count(sql_known_by)::int as sqls,
  count(opportunity_known_by)::int as opportunities,
  count(won_known_by)::int as won,
  (count(*) filter (where won_known_by is null and lost_known_by is not null))::int as lost,
  coalesce(sum(revenue_minor), 0)::text as "revenueMinor",
  coalesce(sum(pipeline_minor), 0)::text as "pipelineMinor",
  count(days_to_win)::int as "daysMeasured",
  percentile_cont(0.5) within group (order by days_to_win) as "medianDays",
  array[${sql.join(wonWithinDays.map(wonWithin))}]::int[] as "wonWithin",
  (count(*) filter (
    where won_known_by is null and lost_known_by is null and lead_at > ${youngSince}
  ))::int as "openAndYoung"`

const wonWithin = (days: number): RawBuilder<unknown> => sql`count(*) filter (where days_to_win <= ${days})`
