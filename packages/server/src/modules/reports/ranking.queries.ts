import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { passes } from './filter.queries.ts'
import { withOutcome } from './lead-outcomes.queries.ts'
import { placedLeads } from './placed-leads.queries.ts'
import type { RankedLeads } from './ranking.ts'
import type { RankingQuestion } from './ranking-question.ts'
import type { Recording } from './recording.ts'

/** Counts leads by the dimensions asked for: how many have had the days asked for, and how many of them were won in these. */
export async function countRanked(db: Db, question: RankingQuestion, { fromDay }: Recording): Promise<RankedLeads[]> {
  const { groupBy, range, filter, withinDays } = question
  const keys = sql.join(groupBy.map((dimension) => sql.ref(dimension)))
  const { rows } = await sql<RankedLeads>`
    select array[${keys}] as keys, count(*)::int as leads,
      (count(*) filter (where is_recorded and days_watched >= ${withinDays}))::int as of,
      (count(*) filter (where is_recorded and days_watched >= ${withinDays}
        and outcome = 'WON' and days <= ${withinDays}))::int as part,
      (count(*) filter (where is_recorded and days_watched < ${withinDays}))::int as young,
      (count(*) filter (where not was_recorded))::int as "notRecorded"
    from (${placedLeads(question)}) as placed ${withOutcome(question)}
    cross join lateral (select created_day >= coalesce(${fromDay}::int, created_day) as was_recorded) as recorded
    cross join lateral (select was_recorded and outcome <> 'UNDATED' as is_recorded) as counted
    where lead_at >= ${range.from} and lead_at < ${range.to} and ${passes(filter)}
    group by ${keys}`.execute(db)
  return rows
}
