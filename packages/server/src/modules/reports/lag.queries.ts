import { none } from '@touchline/schema'
import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { passes } from './filter.queries.ts'
import type { LagQuestion } from './lag-question.ts'
import type { CountedLag, Starts } from './lag-result.ts'
import { dayOf } from './lead-outcomes.queries.ts'
import { placedLeads } from './placed-leads.queries.ts'
import { dayNow } from './recording.queries.ts'
import { holdingSpend } from './told-spend.queries.ts'

const columns = { CAMPAIGN: sql.ref('campaign'), CHANNEL: sql.ref('channel') } as const

/** When each campaign or channel began: the day of its first marketing touchpoint or spend, of all time. */
export async function startsOf(db: Db, { workspace, of, asOf }: LagQuestion): Promise<Starts> {
  const column = columns[of]
  const tomorrow = new Date(asOf.getTime() + 86_400_000)
  const spent = holdingSpend({ workspace, zone: workspace.timeZone, range: { from: new Date(0), to: tomorrow } })
  const { rows } = await sql<Starts['starts'][number]>`
    select key, min(day)::int as day, case when min(day) filter (where by_spend) <= min(day) then 'SPEND' else 'TOUCHPOINT' end as by
    from (
      select ${column} as key, min(${dayOf(sql`occurred_at`, workspace.timeZone)}) as day, false as by_spend from touchpoint
      where workspace_id = ${workspace.id} and side = 'MARKETING' and occurred_at <= ${asOf} and ${column} is not null
      group by ${column}
      union all
      select ${column}, min(spend_day - date '1970-01-01'), true from (${spent}) as spent
      where amount_minor > 0 and ${column} <> '' group by ${column}
    ) as begun
    group by key order by key`.execute(db)
  return { starts: rows, today: await dayNow(db, workspace, asOf) }
}

/** Counts the leads of each campaign or channel by the days on which they reached each milestone; implied ones were not. */
export async function countLags(db: Db, question: LagQuestion): Promise<CountedLag[]> {
  const { workspace, of, filter } = question
  const key = sql.ref(of)
  const { rows } = await sql<CountedLag>`
    select ${key} as key, milestone, day, count(*)::int as leads
    from (${placedLeads(question)}) as placed
    cross join lateral (
      values ('LEAD', lead_at, 'DATE'), ('MQL', mql_at, mql_known_by), ('WON', won_at, won_known_by)
    ) as reached(milestone, at, known_by)
    cross join lateral (select ${dayOf(sql`at`, workspace.timeZone)} as day) as on_day
    where known_by in ('DATE', 'STAGE') and ${key} <> ${none} and ${passes(filter)}
    group by 1, 2, 3`.execute(db)
  return rows
}
