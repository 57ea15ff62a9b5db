import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { CountedCohort } from './cohorts.ts'
import { passes } from './filter.queries.ts'
import { withOutcome } from './lead-outcomes.queries.ts'
import type { MaturityQuestion } from './maturity-question.ts'
import { placedLeads } from './placed-leads.queries.ts'
import type { Recording } from './recording.ts'

/** Counts the leads of each month, and of those that have had so many days, how many were won in them. */
export async function countCohorts(
  db: Db,
  question: MaturityQuestion,
  { fromDay }: Recording,
): Promise<CountedCohort[]> {
  const { range, filter, ages } = question
  const { rows } = await sql<CountedCohort>`
    select "MONTH" as month, count(*)::int as leads,
      ${countAt(ages, (age) => sql`days_watched >= ${age}`)} as had,
      ${countAt(ages, (age) => sql`days_watched >= ${age} and outcome = 'WON' and days <= ${age}`)} as won
    from (${placedLeads(question)}) as placed ${withOutcome(question)}
    where lead_at >= ${range.from} and lead_at < ${range.to} and ${passes(filter)}
      and outcome <> 'UNDATED' and created_day >= coalesce(${fromDay}::int, created_day)
    group by "MONTH" order by "MONTH"`.execute(db)
  return rows
}

const countAt = (ages: readonly number[], condition: (age: number) => RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`array[${sql.join(ages.map((age) => sql`count(*) filter (where ${condition(age)})`))}]::int[]`
