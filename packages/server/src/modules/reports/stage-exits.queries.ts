import { orderedMilestones } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { passes } from './filter.queries.ts'
import type { FunnelQuestion } from './funnel-question.ts'
import { dayOf } from './lead-outcomes.queries.ts'
import { placedLeads } from './placed-leads.queries.ts'
import type { Recording } from './recording.ts'
import type { CountedExit } from './stage-exits.ts'

/**
 * Counts how leads that were created in the range left each stage that they came to on a recorded day, and after how many
 * hours, by the dimensions asked for. The first way out counts; of several at one instant the furthest on. What is said to
 * happen in days to come has not happened.
 */
export async function countExits(db: Db, question: FunnelQuestion, { fromDay }: Recording): Promise<CountedExit[]> {
  const { workspace, asOf, groupBy, range, filter } = question
  const { id, timeZone } = workspace
  const keys = groupBy.map((dimension) => sql.ref(dimension))
  const day = (at: RawBuilder<unknown>) => dayOf(at, timeZone)
  const today = day(sql`${asOf}::timestamptz`)
  const ifHappened = (at: RawBuilder<unknown>) => sql`case when ${day(at)} <= ${today} then ${at} end`
  const { rows } = await sql<CountedExit>`
    select array[${sql.join(keys)}]::text[] as keys, milestone, exit, hours, is_backwards as "isBackwards", count(*)::int as leads
    from (${placedLeads(question)}) as placed
    left join (
      select person_id, lead_no, array_agg(since) as all_given_back from lead_state
      where workspace_id = ${id} and state in ('REFUSED', 'RECYCLED') group by person_id, lead_no
    ) as acts using (person_id, lead_no)
    cross join lateral (values ${sql.join(stagesOfLead)}) as stage(milestone, came_at, later_at, later_known_by)
    cross join lateral (
      select ${ifHappened(sql`later_at`)} as on_at,
        case when won_known_by is null then ${ifHappened(sql`lost_at`)} end as loss_at,
        (select min(back) from unnest(all_given_back) as back where back >= came_at and ${day(sql`back`)} <= ${today}) as back_at
    ) as moments
    cross join lateral (
      select case
        when ${day(sql`lead_at`)} < ${fromDay}::int then 'NOT_RECORDED'
        when later_known_by = 'STAGE' then 'UNDATED'
        when on_at <= least(on_at, loss_at, back_at) then 'WENT_ON'
        when loss_at <= least(loss_at, back_at) then 'LOST'
        when back_at is not null then 'GIVEN_BACK'
        when won_known_by is null and lost_known_by is not null and lost_at is null then 'UNDATED'
        else 'STILL_THERE'
      end as exit
    ) as way_out
    cross join lateral (
      select case exit when 'WENT_ON' then on_at when 'LOST' then loss_at when 'GIVEN_BACK' then back_at
        when 'STILL_THERE' then ${asOf}::timestamptz end as left_at
    ) as leaving
    cross join lateral (
      select greatest(0, coalesce(${hoursBetween(sql`came_at`, sql`left_at`, timeZone)}, 0)) as hours,
        coalesce(exit <> 'STILL_THERE' and ${day(sql`left_at`)} < ${day(sql`came_at`)}, false) as is_backwards
    ) as took
    where lead_at >= ${range.from} and lead_at < ${range.to} and ${passes(filter)}
      and came_at is not null and ${day(sql`came_at`)} <= ${today}
    group by ${sql.join([...keys, sql`milestone, exit, hours, is_backwards`])}`.execute(db)
  return rows
}

/** Whole hours by the clock of a zone, so that from one midnight to another it is a multiple of 24. */
export const hoursBetween = (from: RawBuilder<unknown>, to: RawBuilder<unknown>, zone: string): RawBuilder<unknown> =>
  sql`floor(extract(epoch from (${to} at time zone ${zone}) - (${from} at time zone ${zone})) / 3600)::int`

const column = (milestone: string, part: 'at' | 'known_by') => sql.ref(`${milestone.toLowerCase()}_${part}`)

/** For each stage: when a lead came, when it was first known to be further, and how the next that it was in is known. */
const stagesOfLead = orderedMilestones.slice(0, -1).map((milestone, i) => {
  const later = orderedMilestones.slice(i + 1)
  const laterAt = sql.join(later.map((each) => column(each, 'at')))
  const known = sql.join(later.map((each) => sql`nullif(${column(each, 'known_by')}, 'IMPLIED')`))
  return sql`(${sql.lit(milestone)}, ${column(milestone, 'at')}, least(${laterAt}), coalesce(${known}))`
})
