import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import type { CountedWork } from './channel-handoffs.ts'
import type { ChannelQuestion } from './channel-question.ts'
import { passes } from './filter.queries.ts'
import { isUntouchedLead } from './ledger-facts.queries.ts'
import { placedLeads } from './placed-leads.queries.ts'
import { countsForSla, isAnsweredWithinSla } from './sla.queries.ts'

/**
 * Counts what sales did with leads that were handed over, by the dimensions asked for; and once more with all of them, as
 * the one with `isTotal`. COHORT: of leads created in the range, by now. CONVERSION: what happened in the range.
 */
export async function countWork(db: Db, question: ChannelQuestion): Promise<CountedWork[]> {
  const { groupBy, filter, basis, range, asOf } = question
  const keys = sql.join(groupBy.map((dimension) => sql.ref(dimension)))
  const count = (condition: RawBuilder<unknown>) => sql`(count(*) filter (where ${condition}))::int`
  const inRange = (column: string) => sql`(${sql.ref(column)} >= ${range.from} and ${sql.ref(column)} < ${range.to})`
  const by = (column: string) => (basis === 'COHORT' ? sql`${sql.ref(column)} <= ${asOf}` : inRange(column))
  const isAsked = basis === 'COHORT' ? inRange('lead_at') : sql`(${by('worked_at')} or ${by('reached_at')} or due > 0)`
  const { rows } = await sql<CountedWork>`
    select grouping(${keys}) <> 0 as "isTotal", array[${keys}] as keys,
      ${count(by('worked_at'))} as worked, ${count(by('reached_at'))} as reached,
      ${count(isUntouchedLead('asked', asOf))} as untouched,
      coalesce(sum(due), 0)::int as due, coalesce(sum(in_time), 0)::int as "answeredInTime"
    from (
      select * from (${placedLeads(question)}) as placed
      join (${workOnLeads(question)}) as work using (person_id, lead_no)
      where ${isAsked} and ${passes(filter)}
    ) as asked
    group by grouping sets ((${keys}), ())`.execute(db)
  return rows
}

/** Of each lead that was handed over: when it was first answered and reached, and how its handoffs stand to the SLA. */
function workOnLeads({ workspace, basis, range, asOf }: ChannelQuestion): RawBuilder<unknown> {
  const isOpened = basis === 'COHORT' ? sql`true` : sql`opened_at >= ${range.from} and opened_at < ${range.to}`
  return sql`
    select person_id, lead_no, min(answered_at) as worked_at, min(reached_at) as reached_at,
      count(*) filter (where ${isOpened} and ${countsForSla(asOf)}) as due,
      count(*) filter (where ${isOpened} and ${countsForSla(asOf)} and ${isAnsweredWithinSla(asOf)}) as in_time
    from handoff
    where workspace_id = ${workspace.id} and direction = 'TO_SALES' and opened_at <= ${asOf}
    group by person_id, lead_no`
}
