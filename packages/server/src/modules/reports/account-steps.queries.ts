import { salesSourced } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import { askedConversions } from './attribution.queries.ts'
import type { AttributionQuestion } from './attribution-report.ts'
import { partsOf } from './subjects.queries.ts'

/**
 * The steps of the journeys of accounts, as relations to name in a query, of which `step` is the last. Each lead has the journey
 * of everybody who has a part in it, as of the rules.
 *
 * @param keys What a step is called: of touchpoint `t`.
 * @param lookback How far before its end a journey begins.
 */
export function stepsOfAccounts(
  question: AttributionQuestion,
  keys: RawBuilder<unknown>,
  lookback: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const { milestone, chain, workspace } = question
  const isForLeads = chain.includeNull && milestone !== 'LEAD'
  const leads = isForLeads ? sql`${converted(question)} union all ${leadsWithout(question)}` : converted(question)
  const more = chain.includeNull && milestone === 'LEAD' ? sql`union all ${noLeads(question, keys)}` : sql``
  return sql`
    ${partsOf(question, leads)},
    member as (
      select person_id, lead_no, person_id as person from asked
      union select person_id, lead_no, person from party_person
      union select p.person_id, p.lead_no, m.person_id
      from party_account p join account_person m on m.workspace_id = ${workspace.id} and m.account_id = p.account_id
      where not p.has_roles
    ),
    any_step as (
      select a.person_id as subject_id, a.lead_no, a.has_converted, a.until, t.occurred_at, t.touchpoint_id, t.stream_id,
        ${keys} as keys, max(t.occurred_at) over (partition by a.person_id, a.lead_no) as last_at
      from asked a
      join member m on m.person_id = a.person_id and m.lead_no = a.lead_no
      join touchpoint t on t.workspace_id = ${workspace.id} and t.subject_id = m.person and t.side = 'MARKETING'
        and t.occurred_at <= a.until
      ${more}
    ),
    step as (
      select * from any_step where occurred_at >= case when has_converted then until else last_at end - ${lookback}
    )`
}

const converted = (question: AttributionQuestion): RawBuilder<unknown> => sql`
  select c.person_id, c.lead_no, true as has_converted, c.at as until
  from ${askedConversions(question)} and c.uncredited_to <> ${salesSourced}`

/** Leads of the range that didn't reach the milestone, up to where they were closed, or as of now. */
const leadsWithout = ({ workspace, range, milestone, asOf }: AttributionQuestion): RawBuilder<unknown> => sql`
  select l.person_id, l.lead_no, false, least(l.won_at, l.lost_at, ${asOf}::timestamptz)
  from lead l
  where l.workspace_id = ${workspace.id} and not l.is_sales_sourced
    and l.lead_at >= ${range.from} and l.lead_at < ${range.to}
    and ${sql.ref(`l.${milestone.toLowerCase()}_known_by`)} is null`

/** Accounts without a lead, and visitors and persons that are no lead and in no account, with their last touchpoint in the range. */
const noLeads = (
  { workspace, range, asOf }: AttributionQuestion,
  keys: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  select * from (
    select coalesce(p.account_id, t.subject_id), 0, false, null::timestamptz, t.occurred_at, t.touchpoint_id, t.stream_id,
      ${keys}, max(t.occurred_at) over (partition by coalesce(p.account_id, t.subject_id)) as last_at
    from touchpoint t
    left join account_person p on p.workspace_id = t.workspace_id and p.person_id = t.subject_id
    where t.workspace_id = ${workspace.id} and t.side = 'MARKETING' and t.occurred_at <= ${asOf}
      and not exists (select from lead l where l.workspace_id = t.workspace_id and l.person_id = t.subject_id)
      and (p.account_id is null or p.account_id not in (
        select m.account_id from account_person m
        join lead l on l.workspace_id = m.workspace_id and l.person_id = m.person_id
        where m.workspace_id = ${workspace.id}
      ))
  ) as of_no_lead
  where last_at >= ${range.from} and last_at < ${range.to}`
