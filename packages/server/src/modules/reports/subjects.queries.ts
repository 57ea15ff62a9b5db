import type { AccountId, Milestone, PersonId } from '@touchline/schema'
import { type RawBuilder, sql } from 'kysely'
import { anyOf } from '../../db/any-of.ts'
import type { Db } from '../../db/database.ts'
import { groupBy } from '../../lib/group-by.ts'
import { compareText } from '../../lib/order.ts'
import type { Creditable } from '../attribution/eligible.ts'
import type { AttributionQuestion } from './attribution-report.ts'
import { type LeadKey, leadText } from './keys.ts'

/** A touchpoint, and whose it is. */
export type OwnTouchpoint = Creditable & { readonly personId: PersonId }

/** Whose journey led to a conversion. */
export type Subject = {
  /** In time order. */
  readonly journey: readonly OwnTouchpoint[]
  /** When the first lead of the account was created. Null where the lead stands for itself. */
  readonly firstLeadAt: Date | null
}

/** The subjects of `leads`, which reached the question's milestone. */
export async function subjectsOf(
  db: Db,
  question: AttributionQuestion,
  leads: readonly LeadKey[],
): Promise<(lead: LeadKey) => Subject> {
  if (question.subject === 'ACCOUNT') return accountsBehind(db, question, leads)
  const journeys = await journeysOf(
    db,
    question,
    leads.map(({ personId }) => personId),
  )
  return ({ personId }) => ({ journey: journeys.get(personId) ?? [], firstLeadAt: null })
}

/** The persons of a lead: some by themselves, others by their account. */
type Party = LeadKey & {
  readonly persons: readonly PersonId[]
  readonly accounts: readonly AccountId[]
  readonly firstLeadAt: Date | null
}

/** Accounts with many leads have one journey for all of them. */
async function accountsBehind(
  db: Db,
  question: AttributionQuestion,
  leads: readonly LeadKey[],
): Promise<(lead: LeadKey) => Subject> {
  const parties = await partiesOf(db, question, leads)
  const members = await membersOf(
    db,
    question,
    parties.flatMap(({ accounts }) => accounts),
  )
  const personsOf = ({ persons, accounts }: Party): PersonId[] => [
    ...new Set([...accounts.flatMap((account) => members.get(account) ?? []), ...persons]),
  ]
  const everybody = new Set(parties.flatMap(personsOf))
  const journeys = await journeysOf(db, question, [...everybody])
  const merged = new Map<string, readonly OwnTouchpoint[]>()
  const subjects = parties.map((party): [string, Subject] => {
    const persons = personsOf(party).sort(compareText)
    const name = persons.join()
    const journey = merged.get(name) ?? persons.flatMap((person) => journeys.get(person) ?? []).sort(inTimeOrder)
    merged.set(name, journey)
    return [leadText(party), { journey, firstLeadAt: party.firstLeadAt }]
  })
  const subjectOf = new Map(subjects)
  return (lead) => subjectOf.get(leadText(lead)) ?? { journey: [], firstLeadAt: null }
}

const inTimeOrder = (a: OwnTouchpoint, b: OwnTouchpoint): number =>
  a.at - b.at || compareText(a.id, b.id) || compareText(a.streamId, b.streamId)

async function partiesOf(db: Db, question: AttributionQuestion, leads: readonly LeadKey[]): Promise<Party[]> {
  const asked = sql`select * from unnest(${leads.map(({ personId }) => personId)}::uuid[],
    ${leads.map(({ no }) => no)}::integer[]) as lead (person_id, lead_no)`
  const { rows } = await sql<Party>`
    with ${partsOf(question, asked)}
    select a.person_id as "personId", a.lead_no as no, coalesce(themselves.persons, '{}') || a.person_id as persons,
      coalesce(theirs.accounts, '{}') as accounts, theirs.first_lead_at as "firstLeadAt"
    from asked a
    left join (
      select person_id, lead_no, array_agg(person) as persons from party_person group by person_id, lead_no
    ) as themselves using (person_id, lead_no)
    left join (
      select p.person_id, p.lead_no, array_agg(p.account_id) filter (where not p.has_roles) as accounts,
        min(f.lead_at) as first_lead_at
      from party_account p left join first_lead f using (account_id) group by p.person_id, p.lead_no
    ) as theirs using (person_id, lead_no)`.execute(db)
  return rows
}

/** Milestones that opportunities are about, and which of them these are. */
const dealsOf: { readonly [Name in Milestone]?: RawBuilder<unknown> } = {
  OPPORTUNITY: sql`true`,
  WON: sql`o.outcome = 'WON'`,
  LOST: sql`o.outcome = 'LOST'`,
}

/**
 * Who has a part in leads, as relations to name in a query: `party_person`, those by themselves, and `party_account`. Of an
 * opportunity with contact roles these have it, otherwise the account that the CRM names for it; else that of the lead's person.
 *
 * @param leads Gives `person_id` and `lead_no`.
 */
export const partsOf = (
  { workspace: { id }, milestone }: AttributionQuestion,
  leads: RawBuilder<unknown>,
): RawBuilder<unknown> => sql`
  asked as materialized (${leads}),
  deal as materialized (
    select o.person_id, o.lead_no, o.account_id, o.system, o.opportunity_id
    from asked a join opportunity o on o.workspace_id = ${id} and o.person_id = a.person_id and o.lead_no = a.lead_no
    where not o.is_expansion and ${dealsOf[milestone] ?? sql`false`}
  ),
  party_role as materialized (
    select d.person_id, d.lead_no, r.contact_person_id as person
    from deal d join contact_role r on r.workspace_id = ${id} and r.person_id = d.person_id and r.system = d.system
      and r.opportunity_id = d.opportunity_id
  ),
  party_person as materialized (select distinct * from party_role where person is not null),
  party_account as materialized (
    select named.*, exists (
      select from party_role r where r.person_id = named.person_id and r.lead_no = named.lead_no
    ) as has_roles
    from (
      select person_id, lead_no, account_id from deal where account_id is not null
      union
      select a.person_id, a.lead_no, p.account_id
      from asked a join account_person p on p.workspace_id = ${id} and p.person_id = a.person_id
      where not exists (
        select from deal d where d.person_id = a.person_id and d.lead_no = a.lead_no and d.account_id is not null
      )
    ) as named
  ),
  first_lead as materialized (
    select p.account_id, min(l.lead_at) as lead_at
    from account_person p join lead l on l.workspace_id = p.workspace_id and l.person_id = p.person_id
    where p.workspace_id = ${id} and p.account_id in (select account_id from party_account)
    group by p.account_id
  )`

async function membersOf(
  db: Db,
  { workspace }: AttributionQuestion,
  accounts: readonly AccountId[],
): Promise<Map<AccountId, PersonId[]>> {
  const rows = await db
    .selectFrom('account_person')
    .where('workspace_id', '=', workspace.id)
    .where('account_id', '=', anyOf([...new Set(accounts)]))
    .select(['account_id', 'person_id'])
    .execute()
  const grouped = [...groupBy(rows, ({ account_id }) => account_id)]
  return new Map(grouped.map(([account, own]) => [account, own.map(({ person_id }) => person_id)]))
}

/** The journeys of persons, each in time order. Whoever has none is left out. */
async function journeysOf(
  db: Db,
  { workspace }: AttributionQuestion,
  persons: readonly PersonId[],
): Promise<Map<PersonId, OwnTouchpoint[]>> {
  const { rows } = await sql<Omit<OwnTouchpoint, 'at'> & { at: Date }>`
    select subject_id as "personId", stream_id as "streamId", touchpoint_id as id, occurred_at as at, side, channel
    from touchpoint where workspace_id = ${workspace.id} and subject_id = ${anyOf(persons)}
    order by subject_id, occurred_at, touchpoint_id, stream_id`.execute(db)
  return groupBy(
    rows.map((row) => ({ ...row, at: row.at.getTime() })),
    ({ personId }) => personId,
  )
}

/** With whom a person counts as one: with their whole account, if that is what is asked about. */
export const countedWith = (
  { subject, workspace }: AttributionQuestion,
  person: RawBuilder<unknown>,
): RawBuilder<unknown> =>
  subject === 'PERSON'
    ? person
    : sql`coalesce((
        select m.account_id from account_person m where m.workspace_id = ${workspace.id} and m.person_id = ${person}
      ), ${person})`
