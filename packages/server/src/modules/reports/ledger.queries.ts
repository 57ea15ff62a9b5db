import { none } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../db/database.ts'
import { passes } from './filter.queries.ts'
import type { CountedState, LedgerFlow } from './ledger.ts'
import type { LedgerQuestion } from './ledger-question.ts'

/** Counts leads by state and whatever else is asked for. */
export async function countStates(db: Db, question: LedgerQuestion): Promise<CountedState[]> {
  const { workspace, asOf, groupBy, filter } = question
  const keys = groupBy.map((dimension) => sql.ref(dimension))
  const { rows } = await sql<CountedState>`
    select array[${sql.join(keys)}]::text[] as keys, state, count(*)::int as leads,
      (count(*) filter (where ${isOverdue(asOf)}))::int as overdue, min(since) as "oldestSince",
      coalesce(sum(deals.amount_minor), 0)::text as "pipelineMinor"
    from (${placedStates(question)}) as placed
    left join (
      select person_id, lead_no, sum(amount_minor) as amount_minor from opportunity
      where workspace_id = ${workspace.id} and not is_expansion and coalesce(created_at, '-infinity') <= ${asOf}
        and (outcome = 'OPEN' or closed_at > ${asOf})
      group by person_id, lead_no
    ) as deals on state = 'IN_PIPELINE' and deals.person_id = placed.person_id and deals.lead_no = placed.lead_no
    where ${passes(filter)}
    group by ${sql.join([...keys, sql`state`])}`.execute(db)
  return rows
}

/** Counts leads by the states that they were in and are in. */
export async function countFlows(db: Db, question: LedgerQuestion, since: Date): Promise<LedgerFlow[]> {
  const { rows } = await sql<LedgerFlow>`
    select before.state as "from", placed.state as "to", count(*)::int as leads
    from (${placedStates(question)}) as placed
    left join lead_state before on before.workspace_id = ${question.workspace.id}
      and before.person_id = placed.person_id and before.lead_no = placed.lead_no and ${isIn('before', since)}
    where ${passes(question.filter)}
    group by before.state, placed.state order by before.state nulls first, placed.state`.execute(db)
  return rows
}

/**
 * The state of every lead at an instant, with where it counts. What the outer query leaves alone costs nothing: joins
 * fall away.
 */
export const placedStates = ({ workspace, asOf }: LedgerQuestion): RawBuilder<unknown> => sql`
  select s.*, a.channel as "CHANNEL", a.source as "SOURCE", coalesce(l.owner, ${none}) as "OWNER"
  from lead_state s
  left join lead l using (workspace_id, person_id, lead_no)
  left join lead_assignment a on a.workspace_id = s.workspace_id and a.person_id = s.person_id
    and a.lead_no = s.lead_no and a.assign_by = 'LEAD_CREATION'
  where s.workspace_id = ${workspace.id} and ${isIn('s', asOf)}`

const isIn = (states: string, at: Date): RawBuilder<unknown> => sql`
  (${sql.ref(`${states}.since`)} <= ${at} and (${sql.ref(`${states}.until`)} is null or ${sql.ref(`${states}.until`)} > ${at}))`

export const isOverdue = (at: Date): RawBuilder<unknown> =>
  sql`(overdue_from < ${at} and (overdue_until is null or overdue_until > ${at}))`
