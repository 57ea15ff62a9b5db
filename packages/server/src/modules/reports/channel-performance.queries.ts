import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { ChannelQuestion } from './channel-question.ts'
import type { CountedLeads } from './channel-row.ts'

const columns = { CHANNEL: 'a.channel', SOURCE: 'a.source' } as const

/**
 * Counts the leads created in the range, whole, by the dimensions asked for; and once more all of them, as the one with
 * `isTotal`. Medians cannot be added up, so the total is no sum of the rows.
 */
export async function countLeads(db: Db, question: ChannelQuestion): Promise<Omit<CountedLeads, 'spendMinor'>[]> {
  const keys = sql.join(question.groupBy.map((dimension) => sql.ref(columns[dimension])))
  const { rows } = await sql<Omit<CountedLeads, 'spendMinor'>>`
    select grouping(${keys}) <> 0 as "isTotal", array[${keys}] as keys, ${counts(question)}
    from lead l join lead_assignment a using (workspace_id, person_id, lead_no)
    where l.workspace_id = ${question.workspace.id} and a.assign_by = ${question.assignBy}
      and l.lead_at >= ${question.range.from} and l.lead_at < ${question.range.to}
    group by grouping sets ((${keys}), ())`.execute(db)
  return rows
}

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
