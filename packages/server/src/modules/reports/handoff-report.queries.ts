import { none } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { passes } from './filter.queries.ts'
import type { HandoffQuestion } from './handoff-report.ts'
import type { CountedHandoffs } from './handoff-row.ts'
import { countsForSla, isAnswered, isAnsweredWithinSla, isHandoffOverdue, isUntouched } from './sla.queries.ts'

/** Counts handoffs by the dimensions asked for; and once more all of them, as the one with `isTotal`. */
export async function countHandoffs(db: Db, question: HandoffQuestion): Promise<CountedHandoffs[]> {
  const { groupBy, filter } = question
  const keys = sql.join(groupBy.map((dimension) => sql.ref(dimension)))
  const isTotal = groupBy.length === 0 ? sql`true` : sql`grouping(${keys}) <> 0`
  const sets = groupBy.length === 0 ? sql`()` : sql`(${keys}), ()`
  const { rows } = await sql<CountedHandoffs>`
    select ${isTotal} as "isTotal", array[${keys}]::text[] as keys, ${counts(question)}
    from (${placedHandoffs(question)}) as placed where ${passes(filter)}
    group by grouping sets (${sets})`.execute(db)
  return rows
}

/** The handoffs that were opened in the range, with where they count. */
const placedHandoffs = ({ workspace, range, direction, asOf }: HandoffQuestion): RawBuilder<unknown> => sql`
  select h.*, a.channel as "CHANNEL", a.source as "SOURCE", coalesce(h.owner, ${none}) as "OWNER"
  from handoff h
  left join lead_assignment a on a.workspace_id = h.workspace_id and a.person_id = h.person_id
    and a.lead_no = h.lead_no and a.assign_by = 'LEAD_CREATION'
  where h.workspace_id = ${workspace.id} and h.direction = ${direction}
    and h.opened_at >= ${range.from} and h.opened_at < ${range.to} and h.opened_at <= ${asOf}`

function counts({ asOf }: HandoffQuestion): RawBuilder<unknown> {
  const count = (condition: RawBuilder<unknown>) => sql`(count(*) filter (where ${condition}))::int`
  const by = (column: string) => count(sql`${sql.ref(column)} <= ${asOf}`)
  const response = sql`within group (order by response_seconds) filter (where ${isAnswered(asOf)})`
  return sql`
    count(*)::int as "handedOver",
    ${by('assigned_at')} as assigned,
    ${by('answered_at')} as worked,
    ${by('reached_at')} as reached,
    ${by('accepted_at')} as accepted,
    ${by('refused_at')} as refused,
    ${by('recycled_at')} as recycled,
    ${count(isUntouched(asOf))} as untouched,
    ${count(isHandoffOverdue(asOf))} as overdue,
    ${count(countsForSla(asOf))} as due,
    ${count(sql`${countsForSla(asOf)} and ${isAnsweredWithinSla(asOf)}`)} as "answeredInTime",
    percentile_cont(0.5) ${response} as p50,
    percentile_cont(0.9) ${response} as p90`
}
