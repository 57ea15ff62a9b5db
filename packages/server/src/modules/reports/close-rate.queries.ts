import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { CountedFollowUp } from './close-rate.ts'
import type { CloseRateQuestion } from './close-rate-question.ts'
import { passes } from './filter.queries.ts'
import { placedLeads } from './placed-leads.queries.ts'

/**
 * Counts leads that were created in the range by the dimensions asked for, and how far each came by now. Who came further
 * came as far as before: a lead that was won was accepted, whoever was accepted was reached, and whoever was reached was worked.
 */
export async function countFollowUp(db: Db, question: CloseRateQuestion): Promise<CountedFollowUp[]> {
  const { workspace, groupBy, range, filter, asOf } = question
  const keys = sql.join(groupBy.map((dimension) => sql.ref(dimension)))
  const { rows } = await sql<CountedFollowUp>`
    select array[${keys}] as keys, count(*)::int as leads,
      (count(*) filter (where was_worked))::int as worked,
      (count(*) filter (where was_reached))::int as reached,
      (count(*) filter (where was_accepted))::int as accepted,
      (count(*) filter (where won_known_by is not null))::int as won,
      (count(*) filter (where was_worked and not is_worked))::int as "impliedWorked",
      (count(*) filter (where was_reached and not is_reached))::int as "impliedReached",
      (count(*) filter (where won_known_by is null and lost_known_by is null))::int as open
    from (${placedLeads(question)}) as placed
    left join (
      select person_id, lead_no, bool_or(answered_at <= ${asOf}) as worked_by_now, bool_or(reached_at <= ${asOf}) as reached_by_now
      from handoff where workspace_id = ${workspace.id} and direction = 'TO_SALES' and opened_at <= ${asOf}
      group by person_id, lead_no
    ) as work using (person_id, lead_no)
    cross join lateral (
      select coalesce(worked_by_now, false) as is_worked, coalesce(reached_by_now, false) as is_reached,
        won_known_by is not null or sal_known_by is not null as was_accepted
    ) as told
    cross join lateral (select was_accepted or is_reached as was_reached) as contact
    cross join lateral (select was_reached or is_worked as was_worked) as turned
    where lead_at >= ${range.from} and lead_at < ${range.to} and ${passes(filter)}
    group by ${keys}`.execute(db)
  return rows
}
