import { sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { passes } from './filter.queries.ts'
import type { FunnelQuestion } from './funnel-question.ts'
import type { CountedStep } from './funnel-steps.ts'
import { dayOf } from './lead-outcomes.queries.ts'
import { placedLeads } from './placed-leads.queries.ts'
import type { Recording } from './recording.ts'
import { hoursBetween } from './stage-exits.queries.ts'

/** Counts leads that were created in the range by the dimensions asked for, by how far they came, and what became of them. */
export async function countSteps(db: Db, question: FunnelQuestion, { fromDay }: Recording): Promise<CountedStep[]> {
  const { workspace, groupBy, range, filter } = question
  const keys = sql.join(groupBy.map((dimension) => sql.ref(dimension)))
  const grouped = sql.join([...groupBy.map((dimension) => sql.ref(dimension)), sql`furthest, outcome, recorded`])
  const { rows } = await sql<CountedStep>`
    select array[${keys}]::text[] as keys, furthest, outcome, recorded, count(*)::int as leads,
      array[${sql.join(laterMilestones.map((column) => countKnown(column, 'IMPLIED')))}]::int[] as implied,
      array[${sql.join(laterMilestones.map((column) => countKnown(column, 'STAGE')))}]::int[] as undated,
      coalesce(sum(revenue_minor) filter (where is_valued), 0)::text as "valueMinor",
      (count(*) filter (where is_valued))::int as valued,
      coalesce(sum(cycle_hours), 0)::float8 as "cycleHours", count(cycle_hours)::int as timed
    from (${placedLeads(question)}) as placed
    cross join lateral (
      select case
          when won_known_by is not null then 5 when opportunity_known_by is not null then 4
          when sql_known_by is not null then 3 when sal_known_by is not null then 2
          when mql_known_by is not null then 1 else 0
        end as furthest,
        case when won_known_by is not null then 'WON' when lost_known_by is not null then 'LOST' else 'OPEN' end as outcome,
        ${dayOf(sql`lead_at`, workspace.timeZone)} >= coalesce(${fromDay}::int, ${dayOf(sql`lead_at`, workspace.timeZone)}) as recorded,
        case when opportunity_at is not null and won_at is not null then greatest(0, ${hoursBetween(sql`opportunity_at`, sql`won_at`, workspace.timeZone)}) end as cycle_hours,
        won_known_by is not null and exists (
          select from opportunity deal
          where deal.workspace_id = placed.workspace_id and deal.person_id = placed.person_id and deal.lead_no = placed.lead_no
            and deal.outcome = 'WON' and deal.amount_minor is not null and not deal.is_expansion
        ) as is_valued
    ) as told
    where lead_at >= ${range.from} and lead_at < ${range.to} and ${passes(filter)}
    group by ${grouped}`.execute(db)
  return rows
}

const laterMilestones = ['mql', 'sal', 'sql', 'opportunity', 'won'] as const

const countKnown = (milestone: string, knownBy: string) =>
  sql`count(*) filter (where ${sql.ref(`${milestone}_known_by`)} = ${knownBy})`
