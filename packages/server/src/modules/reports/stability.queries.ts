import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { passes } from './filter.queries.ts'
import { dayOf, withOutcome } from './lead-outcomes.queries.ts'
import { placedLeads } from './placed-leads.queries.ts'
import type { Recording } from './recording.ts'
import type { StabilityQuestion } from './stability-question.ts'
import type { KeyedLeads, KeyedWeek } from './stability-row.ts'

/** Counts the handoffs to sales of each week, and those that were accepted within their days. */
export async function countAcceptance(db: Db, question: StabilityQuestion): Promise<KeyedWeek[]> {
  const { workspace, zone, asOf, range, filter, acceptedWithinDays } = question
  const day = (at: RawBuilder<unknown>) => dayOf(at, workspace.timeZone)
  const inTime = sql`${day(sql`h.accepted_at`)} <= ${day(sql`${asOf}::timestamptz`)}
    and ${day(sql`h.accepted_at`)} - ${day(sql`h.opened_at`)} <= ${acceptedWithinDays}`
  const { rows } = await sql<KeyedWeek>`
    select ${keysOf(question)} as keys, ${weekOf(sql`h.opened_at`, zone)} as week,
      count(*)::int as "of", (count(*) filter (where ${inTime}))::int as part
    from (${placedLeads(question)}) as placed
    join handoff h on h.workspace_id = placed.workspace_id and h.person_id = placed.person_id and h.lead_no = placed.lead_no
    where h.direction = 'TO_SALES' and h.opened_at >= ${range.from} and h.opened_at < ${range.to} and h.opened_at <= ${asOf}
      and ${passes(filter)}
    group by 1, 2`.execute(db)
  return rows
}

/** Counts the leads that were created in each week, and those that were won within their days. */
export async function countCloses(db: Db, question: StabilityQuestion, { fromDay }: Recording): Promise<KeyedWeek[]> {
  const { workspace, zone, asOf, range, filter, wonWithinDays } = question
  const { rows } = await sql<KeyedWeek>`
    select ${keysOf(question)} as keys, ${weekOf(sql`lead_at`, zone)} as week,
      count(*)::int as "of", (count(*) filter (where outcome = 'WON' and days <= ${wonWithinDays}))::int as part
    from (${placedLeads(question)}) as placed ${withOutcome({ workspace, now: asOf })}
    where lead_at >= ${range.from} and lead_at < ${range.to} and ${passes(filter)}
      and outcome <> 'UNDATED' and created_day >= coalesce(${fromDay}::int, created_day)
    group by 1, 2`.execute(db)
  return rows
}

/** Counts the leads of all time, and those of the range that closes leave out. */
export async function countLeadsEver(
  db: Db,
  question: StabilityQuestion,
  { fromDay }: Recording,
): Promise<KeyedLeads[]> {
  const { workspace, asOf, range, filter } = question
  const { rows } = await sql<KeyedLeads>`
    select ${keysOf(question)} as keys, count(*)::int as leads,
      (count(*) filter (where in_range and created_day < ${fromDay}::int))::int as "notRecorded",
      (count(*) filter (where in_range and outcome = 'UNDATED' and created_day >= coalesce(${fromDay}::int, created_day)))::int as undated
    from (${placedLeads(question)}) as placed ${withOutcome({ workspace, now: asOf })}
    cross join lateral (select lead_at >= ${range.from} and lead_at < ${range.to} as in_range) as asked
    where ${passes(filter)}
    group by 1`.execute(db)
  return rows
}

const keysOf = ({ groupBy }: StabilityQuestion): RawBuilder<unknown> =>
  sql`array[${sql.join(groupBy.map((dimension) => sql.ref(dimension)))}]::text[]`

/** The Monday of an instant's week, counted from 1970-01-01. */
const weekOf = (at: RawBuilder<unknown>, zone: string): RawBuilder<unknown> =>
  sql`(date_trunc('week', ${at} at time zone ${zone})::date - date '1970-01-01')`
