import type { WorkspaceId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import { isUntouchedLead } from './ledger-facts.queries.ts'
import { countsForSla, isAnsweredWithinSla } from './sla.queries.ts'

type Judging = {
  readonly workspaceId: WorkspaceId
  /** An array of the persons whose leads are meant. */
  readonly persons: RawBuilder<unknown>
  /** As of when it is judged what sales did. */
  readonly asOf: Date | RawBuilder<unknown>
}

/**
 * Leads of some persons, one row each, with what `leadMeasures` asks of them and whether sales worked and reached them: what
 * `countWork` says of all leads with basis COHORT, looked up for a few.
 */
export const judgedLeads = ({ workspaceId, persons, asOf }: Judging): RawBuilder<unknown> => sql`
  select l.workspace_id, l.person_id, l.lead_no, l.lead_at, l.days_to_win, l.pipeline_minor, l.revenue_minor,
    l.mql_known_by, l.sal_known_by, l.sql_known_by, l.opportunity_known_by, l.won_known_by, l.lost_known_by,
    coalesce(work.worked_at <= ${asOf}, false) as is_worked, coalesce(work.reached_at <= ${asOf}, false) as is_reached,
    work.due is not null and ${isUntouchedLead('l', asOf)} as is_untouched,
    coalesce(work.due, 0) as handoffs_due, coalesce(work.in_time, 0) as answered_in_time
  from lead l left join lateral (
    select min(answered_at) as worked_at, min(reached_at) as reached_at,
      count(*) filter (where ${countsForSla(asOf)}) as due,
      count(*) filter (where ${countsForSla(asOf)} and ${isAnsweredWithinSla(asOf)}) as in_time
    from handoff h
    where h.workspace_id = l.workspace_id and h.person_id = l.person_id and h.lead_no = l.lead_no
      and h.direction = 'TO_SALES' and h.opened_at <= ${asOf}
    group by h.lead_no
  ) as work on true
  where l.workspace_id = ${workspaceId} and l.person_id = any(${persons})`
