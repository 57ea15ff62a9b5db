import type { PersonId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { untouchedStates } from '../handoffs/ledger-state.ts'
import type { ChannelQuestion } from './channel-question.ts'
import { atTheEnd } from './cohort-sums.queries.ts'
import { passes } from './filter.queries.ts'
import { judgedLeads } from './judged-leads.queries.ts'
import type { WorkChanges } from './rolled-up-leads.ts'

/** How what sales did with leads, as of now, differs from what roll-ups say: how it will have ended. */
export async function countWorkChanges(db: Db, question: ChannelQuestion): Promise<WorkChanges[]> {
  const persons = await changingPersons(db, question)
  if (persons.length === 0) return []
  const { groupBy, filter, range, asOf } = question
  const keys = sql.join(groupBy.map((dimension) => sql.ref(dimension)))
  const sum = (counts: RawBuilder<unknown>) => sql`sum(sign * ${counts})::int`
  const { rows } = await sql<WorkChanges>`
    select array[${keys}] as keys,
      ${sum(sql`is_worked::int`)} as worked, ${sum(sql`is_reached::int`)} as reached,
      ${sum(sql`is_untouched::int`)} as untouched, ${sum(sql`handoffs_due`)} as due,
      ${sum(sql`answered_in_time`)} as "answeredInTime"
    from (
      ${judged(question, persons, 1, asOf)} union all ${judged(question, persons, -1, atTheEnd)}
    ) as placed
    where lead_at >= ${range.from} and lead_at < ${range.to} and ${passes(filter)}
    group by ${keys}`.execute(db)
  return rows
}

/** Persons with a lead of which anything may yet change without a row being written: all of them, and maybe others. */
async function changingPersons(db: Db, { workspace, asOf }: ChannelQuestion): Promise<PersonId[]> {
  const { rows } = await sql<{ id: PersonId }>`
    select person_id as id from handoff
    where workspace_id = ${workspace.id} and direction = 'TO_SALES'
      and greatest(opened_at, answered_at, reached_at, case when answered_at is null then due_at end) >= ${asOf}
    union
    select person_id from lead_state
    where workspace_id = ${workspace.id} and state in (${sql.join(untouchedStates.map((state) => sql.lit(state)))})
      and greatest(since, until) >= ${asOf}`.execute(db)
  return rows.map(({ id }) => id)
}

const judged = (
  { workspace, assignBy, zone }: ChannelQuestion,
  persons: readonly PersonId[],
  sign: 1 | -1,
  asOf: Date | RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  select ${sql.lit(sign)} as sign, l.*, a.channel as "CHANNEL", to_char(l.lead_at at time zone ${zone}, 'YYYY-MM') as "MONTH"
  from (${judgedLeads({ workspaceId: workspace.id, persons: sql`${persons}::uuid[]`, asOf })}) as l
  join lead_assignment a using (workspace_id, person_id, lead_no)
  where a.assign_by = ${assignBy}`
