import { type RawBuilder, sql } from 'kysely'
import type { Workspace } from '../workspaces/workspace.ts'
import { judgedLeads } from './judged-leads.queries.ts'
import { leadMeasures, reachedByNow } from './measures.queries.ts'

/** What of leads is kept as sums: the columns of `channel_cohort`, with how each comes of `judgedLeads`. */
export const cohortSums = (): Readonly<Record<string, RawBuilder<unknown>>> => {
  const measured = leadMeasures(reachedByNow)
  return {
    leads: measured.leads,
    mqls: measured.mqls,
    accepted: measured.accepted,
    sqls: measured.sqls,
    opportunities: measured.opportunities,
    won: measured.won,
    lost: measured.lost,
    pipeline_minor: measured.pipeline,
    revenue_minor: measured.revenue,
    worked: sql`count(*) filter (where is_worked)`,
    reached: sql`count(*) filter (where is_reached)`,
    untouched: measured.untouched,
    handoffs_due: measured.handoffs_due,
    answered_in_time: measured.answered_in_time,
  }
}

/**
 * What is known of leads changes as time goes by without anybody writing a row: an answer is due, a state ends. Roll-ups hold
 * what will be true when everything that is known by now has come to pass.
 */
export const atTheEnd = sql`'infinity'::timestamptz`

/** Leads of some persons, with each way to choose where they count: rows of `judgedLeads` and the columns of a cohort's key. */
const inCohorts = ({ id, timeZone }: Workspace, persons: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select a.assign_by, (l.lead_at at time zone ${timeZone})::date as cohort_day, a.channel, l.*
  from (${judgedLeads({ workspaceId: id, persons, asOf: atTheEnd })}) as l
  join lead_assignment a using (workspace_id, person_id, lead_no)`

/** Rows of `channel_cohort`, as far as the leads of some persons make them. */
export function cohortsOf(workspace: Workspace, persons: RawBuilder<unknown>): RawBuilder<unknown> {
  const sums = Object.entries(cohortSums()).map(
    ([name, sum]) => sql`(${sum})::${sql.raw(name.endsWith('_minor') ? 'bigint' : 'integer')} as ${sql.ref(name)}`,
  )
  return sql`
    select workspace_id, assign_by, cohort_day, channel, ${sql.join(sums)}
    from (${inCohorts(workspace, persons)}) as leads
    group by workspace_id, assign_by, cohort_day, channel`
}

/** Rows of `channel_cohort_win`, likewise. */
export const winsOf = (workspace: Workspace, persons: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select workspace_id, assign_by, cohort_day, channel, days_to_win, count(*)::integer as won
  from (${inCohorts(workspace, persons)}) as leads
  where won_known_by is not null and days_to_win is not null
  group by workspace_id, assign_by, cohort_day, channel, days_to_win`
